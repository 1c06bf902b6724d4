local guild = require("test-lua.helpers.guild")

describe("at login,", function()
  it("old tombstones lose their data but stay", function()
    local client = guild.loadedLoner(guild.savedTable({
      guild.article("news", 1, { deleted = true, lastUpdated = guild.daysAgo(31), later = 5 }),
      guild.article("news", 2, { deleted = true, lastUpdated = guild.daysAgo(29) }),
      guild.article("news", 3, { lastUpdated = guild.daysAgo(300) }),
    }))
    local marker = guild.entry(client, "news", guild.article("news", 1).id)
    assert.same({}, marker.data)
    assert.same({ true, guild.daysAgo(31), 5 }, { marker.deleted, marker.lastUpdated, marker.later })
    assert.is_string(guild.entry(client, "news", guild.article("news", 2).id).data.title)
    assert.is_string(guild.entry(client, "news", guild.article("news", 3).id).data.title)
  end)

  it("logs are trimmed, and old users and sessions are dropped", function()
    local log = {}
    for index = 1, 1500 do
      log[index] = { time = guild.daysAgo(1), session = "x", step = "1", user = "u", table = "t", text = "line " .. index }
    end
    local function session(updated)
      return { user = "U-E", mode = "all", days = 0, updated = updated, started = updated, status = "Failed", tables = {} }
    end
    local client = guild.loadedLoner(guild.savedTable({}, {
      senderLogs = log,
      userStatus = { ["Old-Eonar"] = { lastSeen = guild.daysAgo(181) }, ["New-Eonar"] = { lastSeen = guild.daysAgo(179) } },
      syncSessions = { ["sender:A-B"] = session(guild.daysAgo(31)), ["sender:C-D"] = session(guild.daysAgo(29)) },
    }))
    local data = guild.data(client)
    assert.is_true(#data.senderLogs <= 1000)
    assert.equal("line 1500", data.senderLogs[#data.senderLogs].text)
    assert.same({ nil, "table" }, { data.userStatus["Old-Eonar"], type(data.userStatus["New-Eonar"]) })
    assert.same({ nil, "table" }, { data.syncSessions["sender:A-B"], type(data.syncSessions["sender:C-D"]) })
  end)
end)
