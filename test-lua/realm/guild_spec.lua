local listeners = require("test-lua.helpers.listeners")
local realms = require("test-lua.helpers.realms")

describe("in the headless realm,", function()
  describe("a player", function()
    it("learns realm and guild only when the game does", function()
      local client = realms.onlyClient(
        [[
        before = { GetNormalizedRealmName() == nil, IsInGuild() }
        local frame = CreateFrame("Frame") frame:RegisterEvent("PLAYER_LOGIN") frame:RegisterEvent("PLAYER_ENTERING_WORLD")
        frame:SetScript("OnEvent", function(_, event) _G["at" .. event] = { GetNormalizedRealmName(), GetGuildInfo("player") } end)]],
        {
          guild = realms
            .create({ addonFolder = "x" })
            .addGuild({ name = "No Rest", realm = "Elsewhere", ranks = { "Master", "Member" } }),
        }
      )
      assert.same({ true, false }, client.env.before)
      assert.same({ "Onar" }, client.env.atPLAYER_LOGIN)
      assert.same({ "Onar", "No Rest", "Member", 1, "Elsewhere" }, client.env.atPLAYER_ENTERING_WORLD)
    end)

    it("sees no realm in the guild's name if it is their own", function()
      local _, anna = listeners.pair()
      assert.is_nil((select(4, anna.env.GetGuildInfo("player"))))
      assert.equal("Anna", (anna.env.UnitName("player")))
    end)

    it("gets a roster of full names some time after login", function()
      local realm, anna, bert, members = listeners.pair({}, { rankIndex = 0, class = "DEATHKNIGHT", level = 55 })
      members.setMember({ fullName = "Carl-Onar", rankIndex = 2, level = 3, className = "Mage", isOnline = false })
      assert.equal(0, (bert.env.GetNumGuildMembers()))
      realm.run(3)
      assert.is_true(#listeners.eventsNamed(bert, "GUILD_ROSTER_UPDATE") > 0)
      assert.same({ 3, 2 }, { bert.env.GetNumGuildMembers() })
      local row = { bert.env.GetGuildRosterInfo(1) }
      assert.same({ "Anna-Onar", "Master", 0, 55, "Death Knight", "", "", "", true, 0, "DEATHKNIGHT" }, { unpack(row, 1, 11) })
      assert.equal(anna.env.UnitGUID("player"), row[17])
      anna.logout()
      assert.same({ 3, 2 }, { bert.env.GetNumGuildMembers() })
      realm.run(1)
      assert.same({ 3, 1 }, { bert.env.GetNumGuildMembers() })
    end)

    it("gets a new roster at most every ten seconds", function()
      local realm, anna = listeners.pair()
      realm.run(5)
      local before = #listeners.eventsNamed(anna, "GUILD_ROSTER_UPDATE")
      anna.env.C_GuildInfo.GuildRoster()
      realm.run(1)
      anna.env.C_GuildInfo.GuildRoster()
      realm.run(5)
      assert.equal(before + 1, #listeners.eventsNamed(anna, "GUILD_ROSTER_UPDATE"))
      realm.run(5)
      anna.env.C_GuildInfo.GuildRoster()
      realm.run(1)
      assert.equal(before + 2, #listeners.eventsNamed(anna, "GUILD_ROSTER_UPDATE"))
    end)

    it("knows the guild late after a login and a loading screen, if asked to", function()
      local realm, anna = listeners.pair({}, { guildDelay = 9 })
      for _ = 1, 2 do
        realm.run(8.5)
        assert.same({ false, nil }, { anna.env.IsInGuild(), (anna.env.GetGuildInfo("player")) })
        realm.run(1)
        assert.same({ true, "No Rest" }, { anna.env.IsInGuild(), (anna.env.GetGuildInfo("player")) })
        anna.zone()
      end
    end)

    it("can have a guild list of which rows or the rest are still missing", function()
      local realm, anna = listeners.pair()
      realm.run(3)
      anna.setRosterGaps("rows")
      assert.same(
        { 2, true, false },
        { anna.env.GetNumGuildMembers(), anna.env.GetGuildRosterInfo(1) == nil, anna.env.GetGuildRosterInfo(2) == nil }
      )
      anna.setRosterGaps("count")
      assert.same(
        { 1, false, true },
        { anna.env.GetNumGuildMembers(), anna.env.GetGuildRosterInfo(1) == nil, anna.env.GetGuildRosterInfo(2) == nil }
      )
    end)

    it("can join a group, with its event", function()
      local client = realms.onlyClient(listeners.SCRIPT)
      client.setGroup("raid")
      assert.same({ true, true }, { client.env.IsInGroup(), client.env.IsInRaid() })
      assert.equal(1, #listeners.eventsNamed(client, "GROUP_ROSTER_UPDATE"))
    end)

    it("can change zones, with the events of a loading screen", function()
      local client = realms.onlyClient(listeners.SCRIPT)
      client.zone()
      assert.same({ "PLAYER_ENTERING_WORLD", false, false, n = 3 }, listeners.eventsNamed(client, "PLAYER_ENTERING_WORLD")[2])
    end)
  end)
end)
