local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

describe("unconfirmed entries", function()
  local unconfirmed, saved

  before_each(function()
    local _, data, client = modules.store()
    unconfirmed, saved = client.require("src.DataSyncManager.data.Unconfirmed"), data
  end)

  --- Notes so many entries as unconfirmed, each over this known version.
  local function note(count, known, tableType)
    for index = 1, count do
      unconfirmed.noteUnconfirmed(tableType or "news", "id" .. index, { from = "Mia-Eonar", known = known })
    end
  end

  it("are 5000 of a table at most, each table by itself", function()
    note(4999)
    assert.is_true(unconfirmed.hasRoomForUnconfirmed("news", nil))
    note(5000)
    assert.is_false(unconfirmed.hasRoomForUnconfirmed("news", nil))
    assert.is_true(unconfirmed.hasRoomForUnconfirmed("calendar", nil))
    unconfirmed.forgetUnconfirmed("news", "id1")
    assert.is_true(unconfirmed.hasRoomForUnconfirmed("news", nil))
  end)

  it("keep at most 4 MB of the known versions that are read meanwhile", function()
    local known = guild.article("news", 1, nil, { content = ("x"):rep(16000) })
    note(240, known)
    assert.is_true(unconfirmed.hasRoomForUnconfirmed("news", known))
    note(250, known)
    assert.is_false(unconfirmed.hasRoomForUnconfirmed("news", known))
    for index = 1, 250 do
      unconfirmed.forgetUnconfirmed("news", "id" .. index)
    end
    assert.is_true(unconfirmed.hasRoomForUnconfirmed("news", known))
  end)

  it("that were dropped are remembered, each version by itself, up to 1000", function()
    local function version(title) return guild.article("news", 1, nil, { title = title }) end
    for index = 1, 1001 do
      unconfirmed.refuseVersion(version("Forged " .. index))
    end
    assert.is_true(unconfirmed.isRefusedVersion(version("Forged 1")))
    assert.is_true(unconfirmed.isRefusedVersion(version("Forged 1000")))
    assert.is_false(unconfirmed.isRefusedVersion(version("Forged 1001")))
    assert.is_false(unconfirmed.isRefusedVersion(version("Other")))
    local count = 0
    for _ in pairs(saved.refusedVersions) do
      count = count + 1
    end
    assert.equal(1000, count)
  end)
end)
