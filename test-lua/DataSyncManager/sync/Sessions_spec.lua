local modules = require("test-lua.helpers.modules")

--- How many things are in a table.
local function countIn(map)
  local count = 0
  for _ in pairs(map) do
    count = count + 1
  end
  return count
end

describe("the stored sessions and users", function()
  local _, saved, client = modules.store()
  local sessions = client.require("src.DataSyncManager.sync.Sessions")

  --- Opens a session with a user of that number.
  local function open(number)
    return sessions.newSession({
      role = "receiver",
      sessionId = "Ab3x",
      user = ("User%04d-Eonar"):format(number),
      userGuild = "",
      mode = "all",
      days = 0,
      scope = {},
      isPreview = false,
    })
  end

  it("are a thousand and 2500 at most; with one more the oldest tenth goes", function()
    for number = 1, 2500 do
      saved.userStatus[("User%04d-Eonar"):format(number)] = { lastSeen = ("202611%08d"):format(number) }
    end
    for number = 1, 1000 do
      open(number)
    end
    assert.equal(1000, countIn(saved.syncSessions))
    assert.equal(2500, countIn(saved.userStatus))
    saved.userStatus["Late-Eonar"] = { lastSeen = "20261201000000" }
    saved.syncSessions["receiver:User0001-Eonar"].updated = "20200101000000"
    open(1001)
    assert.equal(900, countIn(saved.syncSessions))
    assert.equal(2250, countIn(saved.userStatus))
    assert.is_nil(saved.syncSessions["receiver:User0001-Eonar"])
    assert.is_nil(saved.userStatus["User0001-Eonar"])
    assert.is_table(saved.userStatus["Late-Eonar"])
  end)
end)
