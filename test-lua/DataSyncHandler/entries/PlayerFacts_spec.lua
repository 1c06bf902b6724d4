local guild = require("test-lua.helpers.guild")

local PROFESSIONS = { { name = "Mining", level = 75 }, { name = "Alchemy", level = 12 } }

--- A member who logs in with options, after their facts have been collected.
local function member(options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local all = { class = "DEATHKNIGHT", level = 70, faction = "Horde", itemLevel = 480.7, professions = PROFESSIONS, rankIndex = 1 }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  local client = guild.client(realm, "Anna-Eonar", members, {}, all)
  client.login()
  realm.run(20)
  guild.assertClean(client)
  return client, realm
end

describe("the player's own facts", function()
  for _, flavor in ipairs({ "mainline", "mists", "tbc", "vanilla" }) do
    it("come into their roster entry on " .. flavor, function()
      local client = member({ flavor = flavor })
      local entry = guild.entry(client, "roster", "Anna-Eonar")
      assert.equal(guild.EONAR, entry.guildName)
      assert.same({
        name = "Anna-Eonar",
        class = "DeathKnight",
        level = 70,
        rank = "Officer",
        itemLevel = 480,
        battletag = "NA",
        roles = {},
        guildJoinDate = "NA",
        professions = PROFESSIONS,
        mainCharacter = "NA",
        interests = {},
        birthdate = "NA",
        faction = "Horde",
      }, entry.data)
    end)
  end

  it("are written only when one has changed", function()
    local client, realm = member()
    local first = guild.entry(client, "roster", "Anna-Eonar").lastUpdated
    client.reload()
    realm.run(60)
    assert.equal(first, guild.entry(client, "roster", "Anna-Eonar").lastUpdated)
    client.options.level = 71
    client.fireEvent("PLAYER_LEVEL_UP", 71)
    realm.run(40)
    local entry = guild.entry(client, "roster", "Anna-Eonar")
    assert.equal(71, entry.data.level)
    assert.is_true(entry.lastUpdated > first)
  end)

  it("leave what only the player knows as it is", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local own = guild.member("Anna-Eonar", {}, { mainCharacter = "Berta-Eonar", birthdate = "03-04", interests = { "PvP" }, odd = 1 })
    local client = guild.client(realm, "Anna-Eonar", members, { own }, { level = 33 })
    client.login()
    realm.run(20)
    local data = guild.entry(client, "roster", "Anna-Eonar").data
    assert.same({ 33, "Berta-Eonar", "03-04", { "PvP" }, 1 }, { data.level, data.mainCharacter, data.birthdate, data.interests, data.odd })
  end)

  it("know the day on which the player joined a guild, once this client has seen them without", function()
    local realm = guild.realm()
    local client = realm.createClient({ name = "Anna", realm = "Eonar" })
    client.login()
    realm.run(20)
    client.logout()
    local saved = client.savedVariables
    local members = guild.add(realm, guild.EONAR)
    local joined = realm.createClient({ name = "Anna", realm = "Eonar", guild = members, savedVariables = saved })
    joined.login()
    realm.run(20)
    assert.equal("2026-11-18", guild.entry(joined, "roster", "Anna-Eonar").data.guildJoinDate)
  end)

  it("are nothing for a player without a guild", function()
    local realm = guild.realm()
    local client = realm.createClient({ name = "Anna", realm = "Eonar" })
    client.login()
    realm.run(20)
    assert.is_nil(guild.entry(client, "roster", "Anna-Eonar"))
    assert.equal("Sync Failed: no other user of the addon is there", guild.sync(realm, client))
    guild.assertClean(client)
  end)
end)
