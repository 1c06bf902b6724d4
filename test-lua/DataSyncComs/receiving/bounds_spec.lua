local guild = require("test-lua.helpers.guild")
local support = require("test-lua.helpers.support")

local zlib = require("zlib")

--- Raw Deflate of some bytes, by level 0 to 9.
local function deflated(bytes, level)
  return (zlib.deflate(level or 9, -15)(bytes, "finish"))
end

describe("the size of a Deflate stream", function()
  local size = support.modules().require("src.DataSyncComs.messages.InflateSize").inflatedSize

  it("is known without unpacking it, for stored, fixed and own codes", function()
    local realm = support.newRealm({ seed = 3, addonFolder = support.script("") })
    local random = realm.random
    for round = 1, 60 do
      local parts = {}
      for index = 1, random.integer(0, 400) do
        parts[index] = round % 3 == 0 and string.char(random.integer(0, 255)) or random.pick({ "guild ", "raid ", "a", ("x"):rep(300) })
      end
      local bytes = table.concat(parts)
      for _, level in ipairs({ 0, 1, 6, 9 }) do
        assert.equal(#bytes, size(deflated(bytes, level), 1e9))
      end
    end
    support.removeTemporaryFolders()
  end)

  it("may be the limit and not a byte more", function()
    local packed = deflated(("x"):rep(65536))
    assert.equal(65536, size(packed, 65536))
    assert.is_nil(size(deflated(("x"):rep(65537)), 65536))
  end)

  it("of damaged streams is none, and nothing throws", function()
    local packed = deflated(support.sim.writeCbor(support.sim.sampleRoster(20, 1, guild.NOW, { guild.EONAR }), false))
    for cut = 0, #packed - 1, 7 do
      assert.is_nil(size(packed:sub(1, cut), 1e9))
    end
    for place = 1, #packed, 5 do
      local damaged = packed:sub(1, place - 1) .. string.char((packed:byte(place) + 91) % 256) .. packed:sub(place + 1)
      size(damaged, 1e6)
    end
  end)
end)

describe("what is received", function()
  local client, realm = support.modules()
  local codec = client.require("src.DataSyncComs.messages.PayloadCodec")

  it("that unpacks to hundreds of megabytes is given up before it is unpacked", function()
    local bomb = deflated(("\0"):rep(200 * 1024 * 1024))
    assert.is_true(#bomb < 210000)
    local calls = 0
    local unpack = client.env.C_EncodingUtil.DecompressString
    client.env.C_EncodingUtil.DecompressString = function(...)
      calls = calls + 1
      return unpack(...)
    end
    local before = client.stats.longestSlice
    assert.is_nil(support.inFlow(client, realm, function() return codec.decode(codec.escape(bomb:sub(1, 50000))) end))
    assert.is_nil(support.inFlow(client, realm, function() return codec.decode(codec.escape(bomb)) end))
    client.env.C_EncodingUtil.DecompressString = unpack
    assert.equal(0, calls)
    assert.is_true(client.stats.longestSlice < math.max(4, before + 0.1))
  end)

  it("may be as many chunks as are allowed, and not one more", function()
    local messages = client.require("src.DataSyncComs.messages.Messages")
    local most = client.require("src.DataSyncComs.messages.Protocol").MAX_CHUNKS
    local function chunk(total)
      return messages.parseMessage(("SND;DATA;ROST;00001;%05d;Ab3x00data"):format(total))
    end
    assert.is_table(chunk(most))
    assert.equal("malformed", chunk(most + 1))
  end)

  it("fills a table up to its bound, and then only replaces", function()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local summary = client.require("src.DataSyncManager.data.TableDigest")
    local session = { role = "receiver", sessionId = "x", user = "Bert-Eonar", userGuild = guild.EONAR, tableType = "roster", scope = { [guild.EONAR] = true } }
    local function receive(entry)
      return support.inFlow(client, realm, function() return apply(session, "roster", "4.2", { entry }, "any") end)
    end
    for index = 1, 29999 do
      summary.addToDigest({ id = "x" .. index, tableType = "roster", guildName = "Elsewhere-Eonar", lastUpdated = guild.daysAgo(1) }, 1)
    end
    assert.equal(1, receive(guild.member("A-Eonar")).added)
    assert.equal(1, receive(guild.member("B-Eonar")).refused)
    assert.equal(1, receive(guild.member("A-Eonar", { lastUpdated = guild.daysAgo(1) })).replaced)
  end)

  it("is taken only where it was asked for", function()
    local other, otherRealm = support.modules()
    local apply = other.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local session = { role = "sender", sessionId = "x", user = "Bert-Eonar", userGuild = guild.EONAR, tableType = "roster", scope = { [guild.EONAR] = true } }
    local counts = support.inFlow(other, otherRealm, function()
      return apply(session, "roster", "3.3", {
        guild.member("Asked-Eonar"),
        guild.member("Unasked-Eonar"),
        guild.article("news", 1),
        guild.member("Asked-Alleria", { guildName = guild.ALLERIA }),
        guild.member("Asked-Eonar", { lastUpdated = guild.daysAgo(-3) }),
        "nonsense",
      }, function(id) return id ~= "Unasked-Eonar" end)
    end)
    assert.same({ added = 1, replaced = 0, deleted = 0, unchanged = 0, refused = 5 }, counts)
  end)
end)

describe("who sends too much", function()
  local function flooded(count, text)
    local realm, anna, bert = guild.pair({}, {})
    bert.setSecretMessages(true)
    for index = 1, count do
      anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", text:format(index), "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
    end
    anna.slash("/gh status")
    local ignored = tonumber(table.concat(anna.chat, "\n"):match("(%d+) not taken from Bert%-Eonar: flood")) or 0
    return ignored, realm, anna, bert
  end

  it("is heard up to the bound, and beyond it not for a minute, with a line in the log", function()
    assert.equal(0, (flooded(150, "nonsense %d")))
    local ignored, realm, anna = flooded(160, "nonsense %d")
    assert.equal(10, ignored)
    assert.matches("1 Bert%-Eonar NONE sends too much, and is ignored for a minute", guild.log(anna, "receiver"))
    realm.run(50)
    anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", "x", "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
    realm.run(15)
    anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", "x", "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
    anna.slash("/gh status")
    assert.matches("11 not taken from Bert%-Eonar: flood", table.concat(anna.chat, "\n"))
    guild.assertClean(anna)
  end)

  it("may begin a dozen sessions at once, and not one more", function()
    assert.equal(0, (flooded(12, "REQ;HELO;NONE;1;2.0.0")))
    assert.equal(1, (flooded(13, "REQ;HELO;NONE;1;2.0.0")))
  end)
end)

describe("text from others", function()
  it("shows no links, textures, colors or line breaks", function()
    local client = support.modules()
    local locale = client.require("src.DataSyncManager.runtime.Locale")
    assert.equal("||cffff0000red||r", locale.plainText("|cffff0000red|r"))
    assert.equal("||Hitem:1||h[x]||h a b", locale.plainText("|Hitem:1|h[x]|h\na\tb"))
    assert.equal("||||T||||", locale.plainText("|||T|||"))
    assert.equal(locale.plainText("||T|"), locale.plainText(locale.plainText("||T|")))
    assert.equal("||TIcon:0||t is busy with another sync", locale.text("REASON_BUSY", "|TIcon:0|t"))
  end)

  it("is plain wherever it is shown: list, log, chat and status", function()
    local realm, anna, bert = guild.pair({}, {})
    bert.setSecretMessages(true)
    local function send(text)
      anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", text, "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
      realm.run(1)
    end
    anna.slash("/gh")
    anna.clickLabel("Sync All")
    realm.run(1)
    send("ACK;HELO;NONE;1;|TInterface\\x:99|t;READY;|cff00ff00G|r")
    realm.run(5)
    send("REQ;REDY;NONE;Ab3x;1;-;all;0;|Hx|h;xxxxxxxxxxxx;" .. guild.EONAR)
    anna.slash("/gh log receiver")
    anna.slash("/gh status")
    realm.run(1)
    local shown = table.concat(anna.visibleTexts(), "\n") .. table.concat(anna.chat, "\n")
    assert.matches("||TInterface", shown, 1, true)
    assert.is_nil(shown:gsub("||", ""):find("|", 1, true))
    guild.assertClean(anna)
  end)
end)
