local guild = require("test-lua.helpers.guild")

--- Anna and Bert after login, and a function with which Bert whispers any text to Anna.
local function pair()
  local realm, anna, bert = guild.pair({}, {})
  -- Bert's own addon must not answer Anna's replies.
  bert.setSecretMessages(true)
  local function send(text)
    bert.perform(function() bert.env.C_ChatInfo.SendAddonMessage("GUILDHELPER2", text, "WHISPER", "Anna-Eonar") end)
    realm.run(1)
  end
  return realm, anna, bert, send
end

--- The texts that Anna has whispered to Bert since a line of the trace.
local function answers(realm, from)
  local found = {}
  for index = from + 1, #realm.trace do
    found[#found + 1] = realm.trace[index]:match('Anna%-Eonar %-> WHISPER Bert%-Eonar GUILDHELPER2 "(.*)"$')
  end
  return found
end

--- The number in /gh status of messages rejected for a reason, or nil.
local function rejected(client, reason)
  local place = #client.chat
  client.slash("/gh status")
  return table.concat(client.chat, "\n", place + 1):match("(%d+) ignored from %S*: " .. reason)
end

describe("the listener", function()
  it("counts malformed messages and otherwise ignores them", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    for _, text in ipairs({ "", "x", ";;;", ("x"):rep(255), "SND;DATA;ROST;1;2;3", "\1\2\255" }) do
      send(text)
    end
    assert.same({}, answers(realm, from))
    assert.same({}, anna.chat)
    assert.equal("6", rejected(anna, "unreadable"))
    guild.assertClean(anna)
  end)

  it("answers unknown commands with its version, once every few seconds", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    for _ = 1, 3 do
      send("REQ;WHAT;ROST;1;2")
    end
    assert.same({ "NAK;UNKN;NONE;1;REQ;WHAT" }, answers(realm, from))
    realm.run(6)
    send("NAK;UNKN;NONE;9;REQ;HELO")
    assert.equal(1, #answers(realm, from))
    guild.assertClean(anna)
  end)

  it("answers a sender of a later protocol version with its own version", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    send("REQ;REDY;NONE;Ab3x;7;new;all;0;9.0.0;xxxxxxxxxxxx;" .. guild.EONAR)
    assert.same({ "NAK;REDY;NONE;Ab3x;1;VERSION" }, answers(realm, from))
    guild.assertClean(anna)
  end)

  it("ends a session that it does not know", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    send("REQ;META;ROST;Zz9z;R;0;0")
    assert.same({ "NAK;SESS;NONE;Zz9z;UNKNOWN" }, answers(realm, from))
    realm.run(6)
    send("SND;DATA;ROST;00001;00002;Zz9y00data")
    assert.equal(2, #answers(realm, from))
    realm.run(6)
    send("NAK;SESS;NONE;Zz9z;UNKNOWN")
    assert.equal(2, #answers(realm, from))
    guild.assertClean(anna)
  end)

  it("ends a session whose answer came too late, so that the other side stops waiting", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    assert.matches("^Sync Failed", guild.sync(realm, anna, "all Bert-Eonar"))
    local sessionId = table.concat(answers(realm, from), " "):match("REQ;REDY;NONE;(%w+)")
    realm.run(6)
    from = #realm.trace
    send("ACK;REDY;NONE;" .. sessionId .. ";1;-;2.0.0;=")
    assert.same({ "NAK;SESS;NONE;" .. sessionId .. ";UNKNOWN" }, answers(realm, from))
    guild.assertClean(anna)
  end)

  it("drops secret values without comparing them", function()
    local _, anna, _, send = pair()
    anna.setSecretMessages(true)
    send("REQ;HELO;NONE;1;2.0.0")
    anna.setSecretMessages(false)
    assert.equal("1", rejected(anna, "hidden by the game"))
    guild.assertClean(anna)
  end)

  it("takes no notice of the player's own messages, nor of those of other addons", function()
    local realm, anna, bert = pair()
    local from = #realm.trace
    anna.perform(function()
      anna.env.C_ChatInfo.SendAddonMessage("GUILDHELPER2", "REQ;HELO;NONE;1;2.0.0", "GUILD")
      anna.env.C_ChatInfo.SendAddonMessage("GUILDHELPER2", "REQ;HELO;NONE;1;2.0.0", "WHISPER", "Anna-Eonar")
    end)
    bert.perform(
      function() bert.env.C_ChatInfo.SendAddonMessage("GUILDHELPER", "REQ;HELO;NONE;1;2.0.0", "WHISPER", "Anna-Eonar") end
    )
    realm.run(5)
    assert.same({}, answers(realm, from))
    assert.is_nil(rejected(anna, ".*"))
    assert.equal("", guild.log(anna, "receiver"))
    guild.assertClean(anna)
  end)

  it("answers a repeated request with the same reply, and does the work once", function()
    local realm, anna, bert, send = pair()
    local from = #realm.trace
    local ready = "REQ;REDY;NONE;Ab3x;1;-;all;0;2.0.0;xxxxxxxxxxxx;" .. guild.EONAR
    send(ready)
    send(ready)
    send("END;SESS;NONE;Ab3x")
    send("END;SESS;NONE;Ab3x")
    local found = answers(realm, from)
    assert.equal(4, #found)
    assert.equal(found[1], found[2])
    assert.same({ "ACK;SESS;NONE;Ab3x", "ACK;SESS;NONE;Ab3x" }, { found[3], found[4] })
    assert.equal("Completed", guild.data(anna).syncSessions["receiver:Bert-Eonar"].status)
    guild.assertClean(anna, bert)
  end)

  it("ends a session whose tables come out of order", function()
    local realm, anna, _, send = pair()
    local from = #realm.trace
    send("REQ;REDY;NONE;Ab3x;1;-;all;0;2.0.0;xxxxxxxxxxxx;" .. guild.EONAR)
    send("END;TABL;NEWS;Ab3x;-;-")
    send("REQ;META;SETU;Ab3x;R;0;0")
    local found = answers(realm, from)
    assert.equal("NAK;SESS;NONE;Ab3x;REASON_OUT_OF_ORDER", found[#found])
    send("REQ;REDY;NONE;Ab4x;1;-;all;0;2.0.0;xxxxxxxxxxxx;" .. guild.EONAR)
    send("REQ;META;NONE;Ab4x;R;0;0")
    found = answers(realm, from)
    assert.equal("NAK;SESS;NONE;Ab4x;REASON_OUT_OF_ORDER", found[#found])
    guild.assertClean(anna)
  end)

  it("ends a session whose sender falls silent", function()
    local realm, anna, _, send = pair()
    send("REQ;REDY;NONE;Ab3x;1;-;all;0;2.0.0;xxxxxxxxxxxx;" .. guild.EONAR)
    realm.run(130)
    assert.matches("session failed: Bert%-Eonar was silent for two minutes", guild.log(anna, "receiver"))
    guild.assertClean(anna)
  end)
end)
