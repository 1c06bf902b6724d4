local listeners = require("test-lua.helpers.listeners")
local realms = require("test-lua.helpers.realms")

--- The place of the character's id in a row of the guild's list.
local GUID = 17

--- The rows of a client's guild list, name to id.
local function list(client)
  local rows = {}
  for index = 1, (client.env.GetNumGuildMembers()) do
    rows[(client.env.GetGuildRosterInfo(index))] = (select(GUID, client.env.GetGuildRosterInfo(index)))
  end
  return rows
end

describe("in the headless realm,", function()
  describe("a character", function()
    it("keeps its id through a rename, and a new one of the old name has another", function()
      local realm, anna, bert, members = listeners.pair()
      realm.run(5)
      local guid = anna.env.UnitGUID("player")
      assert.is_truthy(guid:find("^Player%-%d+%-%x+$"))
      anna.logout()
      realm.renameCharacter("Anna-Onar", "Hanna")
      anna.login()
      realm.run(5)
      assert.same({ "Hanna-Onar", "Hanna", guid }, { anna.fullName, anna.env.UnitName("player"), anna.env.UnitGUID("player") })
      assert.same({ ["Hanna-Onar"] = guid, ["Bert-Onar"] = bert.env.UnitGUID("player") }, list(bert))
      local other = realm.createClient({ name = "Anna", realm = "Onar", guild = members })
      other.login()
      assert.is_not.equal(guid, other.env.UnitGUID("player"))
    end)

    it("is reached by its new name only", function()
      local realm, anna, bert = listeners.pair()
      anna.logout()
      realm.renameCharacter("Anna-Onar", "Hanna")
      anna.login()
      bert.env.send("old", "WHISPER", "Anna-Onar")
      bert.env.send("new", "WHISPER", "Hanna-Onar")
      realm.run(2)
      assert.same({ "new" }, listeners.texts(anna))
      anna.env.send("from", "WHISPER", "Bert-Onar")
      realm.run(2)
      assert.equal("Hanna-Onar", listeners.eventsNamed(bert, "CHAT_MSG_ADDON")[1][5])
    end)

    it("cannot be renamed while it is online", function()
      local realm = listeners.pair()
      assert.has_error(function() realm.renameCharacter("Anna-Onar", "Hanna") end)
    end)

    it("keeps its id through a transfer unless it gets a new one", function()
      local realm, _, bert, members = listeners.pair()
      members.setMember({ fullName = "Carl-Onar", rankIndex = 2, level = 3, className = "Mage", isOnline = false })
      realm.run(5)
      local guid = list(bert)["Carl-Onar"]
      realm.transferCharacter("Carl-Onar", "Elsewhere")
      realm.run(1)
      assert.equal(guid, list(bert)["Carl-Elsewhere"])
      assert.is_nil(list(bert)["Carl-Onar"])
      realm.transferCharacter("Carl-Elsewhere", "Eonar", "Player-9-0A")
      realm.run(1)
      assert.equal("Player-9-0A", list(bert)["Carl-Eonar"])
    end)
  end)

  describe("a guild", function()
    it("keeps its id through a rename, of which members hear", function()
      local realm, anna, _, members = listeners.pair()
      members.clubId = "7000001"
      local id = anna.env.C_Club.GetGuildClubId()
      assert.equal("7000001", id)
      realm.renameGuild(members, "All Rest", "Elsewhere")
      realm.run(1)
      assert.same({ "All Rest", "Elsewhere" }, { anna.env.GetGuildInfo("player"), (select(4, anna.env.GetGuildInfo("player"))) })
      assert.equal(id, anna.env.C_Club.GetGuildClubId())
      -- A guild that was given none has no id that the game knows.
      assert.is_nil(realm.addGuild({ name = "Other", realm = "Onar", ranks = { "Master" } }).clubId)
    end)

    it("tells its id nowhere on the oldest client", function()
      local client = realms.onlyClient("", {
        flavor = "vanilla",
        guild = realms.create({ addonFolder = "x" }).addGuild({ name = "A", realm = "Onar", ranks = { "Master" } }),
      })
      assert.is_nil(client.env.C_Club.GetGuildClubId())
    end)

    it("logs who joined and left, with the age of it", function()
      local realm, anna, bert, members = listeners.pair()
      bert.joinGuild(nil, 0)
      realm.run(3600 * 50)
      bert.joinGuild(members, 2)
      realm.run(3600)
      assert.equal(0, anna.env.GetNumGuildEvents())
      anna.env.QueryGuildEventLog()
      realm.run(1)
      assert.equal(2, anna.env.GetNumGuildEvents())
      local kind, who = anna.env.GetGuildEventInfo(1)
      assert.same({ "quit", "Bert" }, { kind, who })
      assert.same({ 0, 0, 2, 3 }, { select(5, anna.env.GetGuildEventInfo(1)) })
      assert.same({ 0, 0, 0, 1 }, { select(5, anna.env.GetGuildEventInfo(2)) })
    end)
  end)
end)
