local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- A pair of which Bert has long articles and a roster, and Anna nothing.
local function newMember(options)
  local entries = sim.sampleArticles("news", 60, 1, guild.NOW, guild.EONAR)
  for _, entry in ipairs(sim.sampleRoster(300, 2, guild.NOW, { guild.EONAR })) do
    entries[#entries + 1] = entry
  end
  return guild.pair({}, entries, options)
end

--- How many entries of a table a client has.
local function count(client, tableType)
  local number = 0
  for _ in pairs(guild.data(client).sharedData[tableType]) do
    number = number + 1
  end
  return number
end

--- Runs until a client has so many roster entries.
local function runUntilRoster(realm, client, number)
  assert.is_true(realm.runUntil(function() return count(client, "roster") >= number end, 300))
end

--- A pair of which Anna has clicked, and received so many roster entries.
local function begun(number)
  local realm, anna, bert = newMember()
  anna.slash("/gh sync all")
  runUntilRoster(realm, anna, number)
  return realm, anna, bert
end

--- Both have the same, and nothing went wrong on the way.
local function assertSound(anna, bert)
  guild.assertSame(anna, bert)
  guild.assertClean(anna, bert)
end

--- The run that is under way completes.
local function assertCompletes(realm, anna, bert)
  realm.runUntil(function() return guild.outcome(anna) ~= nil end, 600)
  assert.matches("^Sync Complete", guild.outcome(anna))
  assertSound(anna, bert)
end

describe("a sync that was interrupted", function()
  for _, how in ipairs({ "reload", "logout", "crash" }) do
    it("by a " .. how .. " of the sender goes on where it stopped", function()
      local realm, anna, bert = begun(120)
      if how == "reload" then
        anna.reload()
      else
        anna[how]()
        realm.run(5)
        anna.login()
      end
      realm.run(130)
      local session = guild.data(anna).syncSessions["sender:Bert-Eonar"]
      if how ~= "crash" then
        assert.equal("Completed", session.tables.news)
        assert.equal("In Progress", session.tables.roster)
        assert.is_true(count(anna, "roster") >= 120)
      end
      local before = realm.totals().messages
      assert.matches("^Sync Complete", guild.sync(realm, anna))
      guild.assertSame(anna, bert)
      if how ~= "crash" then
        assert.matches("goes on where the last one stopped", guild.log(anna, "sender"))
        assert.matches("5 Bert%-Eonar news equal on both sides", guild.log(anna, "sender"))
        assert.is_true(realm.totals().messages - before < 140)
      end
      guild.assertClean(anna, bert)
    end)
  end

  it("by the receiver's logout fails at once with the reason, and completes next time", function()
    local realm, anna, bert = begun(120)
    bert.logout()
    realm.run(60)
    assert.matches("^Sync Failed: 1 of 1 users; Bert%-Eonar: Bert%-Eonar", guild.outcome(anna))
    assert.equal("Failed", guild.data(anna).syncSessions["sender:Bert-Eonar"].status)
    bert.login()
    realm.run(130)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assertSound(anna, bert)
  end)

  it("by /gh stop ends with both, and says so", function()
    local realm, anna, bert = begun(80)
    anna.slash("/gh stop")
    realm.run(20)
    assert.equal("Sync Failed: stopped by you", guild.outcome(anna))
    assert.matches("session failed: Anna%-Eonar has ended the session", guild.log(bert, "receiver"))
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    guild.assertSame(anna, bert)
  end)

  it("by a lockdown goes on after it and does not fail", function()
    local realm, anna, bert = begun(80)
    bert.setLockdown(true, true)
    realm.run(20)
    bert.setLockdown(false, true)
    assertCompletes(realm, anna, bert)
  end)

  it("by a long boss fight of the sender goes on afterwards, because it asked to be waited for", function()
    local realm, anna, bert = begun(80)
    anna.setLockdown(true, true)
    realm.run(280)
    assert.is_nil(guild.outcome(anna))
    anna.setLockdown(false, true)
    assertCompletes(realm, anna, bert)
  end)

  it("by lost messages completes all the same", function()
    local realm, anna, bert = newMember()
    realm.setRules({ lossRate = 0.05 })
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    realm.setRules({ lossRate = 0 })
    assertSound(anna, bert)
  end)

  it("by edits on both sides leaves nobody with an older version", function()
    local realm, anna, bert = begun(100)
    local ids = {}
    for id, entry in pairs(guild.data(anna).sharedData.roster) do
      if not entry.deleted and id ~= "Anna-Eonar" then
        ids[#ids + 1] = id
      end
    end
    table.sort(ids)
    local function edit(client, id, level)
      client.perform(function()
        local data = {}
        for key, value in pairs(guild.entry(client, "roster", id).data) do
          data[key] = value
        end
        data.level = level
        assert(client.env.GuildHelper.EditEntry("roster", id, data))
      end)
    end
    edit(anna, ids[1], 71)
    edit(bert, ids[2], 72)
    bert.perform(function() bert.env.GuildHelper.DeleteEntry("roster", ids[3]) end)
    realm.runUntil(function() return guild.outcome(anna) ~= nil end, 600)
    realm.run(2)
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    guild.assertSame(anna, bert)
    assert.equal(71, guild.entry(bert, "roster", ids[1]).data.level)
    assert.equal(72, guild.entry(anna, "roster", ids[2]).data.level)
    assert.is_true(guild.entry(anna, "roster", ids[3]).deleted)
  end)
end)

describe("the mark of how far a new member has come", function()
  it("is not moved by entries that were refused", function()
    local entries = sim.sampleRoster(600, 4, guild.NOW, { guild.EONAR })
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.ownEntriesOnly = true
    local realm, anna, bert = guild.pair({ setup }, { setup, unpack(entries) })
    anna.slash("/gh sync all Bert-Eonar")
    local function session()
      return guild.data(anna).syncSessions["sender:Bert-Eonar"]
    end
    assert.is_true(realm.runUntil(function() return guild.log(anna, "sender"):find("refused") ~= nil end, 120))
    local whole = session().whole
    assert.is_true(whole == nil or whole.upTo == "" or guild.entry(anna, "roster", whole.upTo) ~= nil)
    realm.runUntil(function() return guild.outcome(anna) ~= nil end, 600)
    assert.equal(2, count(anna, "roster"))
    guild.assertClean(anna, bert)
  end)
end)

describe("a large guild", function()
  it("reaches a new member without a refused message, above no rate, in no long frame", function()
    local entries = sim.sampleRoster(1000, 42, guild.NOW, { guild.EONAR })
    for index, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
      for _, entry in ipairs(sim.sampleArticles(tableType, 200, index, guild.NOW, guild.EONAR)) do
        entries[#entries + 1] = entry
      end
    end
    local realm, anna, bert = guild.pair({}, entries)
    local started, firstLine = realm.now(), #realm.trace
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assertSound(anna, bert)
    for _, client in ipairs({ anna, bert }) do
      assert.is_nil(next(client.stats.refused))
      assert.equal(0, client.stats.lost)
      assert.is_true(client.stats.longestSlice < 16, client.stats.longestSlice)
    end
    -- Every stretch of the trace keeps the rate: 800 bytes a second with overhead, and the burst of 4000 once.
    local sends = {}
    for index = firstLine + 1, #realm.trace do
      local time, rest = realm.trace[index]:match("^([%d.]+) Bert%-Eonar %-> WHISPER Anna%-Eonar (.*)$")
      if time then
        local bytes = #rest:gsub("\\%d%d%d", "x") - #'GUILDHELPER2 ""'
        sends[#sends + 1] = { time = tonumber(time), cost = bytes + #"Anna-Eonar" + 40 }
      end
    end
    local total = 0
    for index, send in ipairs(sends) do
      total = total + send.cost
      assert.is_true(total <= 4000 + 810 * (send.time - started) + 300)
      local window, back = 0, index
      while back >= 1 and send.time - sends[back].time < 20 do
        window, back = window + sends[back].cost, back - 1
      end
      assert.is_true(window <= 4000 + 800 * 20 + 300)
    end
    assert.is_true(#sends > 200, #sends)
  end)
end)

describe("a sync in which every message comes twice", function()
  it("answers each request once, and keeps what belongs to one table out of the others", function()
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
