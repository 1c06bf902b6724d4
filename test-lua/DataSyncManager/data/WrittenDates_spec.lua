local modules = require("test-lua.helpers.modules")

local dates = modules.load().require("src.DataSyncManager.data.WrittenDates")

describe("a date that somebody wrote", function()
  it("is read if it can be only one", function()
    for written, stamp in pairs({
      ["2026-11-20"] = "20261120000000",
      ["2026-11-20 20:00"] = "20261120200000",
      ["2026-11-20 8:30 pm"] = "20261120203000",
      ["2026-11-20T20:00:05Z"] = "20261120200005",
      ["2026/11/20"] = "20261120000000",
      ["20.11.2026 20:00"] = "20261120200000",
      ["11/20/2026"] = "20261120000000",
      ["20/11/2026"] = "20261120000000",
      ["01/10/25 20:30:00"] = "20250110203000",
      ["20261120"] = "20261120000000",
      ["20250110203000"] = "20250110203000",
      ["5/5/2026 12:00 AM"] = "20260505000000",
    }) do
      assert.equal(stamp, dates.stampOfDate(dates.readWrittenDate(written)), written)
    end
  end)

  it("is left alone if it is none, or could be two", function()
    for _, written in ipairs({
      "",
      "next Friday 8pm",
      "soon",
      "10/11/2026",
      "2026-13-01",
      "2026-02-30",
      "31.11.2026",
      "11/20",
      "2026-11-20 25:00",
      "2026-11-20 or so",
      "2026-11/20",
      "99999999",
      "1/2/3/4",
      "20:00",
    }) do
      assert.is_nil(dates.readWrittenDate(written), written)
    end
  end)
end)
