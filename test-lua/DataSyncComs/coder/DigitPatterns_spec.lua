local packing = require("test-lua.helpers.packing")

local coders = packing.coders

describe("a text's digit pattern", function()
  it("is not used if it is too long", function()
    local patterns = packing.client.require("src.DataSyncComs.coder.DigitPatterns")
    local ppm = packing.client.require("src.DataSyncComs.coder.PpmModel")
    local function exchange(text)
      local writer = coders.createWriter()
      patterns.codeDigitPattern(writer, patterns.createDigitPatterns(), ppm.createPpmModel(), text)
      local reader = coders.createReader(coders.finishWriting(writer), 1000)
      local read = patterns.codeDigitPattern(reader, patterns.createDigitPatterns(), ppm.createPpmModel(), "")
      return not reader.isBroken and read
    end
    assert.equal(("7"):rep(32), exchange(("7"):rep(32)))
    assert.is_false(exchange(("7"):rep(33)))
  end)
end)
