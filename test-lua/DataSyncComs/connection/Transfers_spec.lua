local addons = require("test-lua.helpers.addons")
local files = require("test-lua.helpers.files")
local listeners = require("test-lua.helpers.listeners")
local modules = require("test-lua.helpers.modules")
local realms = require("test-lua.helpers.realms")

local messages = modules.load().require("src.DataSyncComs.messages.Messages")

describe("messages", function()
  it("are built and read as 3;4;4 and fields", function()
    local text = messages.controlText("REQ;META", "roster", "Ab3x", "C", 0, 40)
    assert.equal("REQ;META;ROST;Ab3x;C;0;40", text)
    assert.same({ name = "REQ;META", tableType = "roster", fields = { "Ab3x", "C", "0", "40" } }, messages.parseMessage(text))
  end)

  it("are built and read as 3;4;4;5;5;data for chunks, each filled to 255 bytes but the last", function()
    local payload = ("0123456789"):rep(100)
    local texts = messages.chunkTexts("SND;DATA", "setup", "Ab3x", 37, payload)
    assert.equal(5, #texts)
    local parts = {}
    for index, text in ipairs(texts) do
      assert.equal(index < 5 and 255 or 32 + 1000 % 223, #text)
      assert.equal(("SND;DATA;SETU;%05d;00005;Ab3x11"):format(index), text:sub(1, 32))
      local chunk = messages.parseMessage(text)
      assert.same({ index, 5, "Ab3x", "11" }, { chunk.index, chunk.total, chunk.sessionId, chunk.transfer })
      parts[index] = chunk.data
    end
    assert.equal(payload, table.concat(parts))
    assert.equal(1, #messages.chunkTexts("SND;DATA", "setup", "Ab3x", 0, ""))
  end)

  it("may carry any byte in a chunk's data", function()
    local payload = ("\1\2\3;\n|\255"):rep(20)
    assert.equal(payload, messages.parseMessage(messages.chunkTexts("SND;META", "news", "aaaa", 0, payload)[1]).data)
  end)

  it("of other versions are told from nonsense", function()
    for _, text in ipairs({ "REQ;WHAT;ROST;x", "XYZ;DATA;ROST;x", "REQ;META;ZZZZ;x" }) do
      assert.equal("unknown", messages.parseMessage(text))
    end
    for _, text in ipairs({
      "",
      "hello",
      "REQ;META;ROST",
      "REQ;META;ROSTx",
      "req;meta;rost;x",
      "ACK;DATA;ROST;aaaa;00;1;2",
      "SND;DATA;ROST;00000;00001;aaaa00x",
      "SND;DATA;ROST;00002;00001;aaaa00x",
      "SND;DATA;ROST;00001;99999;aaaa00x",
      "SND;DATA;ROST;00001;00001;a;aa00x",
      "SND;DATA;ROST;1;1;aaaa00x",
      "SND;DATA;ROST;00001;00001",
    }) do
      assert.equal("malformed", messages.parseMessage(text), text)
    end
  end)

  it("ignore fields that a later version adds", function()
    assert.is_table(messages.parseMessage("ACK;SESS;NONE;Ab3x;more;still more"))
  end)
end)

--- A payload of so many chunks.
local function payloadOf(chunks)
  local parts = {}
  for index = 1, chunks do
    parts[index] = ("%05d"):format(index) .. ("."):rep(218)
  end
  return table.concat(parts)
end

--- A pair of clients with one conversation between them, whose messages go to the modules directly.
local function conversation(options)
  options = options or {}
  options.addonFolder = addons.script(listeners.SCRIPT .. '\nC_ChatInfo.RegisterAddonMessagePrefix("GUILDHELPER2")')
  local realm, anna, bert = realms.pair(options)
  realm.run(20)
  local sides = {}
  for client, other in pairs({ [anna] = "Bert-Onar", [bert] = "Anna-Onar" }) do
    local side = {
      client = client,
      waiting = client.require("src.DataSyncComs.connection.Requests"),
      transfers = client.require("src.DataSyncComs.connection.OutgoingTransfers"),
      incoming = client.require("src.DataSyncComs.connection.IncomingTransfers"),
      messages = client.require("src.DataSyncComs.messages.Messages"),
    }
    side.talk = client.require("src.DataSyncComs.connection.Connection").openConnection(other, "Ab3x", 60, { ["SND;META"] = true }, function() return false end)
    side.filter = function() return true end
    client.env.onEvent = function(event, _, text)
      if event ~= "CHAT_MSG_ADDON" or not side.filter(text) then
        return
      end
      local message = side.messages.parseMessage(text)
      side.talk.heardAt = client.env.GetTime()
      if message.transfer then
        side.incoming.collectChunk(side.talk, message)
      elseif message.name:find("CHNK") then
        side.transfers.noteAcknowledgement(side.talk, message)
        client.require("src.DataSyncManager.runtime.Scheduler").signal(side.talk)
      end
    end
    sides[client] = side
  end
  return realm, sides[anna], sides[bert]
end

--- Sends a payload from the first side and waits for it on the second. Returns the failure and the delivery.
local function transfer(realm, from, to, payload, seconds)
  local done, problem, delivery
  local started = realm.now()
  from.client.perform(function()
    from.client.require("src.DataSyncManager.runtime.Scheduler").startFlow("send", function()
      problem = from.transfers.sendPayload(from.talk, "SND;META", "roster", payload)
      done = realm.now() - started
    end)
  end)
  to.client.perform(function()
    to.client.require("src.DataSyncManager.runtime.Scheduler").startFlow("receive", function()
      delivery = to.waiting.awaitMessage(to.talk, { "SND;META" }, "any", 60)
    end)
  end)
  realm.runUntil(function() return done and delivery ~= nil end, seconds or 600)
  assert.same({}, from.client.errors)
  assert.same({}, to.client.errors)
  return problem, delivery, done
end

--- How many messages of one kind are in the trace as sent.
local function sent(realm, kind)
  local count = 0
  for _, line in ipairs(realm.trace) do
    if line:find("->", 1, true) and line:find('"' .. kind, 1, true) then
      count = count + 1
    end
  end
  return count
end

describe("a transfer", function()
  after_each(files.removeTemporaryFolders)

  it("arrives whole, in index order, and is acknowledged every 32 chunks and at the end", function()
    local realm, anna, bert = conversation()
    local payload = payloadOf(70)
    local problem, delivery = transfer(realm, anna, bert, payload)
    assert.is_nil(problem)
    assert.equal(payload, delivery.payload)
    assert.same({ 70, 3, 0 }, { sent(realm, "SND;META"), sent(realm, "ACK;CHNK"), sent(realm, "NAK;CHNK") })
  end)

  it("collects chunks in any order, each once", function()
    local _, _, bert = conversation()
    local texts = bert.messages.chunkTexts("SND;META", "roster", "Ab3x", 0, payloadOf(40))
    bert.client.perform(function()
      for index = 40, 1, -1 do
        local chunk = bert.messages.parseMessage(texts[index])
        bert.incoming.collectChunk(bert.talk, chunk)
        if index > 1 then
          assert.equal(0, #bert.talk.inbox)
          bert.incoming.collectChunk(bert.talk, chunk)
        end
      end
    end)
    assert.same({}, bert.client.errors)
    assert.equal(payloadOf(40), bert.talk.inbox[1].payload)
  end)

  it("sends just the lost chunks again", function()
    local realm, anna, bert = conversation()
    local lost = { [3] = true, [4] = true, [20] = true, [50] = true }
    bert.filter = function(text)
      local index = tonumber(text:match("^SND;META;ROST;(%d+)"))
      if lost[index] then
        lost[index] = nil
        return false
      end
      return true
    end
    local problem, delivery = transfer(realm, anna, bert, payloadOf(50))
    assert.is_nil(problem)
    assert.equal(payloadOf(50), delivery.payload)
    assert.equal(54, sent(realm, "SND;META"))
  end)

  it("arrives although a fifth of all messages is lost", function()
    local realm, anna, bert = conversation({ seed = 5, server = { lossRate = 0.2 } })
    local problem, delivery = transfer(realm, anna, bert, payloadOf(60), 1200)
    assert.is_nil(problem)
    assert.equal(payloadOf(60), delivery.payload)
  end)

  it("is acknowledged again when the acknowledgement was lost", function()
    local realm, anna, bert = conversation()
    local first = true
    anna.filter = function(text)
      if text:find("^ACK;CHNK") and first then
        first = false
        return false
      end
      return true
    end
    assert.is_nil(transfer(realm, anna, bert, payloadOf(2)))
    assert.equal(2, sent(realm, "ACK;CHNK"))
    assert.equal(3, sent(realm, "SND;META"))
  end)

  it("that nobody acknowledges fails with a reason, after some tries", function()
    local realm, anna, bert = conversation()
    bert.filter = function() return false end
    local problem, _, seconds = transfer(realm, anna, bert, payloadOf(2), 200)
    assert.equal("REASON_NO_ACKNOWLEDGEMENT", problem.reason)
    assert.is_true(seconds < 100)
    assert.equal(6, sent(realm, "SND;META"))
  end)

  it("that stalls is asked for, and fails with how far it came", function()
    local realm, anna, bert = conversation()
    bert.filter = function(text) return not text:find("^SND;META;ROST;00002") end
    local _, failed = transfer(realm, anna, bert, payloadOf(3), 300)
    assert.same({ "REASON_STALLED", "2/3" }, { failed.reason, failed.detail })
    assert.is_true(sent(realm, "NAK;CHNK") <= 8)
  end)

  it("whose chunks contradict each other is not mixed up", function()
    local _, _, bert = conversation()
    local function chunk(total, index, name)
      return { name = name or "SND;META", tableType = "roster", index = index, total = total, sessionId = "Ab3x", transfer = "00", data = "x" }
    end
    bert.client.perform(function()
      assert.is_true(bert.incoming.collectChunk(bert.talk, chunk(3, 1)))
      assert.is_false(bert.incoming.collectChunk(bert.talk, chunk(4, 2)))
      assert.is_false(bert.incoming.collectChunk(bert.talk, chunk(3, 2, "SND;DATA")))
    end)
    assert.same({}, bert.client.errors)
  end)

  it("cannot be opened more than three times at a time", function()
    local _, _, bert = conversation()
    bert.client.perform(function()
      local results = {}
      for number = 0, 4 do
        local text = bert.messages.chunkTexts("SND;META", "roster", "Ab3x", number, payloadOf(3))[1]
        results[number + 1] = bert.incoming.collectChunk(bert.talk, bert.messages.parseMessage(text))
      end
      assert.same({ true, true, true, false, false }, results)
    end)
    assert.same({}, bert.client.errors)
  end)
end)
