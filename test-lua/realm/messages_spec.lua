local listeners = require("test-lua.helpers.listeners")
local realms = require("test-lua.helpers.realms")

--- The kind and state of each restriction that a client was told of.
local function restrictions(client)
  local told = {}
  for _, event in ipairs(listeners.eventsNamed(client, "ADDON_RESTRICTION_STATE_CHANGED")) do
    told[#told + 1] = event[2] .. " " .. event[3]
  end
  return told
end

describe("in the headless realm,", function()
  describe("sending", function()
    it("returns the game's result codes", function()
      local realm, anna, bert = listeners.pair()
      local send = anna.env.C_ChatInfo.SendAddonMessage
      assert.equal(1, send("", "x", "WHISPER", "Bert"))
      assert.equal(1, send(("p"):rep(17), "x", "WHISPER", "Bert"))
      assert.equal(0, send(("p"):rep(16), "x", "WHISPER", "Bert"))
      assert.equal(2, send("P", ("x"):rep(256), "WHISPER", "Bert"))
      assert.equal(2, send("P", "a\0b", "WHISPER", "Bert"))
      assert.equal(0, send("P", ("\255"):rep(255), "WHISPER", "Bert"))
      assert.equal(6, send("P", "x", "WHISPER"))
      assert.equal(4, send("P", "x", "NONSENSE"))
      assert.equal(5, send("P", "x", "PARTY"))
      local loner = realm.createClient({ name = "Loner", realm = "Onar" })
      loner.login()
      assert.equal(10, loner.env.send("x", "GUILD"))
      assert.equal(2, anna.stats.sent)
      assert.equal(2, anna.stats.refused[1])
      realm.run(1)
      assert.same({ ("\255"):rep(255) }, listeners.texts(bert))
      assert.has_error(function() send(nil, "x", "GUILD") end)
    end)

    it("delivers with all arguments, after the latency, and only to a registered prefix", function()
      local realm, anna, bert = listeners.pair()
      anna.env.send("hello", "WHISPER", "bert-onar")
      anna.env.C_ChatInfo.SendAddonMessage("Other", "no", "WHISPER", "Bert")
      realm.run(0.049)
      assert.same({}, listeners.texts(bert))
      realm.run(0.4)
      assert.same(
        { "CHAT_MSG_ADDON", "P", "hello", "WHISPER", "Anna-Onar", "bert-onar", 0, 0, "", 0, n = 10 },
        listeners.eventsNamed(bert, "CHAT_MSG_ADDON")[1]
      )
      assert.equal(1, bert.stats.delivered)
    end)

    it("keeps the order between two players", function()
      local realm, anna, bert = listeners.pair()
      local expected = {}
      for i = 1, 50 do
        expected[i] = tostring(i)
        anna.env.send(expected[i], "WHISPER", "Bert")
        realm.run(0.01)
      end
      realm.run(1)
      assert.same(expected, listeners.texts(bert))
    end)

    it("reaches every online guild member on GUILD, the sender included, and oneself by whisper", function()
      local realm, anna, bert, guild = listeners.pair()
      local off = realm.createClient({ name = "Off", realm = "Onar", guild = guild })
      local other = realm.createClient({ name = "Other", realm = "Onar" })
      other.login()
      anna.env.send("all", "GUILD")
      anna.env.send("me", "WHISPER", "Anna")
      realm.run(1)
      table.sort(anna.env.events, function(a, b) return tostring(a[3]) < tostring(b[3]) end)
      assert.same({ "all", "me" }, listeners.texts(anna))
      assert.same({ "all" }, listeners.texts(bert))
      assert.same({}, listeners.texts(other))
      assert.is_false(off.isOnline)
    end)

    it("drops GUILD messages of members who may not speak there", function()
      local realm, anna, bert = listeners.pair({}, { canSpeakInGuild = false })
      assert.is_false(anna.env.C_GuildInfo.CanSpeakInGuildChat())
      anna.env.send("all", "GUILD")
      realm.run(1)
      assert.same({}, listeners.texts(bert))
    end)

    it("loses messages to a client that logs out before they arrive, even if it comes back", function()
      local realm, anna, bert = listeners.pair()
      anna.env.send("x", "WHISPER", "Bert")
      bert.logout()
      bert.login()
      realm.run(1)
      assert.same({}, listeners.texts(bert))
      assert.equal(1, anna.stats.lost)
    end)

    it("reports an offline target by a system message, which a filter can hide", function()
      local realm, anna = listeners.pair()
      anna.env.send("x", "WHISPER", "Nobody-Onar")
      anna.env.send("x", "WHISPER", "Nobody-Elsewhere")
      realm.run(1)
      assert.same({
        "No player named 'Nobody' is currently playing.",
        "No player named 'Nobody-Elsewhere' is currently playing.",
      }, anna.chat)
      anna.env.ChatFrame_AddMessageEventFilter(
        "CHAT_MSG_SYSTEM",
        function(_, _, message) return message:find("Nobody") ~= nil end
      )
      anna.env.send("x", "WHISPER", "Nobody")
      anna.env.send("x", "WHISPER", "Someone")
      realm.run(1)
      assert.equal(3, #anna.chat)
      assert.matches("Someone", anna.chat[3])
      assert.equal(4, #listeners.eventsNamed(anna, "CHAT_MSG_SYSTEM"))
    end)

    it("can report an offline target by a result code instead", function()
      local realm, anna = listeners.pair({ server = { targetOfflineCode = true } })
      assert.equal(12, anna.env.send("x", "WHISPER", "Nobody"))
      realm.run(1)
      assert.same({}, anna.chat)
    end)

    it("can be throttled by prefix, with or without whispers, and by channel", function()
      local realm, anna = listeners.pair({ server = { perPrefix = { burst = 10, perSecond = 1, appliesToWhispers = true } } })
      for _ = 1, 10 do
        assert.equal(0, anna.env.send("x", "WHISPER", "Bert"))
      end
      assert.equal(3, anna.env.send("x", "WHISPER", "Bert"))
      realm.run(1)
      assert.equal(0, anna.env.send("x", "WHISPER", "Bert"))
      local _, second = listeners.pair({ server = { perPrefix = { burst = 1, perSecond = 1, appliesToWhispers = false } } })
      assert.same(
        { 0, 3, 0 },
        { second.env.send("x", "GUILD"), second.env.send("x", "GUILD"), second.env.send("x", "WHISPER", "Bert") }
      )
      local _, third = listeners.pair({ server = { perChannel = { burst = 1, perSecond = 1 } } })
      assert.same(
        { 0, 8, 0 },
        { third.env.send("x", "GUILD"), third.env.send("x", "GUILD"), third.env.send("x", "WHISPER", "Bert") }
      )
    end)

    it("can be refused with any code for a while", function()
      local _, anna = listeners.pair()
      anna.setSendResult(8, 2)
      assert.same({ 8, 8, 0 }, { anna.env.send("x", "GUILD"), anna.env.send("x", "GUILD"), anna.env.send("x", "GUILD") })
    end)

    it("is refused in a lockdown, which may end with or without its event", function()
      local _, anna = listeners.pair()
      anna.setLockdown(true, true)
      assert.equal(11, anna.env.send("x", "WHISPER", "Bert"))
      assert.is_true(anna.env.C_ChatInfo.InChatMessagingLockdown())
      anna.setLockdown(false, false)
      assert.equal(0, anna.env.send("x", "WHISPER", "Bert"))
      assert.same({ "0 1", "0 2", "1 1", "5 1", "1 2", "5 2" }, restrictions(anna))
    end)

    it("is announced for every kind of restriction, of which some bring a lockdown along", function()
      local _, anna = listeners.pair()
      local function locked(kind, on)
        anna.setRestriction(kind, on)
        return anna.env.C_ChatInfo.InChatMessagingLockdown()
      end
      assert.same({ false, false }, { locked("Combat", true), locked("Map", true) })
      assert.same({ true, true }, { locked("ChallengeMode", true), locked("Encounter", true) })
      assert.same({ true, true, true, false }, {
        locked("Encounter", false),
        locked("Combat", false),
        locked("PvPMatch", true) and locked("ChallengeMode", false),
        locked("PvPMatch", false),
      })
      assert.same(
        "0 1, 0 2, 4 1, 4 2, 2 1, 5 1, 2 2, 5 2, 1 1, 1 2, 1 0, 0 0, 3 1, 3 2, 2 0, 3 0, 5 0",
        table.concat(restrictions(anna), ", ")
      )
    end)

    it("to a client in a lockdown is accepted, and the message dropped there", function()
      local realm, anna, bert = listeners.pair()
      bert.setLockdown(true, true)
      assert.equal(0, anna.env.send("lost", "WHISPER", "Bert"))
      realm.run(1)
      bert.setLockdown(false, true)
      anna.env.send("arrived", "WHISPER", "Bert")
      realm.run(1)
      assert.same({ "arrived" }, listeners.texts(bert))
    end)

    it("takes secret values, which the game itself can read", function()
      local realm, anna, bert = listeners.pair()
      assert.equal(0, anna.env.send(anna.secret("hidden"), "WHISPER", anna.secret("Bert")))
      realm.run(1)
      assert.same({ "hidden" }, listeners.texts(bert))
    end)

    it("needs a prefix, of which there are only so many", function()
      local client = realms.onlyClient("")
      client.setFreePrefixes(2)
      local register = client.env.C_ChatInfo.RegisterAddonMessagePrefix
      assert.same({ 0, 1, 0, 3, 2 }, { register("A"), register("A"), register("B"), register("C"), register("") })
      assert.is_false(client.env.C_ChatInfo.IsAddonMessagePrefixRegistered("C"))
      client.setFreePrefixes(3)
      assert.equal(0, register("C"))
      assert.is_true(client.env.C_ChatInfo.IsAddonMessagePrefixRegistered("C"))
    end)

    it("far too much disconnects the client", function()
      local realm, anna, bert = listeners.pair()
      local text = ("x"):rep(250)
      for _ = 1, 38 do
        anna.env.send(text, "WHISPER", "Bert")
      end
      realm.run(1)
      assert.is_true(anna.isOnline)
      for _ = 1, 10 do
        anna.env.send(text, "WHISPER", "Bert")
      end
      realm.run(1)
      assert.is_false(anna.isOnline)
      assert.is_true(anna.stats.disconnectedByServer)
      assert.is_true(bert.stats.delivered < 48)
      anna.login()
      assert.equal(0, anna.env.send("x", "WHISPER", "Bert"))
    end)

    it("can lose messages at random", function()
      local realm, anna, bert = listeners.pair({ server = { lossRate = 0.5 } })
      for _ = 1, 100 do
        anna.env.send("x", "WHISPER", "Bert")
      end
      realm.run(1)
      assert.is_true(bert.stats.delivered > 20 and bert.stats.delivered < 80)
      assert.equal(100, bert.stats.delivered + anna.stats.lost)
    end)

    it("adds to the totals of the realm", function()
      local realm, anna, bert = listeners.pair()
      anna.env.send("12345", "WHISPER", "Bert")
      bert.env.send("123", "WHISPER", "Anna")
      assert.same({ messages = 2, bytes = 8 }, realm.totals())
    end)

    it("can be hooked without a change of arguments or results", function()
      local client = realms.onlyClient([[seen = {}
        hooksecurefunc(C_ChatInfo, "SendAddonMessage", function(...) seen[#seen + 1] = { select("#", ...), ... } error("in hook") end)
        function mine(a, b) return b, nil, a end
        hooksecurefunc("mine", function(a) seen[#seen + 1] = a end)
        code = C_ChatInfo.SendAddonMessage("P", "x", "GUILD")
        count = select("#", mine(nil, 2))]])
      assert.same({ { 3, "P", "x", "GUILD" } }, client.env.seen)
      assert.equal(10, client.env.code)
      assert.equal(3, client.env.count)
      assert.equal(1, #client.errors)
    end)

    it("delivers secret values in restricted content, which cannot be used", function()
      local realm, anna, bert = listeners.pair()
      bert.setSecretMessages(true)
      anna.env.send("x", "WHISPER", "Bert")
      realm.run(1)
      local event = listeners.eventsNamed(bert, "CHAT_MSG_ADDON")[1]
      local text, sender = event[3], event[5]
      assert.is_true(bert.env.issecretvalue(text))
      assert.is_false(bert.env.issecretvalue("x"))
      assert.is_false(bert.env.issecretvalue(nil))
      for _, use in ipairs({
        function() return text .. "a" end,
        function() return text < sender end,
        function() return text == sender end,
        function() return text.length end,
        function() return #text end,
        function() return string.len(text) end,
        function() return text:sub(1) end,
      }) do
        assert.has_error(use)
      end
    end)
  end)

  it("is repeated exactly by the same seed, and not by another", function()
    local function run(seed)
      local realm, anna, bert = listeners.pair({ seed = seed })
      for i = 1, 20 do
        realm.after(i * 0.07, function()
          anna.env.send(tostring(anna.env.math.random(1000)), i % 2 == 0 and "GUILD" or "WHISPER", "Bert")
          bert.env.send("back", "WHISPER", "Anna")
        end)
      end
      realm.run(5)
      return table.concat(realm.trace, "\n")
    end
    assert.equal(run(42), run(42))
    assert.are_not.equal(run(42), run(43))
  end)
end)
