local addons = require("test-lua.helpers.addons")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA
local daysAgo = guild.daysAgo

--- What Anna and Bert have of each table: entries that the other lacks, conflicts and tombstones in both directions.
local function bothSides()
  local anna, bert = { guild.setup(EONAR, { EONAR, ALLERIA }, daysAgo(50)) }, { guild.setup(EONAR, { EONAR }, daysAgo(90)) }
  for _, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
    local function article(number, changes, data) return guild.article(tableType, number, changes, data) end
    anna[#anna + 1] = article(1)
    bert[#bert + 1] = article(2)
    anna[#anna + 1] = article(3, { lastUpdated = daysAgo(2) }, { title = "Anna's is newer" })
    bert[#bert + 1] = article(3, { lastUpdated = daysAgo(3) })
    anna[#anna + 1] = article(4, { lastUpdated = daysAgo(3) })
    bert[#bert + 1] = article(4, { lastUpdated = daysAgo(2) }, { title = "Bert's is newer" })
    anna[#anna + 1] = article(5, { lastUpdated = daysAgo(2), deleted = true })
    bert[#bert + 1] = article(5, { lastUpdated = daysAgo(3) })
    anna[#anna + 1] = article(6, { lastUpdated = daysAgo(3), deleted = true })
    bert[#bert + 1] = article(6, { lastUpdated = daysAgo(2) }, { title = "edited after it was deleted" })
    anna[#anna + 1] = article(7)
    bert[#bert + 1] = article(7)
    bert[#bert + 1] = article(8, { deleted = true })
  end
  anna[#anna + 1] = guild.member("Old-Eonar", { lastUpdated = daysAgo(9) }, { level = 10 })
  bert[#bert + 1] = guild.member("Old-Eonar", { lastUpdated = daysAgo(8) }, { level = 11 })
  anna[#anna + 1] = guild.member(
    "Twin-Alleria",
    { guildName = ALLERIA, note = "kept", lastUpdated = daysAgo(4) },
    { secret = { 1, 2 } }
  )
  bert[#bert + 1] = guild.member("Solo-Eonar", { lastUpdated = daysAgo(30) })
  return anna, bert
end

for _, flavor in ipairs({ "mainline", "mists", "tbc", "vanilla" }) do
  describe("on " .. flavor .. ", a sync", function()
    it("makes all five tables equal in both directions, and a second one moves nothing", function()
      local first, second = bothSides()
      local realm, anna, bert = guild.pair(first, second, {}, { flavor = flavor })
      assert.matches("^Sync Complete: ", guild.sync(realm, anna))
      guild.assertSame(anna, bert)
      assert.equal("Anna's is newer", guild.entry(bert, "news", guild.article("news", 3).id).data.title)
      assert.equal("Bert's is newer", guild.entry(anna, "news", guild.article("news", 4).id).data.title)
      assert.is_true(guild.entry(bert, "calendar", guild.article("calendar", 5).id).deleted)
      local revived = guild.entry(anna, "guildInfo", guild.article("guildInfo", 6).id)
      assert.same({ false, "edited after it was deleted" }, { revived.deleted, revived.data.title })
      assert.is_true(guild.entry(anna, "news", guild.article("news", 8).id).deleted)
      assert.equal(11, guild.entry(anna, "roster", "Old-Eonar").data.level)
      local twin = guild.entry(bert, "roster", "Twin-Alleria")
      assert.same({ "kept", { 1, 2 } }, { twin.note, twin.data.secret })

      assert.matches("^Sync Complete: 1 user, everything was equal already", guild.sync(realm, anna, "all force"))
      assert.equal(0, guild.moved(anna))
      assert.matches("^Sync Complete: ", guild.sync(realm, bert, "all force"))
      assert.equal(0, guild.moved(bert))
      guild.assertClean(anna, bert)
    end)
  end)
end

describe("a sync", function()
  --- A long roster for both sides, of which Bert has `later` entries in a newer version, and Anna `earlier` others.
  local function longRosters(later, earlier)
    local entries = sim.sampleRoster(300, 3, guild.NOW - 40 * 86400, { guild.EONAR })
    local first, second = {}, {}
    for index, entry in ipairs(entries) do
      first[index], second[index] = entry, entry
      local changed = guild.member(entry.id, { lastUpdated = daysAgo(3, index) }, { level = 7 })
      if index <= later then
        second[index] = changed
      elseif index <= later + earlier then
        first[index] = changed
      end
    end
    return first, second
  end

  it("of long tables transmits only what differs, however little or much that is", function()
    for _, case in ipairs({ { 0, 1 }, { 3, 2 }, { 40, 30 }, { 150, 140 } }) do
      local first, second = longRosters(case[1], case[2])
      local realm, anna, bert = guild.pair(first, second)
      assert.matches("^Sync Complete", guild.sync(realm, anna))
      guild.assertSame(anna, bert)
      local log = guild.log(anna, "sender")
      if case[1] < 10 then
        assert.matches("2.3.1 Bert%-Eonar roster 25 cells showed the differences to the 301 rows here", log)
      elseif case[1] > 100 then
        assert.matches("2.3.1 Bert%-Eonar roster 301 metadata rows received", log)
      end
      assert.equal(301 - case[1] - case[2] - 1, tonumber(log:match("5 Bert%-Eonar roster table completed.-equal: (%d+)")))
      assert.matches("everything was equal already", guild.sync(realm, anna, "all force"))
      guild.assertClean(anna, bert)
    end
  end)

  it("whose sketch gave a wrong answer notices at the end of the table, and compares row by row", function()
    local first, second = longRosters(3, 2)
    local realm, anna, bert = guild.pair(first, second)
    -- This client ignores all but the first difference that its sketch finds.
    local folder =
      addons.changed("if isLess(here[item.hash], item) then", "if isLess(here[item.hash], item) and #hashes < 1 then")
    anna.logout()
    local other = guild.client(realm, "Anka-Eonar", anna.options.guild, first, { addonFolder = folder })
    other.login()
    realm.run(40)
    assert.matches("^Sync Complete", guild.sync(realm, other, "all Bert"))
    assert.matches("still different; comparing row by row", guild.log(other, "sender"))
    guild.assertSame(other, bert)
  end)

  it("whose entries are edited between two requests for cells still finds the differences by sketch", function()
    local entries = sim.sampleRoster(900, 9, guild.NOW, { guild.EONAR })
    local later = {}
    for index, entry in ipairs(entries) do
      later[index] = index % 20 == 0 and guild.member(entry.id, { lastUpdated = guild.daysAgo(0, -100) }) or entry
    end
    local realm, anna, bert = guild.pair(entries, later)
    anna.slash("/gh sync all Bert-Eonar")
    assert.is_true(realm.runUntil(function() return realm.trace[#realm.trace]:find("Anna%-Eonar <%- .*SND;CELL") ~= nil end, 60))
    bert.perform(function() bert.env.GuildHelper.EditEntry("roster", entries[1].id, guild.member(entries[1].id).data) end)
    assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 300))
    assert.matches("cells showed the differences", guild.log(anna, "sender"))
    guild.assertSame(anna, bert)
    guild.assertClean(anna, bert)
  end)

  it("names the user who still differs if a short table was edited during the sync", function()
    local entries = { guild.article("news", 1), guild.article("news", 2) }
    local realm, anna, bert = guild.pair(entries, { entries[1] })
    anna.slash("/gh sync all Bert-Eonar")
    assert.is_true(
      realm.runUntil(function() return realm.trace[#realm.trace]:find("Anna%-Eonar <%- .*SND;META;NEWS") ~= nil end, 60)
    )
    bert.perform(function() bert.env.GuildHelper.EditEntry("news", entries[1].id, guild.article("news", 9).data) end)
    assert.matches("^Sync Complete: .*still different from Bert%-Eonar", guild.awaitOutcome(realm, anna, 300))
    guild.sync(realm, anna, "all force")
    guild.assertSame(anna, bert)
    guild.assertClean(anna, bert)
  end)

  it("by days moves only what has changed since then, in both directions", function()
    local function article(number, days) return guild.article("news", number, { lastUpdated = daysAgo(days) }) end
    local realm, anna, bert = guild.pair(
      { article(1, 2), article(2, 20), article(3, 1), guild.member("Recent-Eonar", { lastUpdated = daysAgo(1) }) },
      { article(3, 30), article(4, 3), article(5, 40), article(6, 5) }
    )
    assert.matches("^Sync Complete: ", guild.sync(realm, anna, "days 7"))
    local news = {}
    for _, client in ipairs({ anna, bert }) do
      local has = {}
      for number = 1, 6 do
        has[number] = guild.entry(client, "news", article(number, 0).id) ~= nil
      end
      news[client.name] = has
    end
    assert.same({ true, true, true, true, false, true }, news.Anna)
    assert.same({ true, false, true, true, true, true }, news.Bert)
    assert.equal(daysAgo(1), guild.entry(bert, "news", article(3, 0).id).lastUpdated)
    assert.is_table(guild.entry(bert, "roster", "Recent-Eonar"))
    guild.assertClean(anna, bert)
  end)

  it("by days completes if one side has nothing and says so", function()
    local entries = { guild.article("calendar", 1, { lastUpdated = daysAgo(1) }) }
    local realm, anna, bert = guild.pair(entries, {})
    guild.sync(realm, anna, "days 3")
    assert.is_table(guild.entry(bert, "calendar", entries[1].id))
    assert.matches("4.2 Anna%-Eonar calendar written here: 1 added", guild.log(bert, "receiver"))
    local otherRealm, empty, full = guild.pair({}, entries)
    guild.sync(otherRealm, empty, "days 3")
    assert.is_table(guild.entry(empty, "calendar", entries[1].id))
    guild.assertClean(anna, bert, empty, full)
  end)

  for _, count in ipairs({ 1, 60, 400 }) do
    it("leaves both sides with one version of each of " .. count .. " entries that differ at the same time", function()
      local first, second = {}, {}
      for number = 1, count do
        first[number] = guild.article("news", number, {}, { title = "a" .. number })
        second[number] = guild.article("news", number, {}, { title = "b" .. number })
      end
      -- One of them was deleted on one side in the second in which it was edited on the other.
      second[1].deleted = true
      local realm, anna, bert = guild.pair(first, second)
      assert.matches("^Sync Complete", guild.sync(realm, anna))
      guild.assertSame(anna, bert)
      assert.is_false(guild.entry(bert, "news", first[1].id).deleted)
      assert.matches("everything was equal already", guild.sync(realm, bert, "all force"))
      guild.assertClean(anna, bert)
    end)
  end

  it("shows progress that never goes back, whatever moves in both directions", function()
    local first, second = {}, {}
    for number = 1, 60 do
      -- What goes in the other direction goes in two parts: first what was deleted.
      first[number] = guild.article("news", number, { deleted = number <= 20 })
      second[number] = guild.article("news", number + 40)
    end
    local realm, anna = guild.pair(first, second)
    local last, steps = 0, 0
    anna.slash("/gh sync all")
    realm.runUntil(function()
      local state = anna.env.GuildHelper.SyncState()
      local progress = state and state.progress or last
      assert(progress >= last, ("from %.3f to %.3f"):format(last, progress))
      steps = steps + (progress > last and 1 or 0)
      last = progress
      return guild.outcome(anna) ~= nil
    end, 300)
    assert.is_true(steps >= 3, steps)
  end)

  it("sees times that were swapped between two entries", function()
    local early, late = guild.daysAgo(9), guild.daysAgo(7)
    local realm, anna, bert = guild.pair(
      { guild.article("news", 1, { lastUpdated = early }), guild.article("news", 2, { lastUpdated = late }) },
      { guild.article("news", 1, { lastUpdated = late }), guild.article("news", 2, { lastUpdated = early }) }
    )
    assert.matches("here 1 added, 1 replaced; there 1 added, 1 replaced", guild.sync(realm, anna))
    guild.assertSame(anna, bert)
  end)

  it("of three users who start in a ring leaves all three with the same entries", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local clients = {}
    for index, name in ipairs({ "Anna-Eonar", "Bert-Eonar", "Cora-Eonar" }) do
      local entries = sim.sampleRoster(60, index, guild.NOW, { guild.EONAR })
      clients[index] = guild.client(realm, name, members, entries)
      clients[index].login()
    end
    realm.run(40)
    for index, client in ipairs(clients) do
      client.slash("/gh sync all " .. clients[index % 3 + 1].fullName)
    end
    for _, client in ipairs(clients) do
      assert.matches("^Sync Complete", guild.awaitOutcome(realm, client, 600))
    end
    assert.matches("^Sync Complete", guild.sync(realm, clients[1], "all force"))
    guild.assertSame(clients[1], clients[2])
    guild.assertSame(clients[1], clients[3])
    guild.assertClean(clients[1], clients[2], clients[3])
  end)

  it("visits one user after another, and one table after another, in order", function()
    local first, second = bothSides()
    local realm = guild.realm()
    local members = guild.add(realm, EONAR)
    local anna = guild.client(realm, "Anna-Eonar", members, first)
    local others = {}
    for index, name in ipairs({ "Bert-Eonar", "Carl-Eonar", "Dora-Eonar" }) do
      others[index] = guild.client(realm, name, members, index == 1 and second or {})
    end
    for _, client in ipairs(realm.clients) do
      client.login()
    end
    realm.run(40)
    assert.matches("^Sync Complete: 3 users", guild.sync(realm, anna))
    local steps, users = {}, {}
    for _, row in ipairs(guild.data(anna).senderLogs) do
      if row.step == "5" then
        steps[#steps + 1] = row.table
      elseif row.step == "2.2" or row.step == "6" then
        users[#users + 1] = row.step .. " " .. row.user
      end
    end
    local expected = {}
    for _ = 1, 3 do
      for _, tableType in ipairs(guild.TABLES) do
        expected[#expected + 1] = tableType
      end
    end
    assert.same(expected, steps)
    assert.same({ "2.2 Bert-Eonar", "6 Bert-Eonar", "2.2 Carl-Eonar", "6 Carl-Eonar", "2.2 Dora-Eonar", "6 Dora-Eonar" }, users)
    guild.assertSame(anna, others[3], { "news", "guildInfo", "calendar" })
    guild.assertClean(anna, others[1], others[2], others[3])
  end)

  it("logs each step with counts and an example, but never a line per entry", function()
    local entries = {}
    for number = 1, 150 do
      entries[number] = guild.article("news", number)
    end
    local realm, anna, bert = guild.pair({}, entries)
    guild.sync(realm, anna)
    local log = guild.log(anna, "sender")
    assert.matches("3.3 Bert%-Eonar news written here: 150 added", log)
    assert.matches("2.4 Bert%-Eonar news newer there: 150; equal: 0", log)
    assert.matches("3.1 Bert%-Eonar news here: delete 0, get 150; there: delete 0, send 0", log)
    assert.matches("table completed; here: 150 added; there: nothing; equal: 0", log)
    assert.matches("2.3.1 Bert%-Eonar roster 1 metadata row received", log)
    assert.matches("3.1 Bert%-Eonar roster .- for example Bert%-Eonar %(here %-, there 1970%d+%)", log)
    assert.matches("3.2 Anna%-Eonar news 150 entries sent", guild.log(bert, "receiver"))
    assert.is_true(#guild.data(anna).senderLogs < 40)
    assert.is_true(#guild.data(bert).receiverLogs < 40)
  end)

  it("stores its time and status on both sides", function()
    local realm, anna, bert = guild.pair({}, {})
    guild.sync(realm, anna)
    for client, other in pairs({ [anna] = "Bert-Eonar", [bert] = "Anna-Eonar" }) do
      local status = guild.data(client).userStatus[other]
      assert.matches("^20261118%d+$", status.lastSync)
      assert.equal("Completed", status.status)
      assert.equal(EONAR, status.guildName)
      assert.equal("2.0.0", status.addonVersion)
    end
    local session = guild.data(anna).syncSessions["sender:Bert-Eonar"]
    assert.equal("Completed", session.status)
    assert.same(
      { setup = "Completed", news = "Completed", guildInfo = "Completed", calendar = "Completed", roster = "Completed" },
      session.tables
    )
    assert.equal("Completed", guild.data(bert).syncSessions["receiver:Anna-Eonar"].status)
  end)
end)

describe("a sync in which every message arrives twice", function()
  it("answers each request once, and keeps the tables apart", function()
    local theirs = sim.sampleArticles("news", 30, 1, guild.NOW, guild.EONAR)
    for number = 1, 20 do
      theirs[#theirs + 1] = guild.article("guildInfo", number)
    end
    local realm, anna, bert = guild.pair({}, theirs)
    realm.setRules({ duplicateRate = 1 })
    assert.matches("^Sync Complete: ", guild.sync(realm, anna))
    guild.assertSame(anna, bert)
    for id in pairs(guild.data(anna).sharedData.news) do
      assert.is_nil(guild.entry(anna, "guildInfo", id))
    end
    guild.assertClean(anna, bert)
  end)
end)
