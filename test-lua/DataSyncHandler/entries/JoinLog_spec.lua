local guild = require("test-lua.helpers.guild")

--- Anna, an officer, with entries of Carl, whom the game's log may know, and of Dora; Carl joined three days ago.
local function officer(carl, options)
  local all = options or {}
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  for _, name in ipairs({ "Carl-Eonar", "Dora-Eonar" }) do
    members.setMember({ fullName = name, rankIndex = 2, level = 5, className = "Mage", isOnline = false })
  end
  members.noteEvent({ kind = "quit", fullName = "Carl-Eonar", time = guild.NOW - 5 * 86400 })
  members.noteEvent({ kind = "join", fullName = "Carl-Eonar", time = guild.NOW - (all.days or 3) * 86400 })
  members.noteEvent({ kind = "invite", fullName = "Dora-Eonar", time = guild.NOW - 86400 })
  local anna = guild.client(realm, "Anna-Eonar", members, {
    guild.member("Carl-Eonar", {}, { guildJoinDate = carl }),
    guild.member("Dora-Eonar", {}, { guildJoinDate = "NA" }),
  }, { rankIndex = 1, flavor = all.flavor })
  anna.login()
  realm.run(60)
  guild.assertClean(anna)
  return anna, realm, members
end

local function dayOf(client, user) return guild.entry(client, "roster", user).data.guildJoinDate end

describe("a day of joining in the guild's log", function()
  for _, flavor in ipairs({ "mainline", "mists", "tbc", "vanilla" }) do
    it("becomes that of a member of whom nobody knows it, on " .. flavor, function()
      local anna = officer("NA", { flavor = flavor })
      assert.equal("2026-11-15", dayOf(anna, "Carl-Eonar"))
      assert.equal("NA", dayOf(anna, "Dora-Eonar"))
    end)
  end

  it("is never written over one that is known", function()
    local anna = officer("2019-08-27")
    assert.equal("2019-08-27", dayOf(anna, "Carl-Eonar"))
    assert.equal(guild.daysAgo(5), guild.entry(anna, "roster", "Carl-Eonar").lastUpdated)
  end)

  it("says nothing if it is months old, or the member left after it", function()
    assert.equal("NA", dayOf(officer("NA", { days = 45 }), "Carl-Eonar"))
    assert.equal("NA", dayOf(officer("NA", { days = 10 }), "Carl-Eonar"))
  end)

  it("makes the same version on every client that reads it, a second later than what was there, also after a sync", function()
    local anna, realm, members = officer("NA", { days = 45 })
    local bert = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2 })
    bert.login()
    realm.run(40)
    guild.sync(realm, bert, "all force")
    members.noteEvent({ kind = "join", fullName = "Carl-Eonar", time = guild.NOW })
    for _, client in ipairs({ anna, bert }) do
      client.perform(function() client.env.QueryGuildEventLog() end)
      realm.run(20)
    end
    assert.are_not.equal("NA", dayOf(anna, "Carl-Eonar"))
    assert.same(guild.entry(anna, "roster", "Carl-Eonar"), guild.entry(bert, "roster", "Carl-Eonar"))
    local before = tonumber(guild.daysAgo(5))
    assert.equal(before + 1, tonumber(guild.entry(anna, "roster", "Carl-Eonar").lastUpdated))
  end)

  it("makes no entry, and is not of somebody outside of the guild", function()
    local anna, realm, members = officer("NA")
    members.noteEvent({ kind = "join", fullName = "Evan-Eonar", time = guild.NOW })
    members.setMember({ fullName = "Evan-Eonar", rankIndex = 2, level = 5, className = "Mage", isOnline = false })
    anna.perform(function() anna.env.QueryGuildEventLog() end)
    realm.run(20)
    assert.is_nil(guild.entry(anna, "roster", "Evan-Eonar"))
  end)
end)
