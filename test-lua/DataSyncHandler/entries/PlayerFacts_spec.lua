local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")

local PROFESSIONS = { { name = "Mining", level = 75 }, { name = "Alchemy", level = 12 } }

--- A member after login, whose facts have been written. `options` are the client's. Returns the realm too.
local function member(options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local facts = {
    class = "DEATHKNIGHT",
    level = 70,
    faction = "Horde",
    itemLevel = 480.7,
    professions = { PROFESSIONS[1], PROFESSIONS[2] },
    rankIndex = 1,
  }
  local client = guild.client(realm, "Anna-Eonar", members, {}, merge(facts, options))
  client.login()
  realm.run(20)
  guild.assertClean(client)
  return client, realm
end

describe("the player's own facts", function()
  for _, flavor in ipairs({ "mainline", "mists", "tbc", "vanilla" }) do
    it("are written to their roster entry on " .. flavor, function()
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
        guid = client.env.UnitGUID("player"),
      }, entry.data)
    end)
  end

  it("are written again only if one has changed", function()
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

  it("leave alone what only the player knows", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local own = guild.member(
      "Anna-Eonar",
      {},
      { mainCharacter = "Berta-Eonar", birthdate = "03-04", interests = { "PvP" }, odd = 1 }
    )
    local client = guild.client(realm, "Anna-Eonar", members, { own }, { level = 33 })
    client.login()
    realm.run(20)
    local data = guild.entry(client, "roster", "Anna-Eonar").data
    assert.same(
      { 33, "Berta-Eonar", "03-04", { "PvP" }, 1 },
      { data.level, data.mainCharacter, data.birthdate, data.interests, data.odd }
    )
  end)

  it("keep what the game does not know yet, such as level, gear, rank and class after a loading screen", function()
    local client, realm = member()
    local before = guild.entry(client, "roster", "Anna-Eonar")
    local env = client.env
    env.UnitLevel = function() return 0 end
    env.UnitClass = function() end
    env.UnitFactionGroup = function() end
    env.GetAverageItemLevel = function() return 0, 0 end
    env.GetGuildInfo = function() return guild.EONAR:match("^(.*)%-"), nil, nil, nil end
    client.zone()
    realm.run(60)
    assert.same(before, guild.entry(client, "roster", "Anna-Eonar"))
    guild.assertClean(client)
  end)

  for flavor, missing in pairs({
    mainline = { hidesProfessions = true },
    mists = { skillLines = "none", hidesProfessions = true },
    tbc = { skillLines = "folded" },
    vanilla = { skillLines = "none" },
  }) do
    it("keep the professions of " .. flavor .. " while the client does not tell them", function()
      local client, realm = member({ flavor = flavor })
      local before = guild.entry(client, "roster", "Anna-Eonar")
      for name, value in pairs(missing) do
        client.options[name] = value
      end
      client.reload()
      client.fireEvent("SKILL_LINES_CHANGED")
      realm.run(60)
      assert.same(before, guild.entry(client, "roster", "Anna-Eonar"))
      for name in pairs(missing) do
        client.options[name] = nil
      end
      table.remove(client.options.professions)
      client.fireEvent("SKILL_LINES_CHANGED")
      realm.run(60)
      assert.same({ PROFESSIONS[1] }, guild.entry(client, "roster", "Anna-Eonar").data.professions)
      guild.assertClean(client)
    end)
  end

  for _, lines in ipairs({ "folded", "none" }) do
    it("take the professions of Mists from their own list if the skill lines are " .. lines, function()
      local client = member({ flavor = "mists", skillLines = lines })
      assert.same(PROFESSIONS, guild.entry(client, "roster", "Anna-Eonar").data.professions)
    end)
  end

  it("leave what the player has added to a profession", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local own = guild.member(
      "Anna-Eonar",
      {},
      { professions = { { name = "Mining", level = 1, spec = "gems" }, { name = "Juggling", level = 3 } } }
    )
    local client = guild.client(realm, "Anna-Eonar", members, { own }, { professions = PROFESSIONS })
    client.login()
    realm.run(20)
    assert.same({
      { name = "Mining", level = 75, spec = "gems" },
      PROFESSIONS[2],
      { name = "Juggling", level = 3 },
    }, guild.entry(client, "roster", "Anna-Eonar").data.professions)
  end)

  it("are not written for a player without a guild", function()
    local realm = guild.realm()
    local client = realm.createClient({ name = "Anna", realm = "Eonar" })
    client.login()
    realm.run(20)
    assert.is_nil(guild.entry(client, "roster", "Anna-Eonar"))
    assert.equal("Sync Failed: nobody else with the addon is online", guild.sync(realm, client))
    guild.assertClean(client)
  end)
end)
