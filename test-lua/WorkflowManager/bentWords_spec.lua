-- Words of others in sentences: each text field of each message with what a text could carry.

local bent = require("test-lua.helpers.bent")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local window = require("test-lua.helpers.window")

local MESSAGES = modules.load().require("src.DataSyncComs.messages.Protocol").MESSAGES

--- What no sentence may have in it: each has a word by which it is found again.
local BAD = {
  "Trickster from www",
  "|cffff0000Trickster|r",
  "|Hitem:1|h[Trickster]|h",
  "|TInterface/Trickster:16|t",
  "3.0.0 Trickster",
  "3.0.0-Trickster\tmore",
  "Trickster\n\1",
  ("Trickster"):rep(20),
  "TRICKSTER_REASON",
  "TRICKSTER",
}

--- The page's example of each message, cut into its fields.
local function examples()
  local found = {}
  for name, example in files.read("docs/protocol.md"):gmatch("\n| `(%u+;%u+)`[^\n]*| `([^`]*)` *|") do
    if not MESSAGES[name].isChunked then
      local fields = {}
      for field in (example .. ";"):gmatch("([^;]*);") do
        fields[#fields + 1] = field
      end
      found[name] = fields
    end
  end
  return found
end

--- Fails if the word is anywhere where the player can read it, or in what is kept.
local function assertNowhere(room, what)
  local anna = room.anna
  anna.slash("/gh status")
  local texts = { table.concat(anna.chat, "\n"), guild.log(anna, "sender"), guild.log(anna, "receiver") }
  for user, status in pairs(guild.data(anna).userStatus) do
    texts[#texts + 1] = user .. " " .. tostring(status.guildName) .. " " .. tostring(status.addonVersion)
  end
  for _, session in pairs(guild.data(anna).syncSessions) do
    texts[#texts + 1] = tostring(session.sessionId) .. " " .. tostring(session.reason)
  end
  local all = table.concat(texts, "\n"):lower()
  local place = all:find("trickster", 1, true)
  assert(place == nil, what .. ": " .. all:sub(math.max(1, (place or 1) - 60), (place or 1) + 60))
end

describe("a text of another client", function()
  it("appears nowhere, whatever field of whatever message it is in", function()
    local room = bent.guild()
    local count = 0
    for name, fields in pairs(examples()) do
      for place = 4, 3 + #MESSAGES[name].fields do
        for _, bad in ipairs(BAD) do
          local parts = { unpack(fields) }
          for index = #parts + 1, place - 1 do
            parts[index] = ""
          end
          parts[place] = bad
          room:hit(table.concat(parts, ";"):sub(1, 255))
          count = count + 1
          room.realm.run(0.1)
        end
      end
      room.realm.run(5)
    end
    assert.is_true(count > 300, count)
    room.realm.run(130)
    assertNowhere(room, "fields")
    guild.assertClean(room.anna)
  end)

  it("appears in no outcome when it is the answer to a sync of the player's own", function()
    for _, bad in ipairs(BAD) do
      local room = bent.guild()
      room:answers(function(text, say)
        local id = text:match("^REQ;REDY;NONE;(%w+)")
        if id then
          say(("NAK;REDY;NONE;%s;1;%s"):format(id, bad))
          say(("NAK;REDY;NONE;%s;%s;VERSION"):format(id, bad))
          say(("NAK;SESS;NONE;%s;%s"):format(id, bad))
          say(("ACK;REDY;NONE;%s;1;-;%s;="):format(id, bad))
          say(("ACK;REDY;NONE;%s;1;-;2.0.0;%s"):format(id, bad))
        end
      end)
      assert.is_string(guild.sync(room.realm, room.anna, "all Bert-Eonar", 120))
      assertNowhere(room, bad)
      window.open(room.realm, room.anna, "PANE_SYNC")
      assert.is_nil(window.seen(room.anna):lower():find("trickster", 1, true))
      guild.assertClean(room.anna)
    end
  end)

  it("is in the log where an entry was refused for it, and not in the report", function()
    local room = bent.guild()
    local packer = modules.load().require("src.DataSyncHandler.packing.EntryPacker")
    local entry = guild.article("news", 1, { guildName = "Trickster-Eonar" })
    local payload = packer.packEntries(packer.createPacking(), "news", { items = { entry }, isLast = true })
    room:say("REQ;REDY;NONE;Ab3x;1;-;all;0;2.0.0-Trickster;xxxxxxxxxxxx;" .. guild.EONAR)
    room:say("SND;DATA;NEWS;00001;00001;Ab3x00" .. payload)
    room.realm.run(5)
    local log = guild.log(room.anna, "receiver")
    assert.matches("entry refused: .*Trickster", log)
    assert.matches("their addon 2.0.0%-Trickster", log)
    room.anna.slash("/gh export logs")
    room.realm.run(10)
    local report = table.concat(room.anna.visibleTexts(), "\n")
    assert.matches("1 entry refused", report)
    assert.matches("their addon 2.0.0, protocol 1", report)
    assert.is_nil(report:find("Trickster", 1, true))
    guild.assertClean(room.anna)
  end)
end)
