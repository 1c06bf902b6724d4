local addons = require("test-lua.helpers.addons")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- Anna and Bert, of whom Bert has many articles and a roster, and Anna nothing.
local function newMember()
  local entries = sim.sampleArticles("news", 60, 1, guild.NOW, guild.EONAR)
  for _, entry in ipairs(sim.sampleRoster(300, 2, guild.NOW, { guild.EONAR })) do
    entries[#entries + 1] = entry
  end
  return guild.pair({}, entries)
end

--- Runs until a client has `number` roster entries.
local function runUntilRoster(realm, client, number)
  assert.is_true(realm.runUntil(function() return guild.count(client, "roster") >= number end, 1800))
end

--- The same two, in a sync that Anna started and in which she has received `number` roster entries.
local function begun(number)
  local realm, anna, bert = newMember()
  anna.slash("/gh sync all")
  runUntilRoster(realm, anna, number)
  return realm, anna, bert
end

--- Both have the same entries, and nothing went wrong.
local function assertSound(anna, bert)
  guild.assertSame(anna, bert)
  guild.assertClean(anna, bert)
end

--- The running sync completes and leaves both with the same entries.
local function assertCompletes(realm, anna, bert)
  assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 600))
  assertSound(anna, bert)
end

describe("a sync interrupted", function()
  for _, how in ipairs({ "reload", "logout", "crash" }) do
    it("by a " .. how .. " of the sender resumes where it stopped", function()
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
        assert.is_true(guild.count(anna, "roster") >= 120)
      end
      local before = realm.totals().messages
      assert.matches("^Sync Complete", guild.sync(realm, anna))
      guild.assertSame(anna, bert)
      if how ~= "crash" then
        assert.matches("continues where the last one stopped", guild.log(anna, "sender"))
        assert.matches("5 Bert%-Eonar news equal on both sides", guild.log(anna, "sender"))
        assert.is_true(realm.totals().messages - before < 140)
      end
      guild.assertClean(anna, bert)
    end)
  end

  it("by the receiver's logout fails at once with the reason, and completes the next time", function()
    local realm, anna, bert = begun(120)
    bert.logout()
    realm.run(60)
    assert.matches("^Sync Failed: 1 of 1 user; Bert%-Eonar: Bert%-Eonar", guild.outcome(anna))
    assert.equal("Failed", guild.data(anna).syncSessions["sender:Bert-Eonar"].status)
    bert.login()
    realm.run(130)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assertSound(anna, bert)
  end)

  it("by /gh stop ends on both sides, and both say so", function()
    local realm, anna, bert = begun(80)
    anna.slash("/gh stop")
    realm.run(20)
    assert.equal("Sync Failed: stopped by you", guild.outcome(anna))
    assert.matches("session failed: Anna%-Eonar ended the session", guild.log(bert, "receiver"))
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    guild.assertSame(anna, bert)
  end)

  it("by a lockdown resumes afterwards and does not fail", function()
    local realm, anna, bert = begun(80)
    bert.setLockdown(true, true)
    realm.run(20)
    bert.setLockdown(false, true)
    assertCompletes(realm, anna, bert)
  end)

  it("by a long boss fight of the sender resumes afterwards, because the sender asked the receiver to wait", function()
    local realm, anna, bert = begun(80)
    anna.setLockdown(true, true)
    realm.run(280)
    assert.is_nil(guild.outcome(anna))
    anna.setLockdown(false, true)
    assertCompletes(realm, anna, bert)
  end)

  it("by lost messages still completes", function()
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
    guild.awaitOutcome(realm, anna, 600)
    realm.run(2)
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    guild.assertSame(anna, bert)
    assert.equal(71, guild.entry(bert, "roster", ids[1]).data.level)
    assert.equal(72, guild.entry(anna, "roster", ids[2]).data.level)
    assert.is_true(guild.entry(anna, "roster", ids[3]).deleted)
  end)

  --- The messages of a new member's sync with 1000 members, or of the rest of it after an interruption at half.
  local function messages(isInterrupted)
    local entries = sim.sampleRoster(1000, 42, guild.NOW, { guild.EONAR })
    local realm, anna = guild.pair({}, entries)
    if isInterrupted then
      anna.slash("/gh sync all")
      runUntilRoster(realm, anna, 500)
      anna.logout()
      realm.run(5)
      anna.login()
      realm.run(40)
    end
    local before = realm.totals().messages
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    return realm.totals().messages - before
  end

  it("after half of 1000 entries costs at most 60 % of the messages of starting over", function()
    local whole, rest = messages(false), messages(true)
    assert(rest <= whole * 0.6, ("%d of %d messages"):format(rest, whole))
  end)
end)

describe("the resume point of a new member", function()
  it("does not move past entries that were rejected", function()
    local entries = sim.sampleRoster(600, 4, guild.NOW, { guild.EONAR })
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.ownEntriesOnly = true
    -- An addon that holds no entry of others as unconfirmed refuses all of them.
    local folder = addons.changed("MAX_UNCONFIRMED = 5000", "MAX_UNCONFIRMED = 0")
    local options = { rankIndex = 2, addonFolder = folder }
    local realm, anna, bert = guild.pair({ setup }, { setup, unpack(entries) }, nil, options)
    anna.slash("/gh sync all Bert-Eonar")
    local function session() return guild.data(anna).syncSessions["sender:Bert-Eonar"] end
    assert.is_true(realm.runUntil(function() return guild.log(anna, "sender"):find("refused") ~= nil end, 120))
    local whole = session().whole
    assert.is_true(whole == nil or whole.upTo == "" or guild.entry(anna, "roster", whole.upTo) ~= nil)
    guild.awaitOutcome(realm, anna, 600)
    assert.equal(2, guild.count(anna, "roster"))
    guild.assertClean(anna, bert)
  end)
end)
