-- Promises that the pages make and that no other spec tests.

local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

describe("a player in a group or raid", function()
  it("declines syncs that others start, and may start one", function()
    for _, kind in ipairs({ "party", "raid" }) do
      local realm, anna, bert = guild.pair({ guild.article("news", 1) }, {})
      bert.setGroup(kind)
      assert.matches("^Sync Failed: .*Bert%-Eonar is in a group or raid", guild.sync(realm, anna))
      assert.is_nil(guild.entry(bert, "news", guild.article("news", 1).id))
      assert.matches("^Sync Complete", guild.sync(realm, bert))
      guild.assertSame(anna, bert)
      guild.assertClean(anna, bert)
    end
  end)

  it("finishes the sync that was running when they joined", function()
    for _, joins in ipairs({ "Anna", "Bert" }) do
      local entries = sim.sampleRoster(300, 3, guild.NOW, { guild.EONAR })
      local realm, anna, bert = guild.pair({}, entries)
      anna.slash("/gh sync all")
      assert.is_true(realm.runUntil(function() return guild.count(anna, "roster") > 1 end, 60))
      local client = joins == "Anna" and anna or bert
      client.setGroup("raid")
      assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 600))
      guild.assertSame(anna, bert)
    end
  end)
end)

describe("a dry run", function()
  local function copyOf(value)
    if type(value) ~= "table" then
      return value
    end
    local copy = {}
    for key, item in pairs(value) do
      copy[key] = copyOf(item)
    end
    return copy
  end

  --- A copy of what a client must keep as it is: its entries, its sessions and the times of its syncs.
  local function stored(client)
    local data = guild.data(client)
    local times = {}
    for user, status in pairs(data.userStatus) do
      times[user] = status.lastSync
    end
    return copyOf({ data.sharedData, data.syncSessions, times })
  end

  it("changes no entry, session or sync time on either side, and is in both logs", function()
    local realm, anna, bert = guild.pair({ guild.article("news", 1) }, { guild.article("news", 2), guild.member("Cora-Eonar") })
    local before = { stored(anna), stored(bert) }
    anna.slash("/gh sync all dry")
    realm.run(60)
    assert.matches("^Dry Run: 1 user checked", anna.chat[#anna.chat])
    assert.same(before, { stored(anna), stored(bert) })
    assert.matches("preview ended; a sync would write here: 3 added", guild.log(anna, "sender"))
    assert.matches("preview ended; nothing was written", guild.log(bert, "receiver"))
    guild.assertClean(anna, bert)
  end)
end)

describe("a sync that is stopped", function()
  --- A new member and someone who has 1000 members, and the messages between them since they logged in.
  local function begun()
    local realm, anna, bert = guild.pair({}, sim.sampleRoster(1000, 42, guild.NOW, { guild.EONAR }))
    local before = realm.totals().messages
    anna.slash("/gh sync all")
    return realm, anna, bert, function() return realm.totals().messages - before end
  end

  it("transfers no more than one batch twice", function()
    local realm, anna, _, messages = begun()
    guild.awaitOutcome(realm, anna, 600)
    local whole = messages()
    for _, count in ipairs({ 2, 100, 300, 600 }) do
      local again, other, bert, total = begun()
      again.runUntil(function() return guild.count(other, "roster") >= count end, 600)
      other.slash("/gh stop")
      again.run(60)
      assert.matches("^Sync Complete", guild.sync(again, other))
      -- Four batches bring the 1000 entries; a start and an end of the session are added.
      local most = whole + math.ceil(whole / 4) + 8
      assert(total() <= most, ("stopped at %d entries: %d messages, not %d"):format(count, total(), most))
      guild.assertSame(other, bert)
    end
  end)
end)

describe("a member below officer", function()
  it("cannot edit the setup, not even by the public API", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    local anna = guild.client(realm, "Anna-Eonar", members, { setup }, { rankIndex = 2 })
    anna.login()
    realm.run(40)
    local id, problem
    anna.perform(function()
      id, problem = anna.env.GuildHelper.EditEntry("setup", setup.id, { guilds = { { name = guild.EONAR } }, daysShown = 9 })
    end)
    assert.is_nil(id)
    assert.matches("rank", problem)
    assert.is_nil(guild.entry(anna, "setup", setup.id).data.daysShown)
  end)
end)
