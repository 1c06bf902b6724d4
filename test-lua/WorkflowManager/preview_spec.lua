-- A preview of a sync: the exact counts, with nothing written on either side.

local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

--- The news of both sides: one entry only here, one only there, one newer here, one newer there, one deleted there, one equal.
local function sides()
  local old, new = guild.daysAgo(9), guild.daysAgo(2)
  local here = {
    guild.article("news", 1),
    guild.article("news", 3, { lastUpdated = new }),
    guild.article("news", 4, { lastUpdated = old }),
    guild.article("news", 5, { lastUpdated = old }),
    guild.article("news", 6),
  }
  local there = {
    guild.article("news", 2),
    guild.article("news", 3, { lastUpdated = old }),
    guild.article("news", 4, { lastUpdated = new }),
    guild.article("news", 5, { lastUpdated = new, deleted = true }),
    guild.article("news", 6),
  }
  return here, there
end

--- The version of each entry that a client has of a table.
local function versions(client, tableType)
  local stamps = {}
  for id, entry in pairs(guild.data(client).sharedData[tableType]) do
    stamps[id] = entry.lastUpdated .. tostring(entry.deleted)
  end
  return stamps
end

describe("a preview", function()
  it("shows exactly what the next sync does, and writes nothing", function()
    local here, there = sides()
    local realm, anna, bert = guild.pair(here, there)
    local before = { versions(anna, "news"), versions(bert, "news") }
    anna.slash("/gh sync all force dry")
    realm.run(60)
    assert.matches("^Dry Run: 1 user checked", anna.chat[#anna.chat])
    local run = anna.env.GuildHelper.SyncState()
    local preview = { run.users[1].tables.news.here, run.users[1].tables.news.there }
    assert.same({ added = 1, replaced = 1, deleted = 1, unchanged = 0, refused = 0 }, preview[1])
    assert.same(before, { versions(anna, "news"), versions(bert, "news") })
    assert.is_nil(guild.data(anna).userStatus["Bert-Eonar"].lastSync)
    assert.is_nil(next(guild.data(anna).syncSessions))
    guild.sync(realm, anna, "all force")
    run = anna.env.GuildHelper.SyncState()
    assert.same(preview, { run.users[1].tables.news.here, run.users[1].tables.news.there })
    assert.same(versions(anna, "news"), versions(bert, "news"))
    guild.assertClean(anna, bert)
  end)

  it("keeps the point at which an interrupted sync stopped", function()
    local roster = sim.sampleRoster(600, 3, guild.NOW, { guild.EONAR })
    local realm, anna, bert = guild.pair({}, roster)
    anna.slash("/gh sync")
    realm.run(10)
    anna.slash("/gh stop")
    realm.run(20)
    local stored = guild.data(anna).syncSessions["sender:Bert-Eonar"].whole
    assert.is_true(stored ~= nil and stored.upTo ~= "")
    local upTo = stored.upTo
    anna.slash("/gh sync force dry")
    realm.run(60)
    assert.equal(upTo, guild.data(anna).syncSessions["sender:Bert-Eonar"].whole.upTo)
    guild.assertClean(anna, bert)
  end)

  it("is shown before a forced full sync from the window, which has to be confirmed", function()
    local here, there = sides()
    local realm, anna, bert = guild.pair(here, there)
    window.open(realm, anna, "PANE_SYNC")
    anna.clickLabel("Also recent")
    anna.clickLabel("Sync All")
    realm.run(60)
    assert.is_true(window.sees(anna, "This is what the sync would do:"))
    assert.same({}, anna.layoutFaults())
    assert.is_nil(guild.entry(bert, "news", "202611010000010001"))
    anna.clickLabel("Sync now")
    realm.run(60)
    assert.same(versions(anna, "news"), versions(bert, "news"))
    guild.assertClean(anna, bert)
  end)
end)
