local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")

local TODAY = "2026-11-18"
local JOINED = "2019-08-27"

--- Anna with the join date that she has typed on disk, not logged in. Returns her realm and guild too.
local function member(options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local own = guild.member("Anna-Eonar", {}, { guildJoinDate = JOINED })
  return guild.client(realm, "Anna-Eonar", members, { own }, merge({ rankIndex = 1 }, options)), realm, members
end

--- The join date in Anna's entry, nothing without an entry.
local function joinDate(client)
  local entry = guild.entry(client, "roster", "Anna-Eonar")
  return entry and entry.data.guildJoinDate
end

--- A player without a guild, logged in for so long.
local function loner(seconds)
  local realm = guild.realm()
  local client = realm.createClient({ name = "Anna", realm = "Eonar", savedVariables = guild.saved({}) })
  client.login()
  realm.run(seconds)
  return client, realm
end

describe("the day of joining the guild", function()
  for _, delay in ipairs({ 3, 9, 12, 30, 50, 120 }) do
    it("stays what it was where the game knows the guild only after " .. delay .. " seconds", function()
      local client, realm = member({ guildDelay = delay })
      client.login()
      realm.run(delay + 60)
      client.options.level = 61
      client.fireEvent("PLAYER_LEVEL_UP", 61)
      client.zone()
      realm.run(20)
      client.zone()
      realm.run(delay + 60)
      client.reload()
      realm.run(delay + 60)
      assert.same({ JOINED, 61 }, { joinDate(client), guild.entry(client, "roster", "Anna-Eonar").data.level })
      guild.assertClean(client)
    end)
  end

  it("is not made up for somebody whose file is new, however late the guild is known", function()
    local realm = guild.realm()
    local client = guild.client(realm, "Anna-Eonar", guild.add(realm, guild.EONAR), {}, { guildDelay = 20 })
    client.login()
    realm.run(100)
    client.reload()
    realm.run(100)
    assert.equal("NA", joinDate(client))
  end)

  it("stays what it was when the guild gets another name, known late or at once", function()
    for _, delay in ipairs({ 0, 9 }) do
      local client, realm = member({ guildDelay = delay })
      client.login()
      realm.run(40)
      client.logout()
      client.options.guild = guild.add(realm, "Another Name-Eonar")
      client.login()
      realm.run(60)
      local entry = guild.entry(client, "roster", "Anna-Eonar")
      assert.same({ JOINED, "Another Name-Eonar" }, { entry.data.guildJoinDate, entry.guildName })
    end
  end)

  it("is not today because the player was seen without a guild before they logged in", function()
    local client, realm = loner(100)
    client.logout()
    client.options.guild = guild.add(realm, guild.EONAR)
    client.login()
    realm.run(60)
    assert.equal("NA", joinDate(client))
  end)

  it("is today if this client saw the player without a guild for a while, and then in one", function()
    local client, realm = loner(100)
    local members = guild.add(realm, guild.EONAR)
    client.env.ERR_GUILD_JOIN_S = "not said"
    -- Nor does the guild's log tell it.
    members.events = function() return {} end
    client.joinGuild(members, 2)
    realm.run(60)
    assert.equal(TODAY, joinDate(client))
  end)

  it("is today if the game says that the player joined, and not if it says so of somebody else or in secret", function()
    local client, realm = loner(6)
    client.systemMessage("Berta has joined the guild.")
    client.setSecretMessages(true)
    client.systemMessage("Anna has joined the guild.")
    client.setSecretMessages(false)
    local members = guild.add(realm, guild.EONAR)
    local say = client.env.ERR_GUILD_JOIN_S
    client.env.ERR_GUILD_JOIN_S = "not said"
    -- Nor does the guild's log tell it.
    members.events = function() return {} end
    client.joinGuild(members, 2)
    client.env.ERR_GUILD_JOIN_S = say
    realm.run(20)
    assert.equal("NA", joinDate(client))
    client.systemMessage("Anna has joined the guild.")
    realm.run(20)
    assert.equal(TODAY, joinDate(client))
    guild.assertClean(client)
  end)
end)
