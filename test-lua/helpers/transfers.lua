-- Transfers between two clients, by the modules of a connection and without the rest of the addon.

local assert = require("luassert")
local listeners = require("test-lua.helpers.listeners")

local transfers = {}

--- A payload that fills `chunks` chunks, each of them different.
function transfers.payload(chunks)
  local parts = {}
  for index = 1, chunks do
    parts[index] = ("%05d"):format(index) .. ("."):rep(218)
  end
  return table.concat(parts)
end

--- One end of a connection. Messages for which its `filter` is false are lost.
local function openSide(client, other)
  local scheduler = client.require("src.DataSyncManager.runtime.Scheduler")
  local side = {
    client = client,
    scheduler = scheduler,
    requests = client.require("src.DataSyncComs.connection.Requests"),
    outgoing = client.require("src.DataSyncComs.connection.OutgoingTransfers"),
    incoming = client.require("src.DataSyncComs.connection.IncomingTransfers"),
    messages = client.require("src.DataSyncComs.messages.Messages"),
    filter = function() return true end,
  }
  local open = client.require("src.DataSyncComs.connection.Connection").openConnection
  side.connection = open({
    user = other,
    sessionId = "Ab3x",
    patience = 60,
    acknowledges = { ["SND;META"] = true },
    takes = { ["SND;META"] = true, ["SND;DATA"] = true, ["SND;CELL"] = true },
    isStopRequested = function() return false end,
  })
  client.env.onEvent = function(event, _, text)
    if event ~= "CHAT_MSG_ADDON" or not side.filter(text) then
      return
    end
    local message = side.messages.parseMessage(text)
    side.connection.pulse.progressAt = client.env.GetTime()
    if message.transfer then
      side.incoming.collectChunk(side.connection, message)
    elseif message.name:find("CHNK") then
      side.outgoing.noteAcknowledgement(side.connection, message)
      scheduler.signal(side.connection)
    end
  end
  return side
end

--- A realm and the two ends of a connection, Anna's first.
function transfers.connect(options)
  options = options or {}
  options.prefix = "GUILDHELPER2"
  local realm, anna, bert = listeners.pair(options)
  realm.run(20)
  return realm, openSide(anna, "Bert-Onar"), openSide(bert, "Anna-Onar")
end

--- Sends a payload from one end and waits for it at the other, up to `seconds`.
-- Returns the sender's failure, the receiver's delivery or failure, and how many seconds the sender took.
function transfers.send(realm, from, to, payload, seconds)
  local took, failure, delivery
  local started = realm.now()
  from.client.perform(function()
    from.scheduler.startFlow("send", function()
      failure = from.outgoing.sendPayload(from.connection, { name = "SND;META", tableType = "roster", payload = payload })
      took = realm.now() - started
    end)
  end)
  to.client.perform(function()
    to.scheduler.startFlow(
      "receive",
      function() delivery = to.requests.awaitMessage(to.connection, { names = { "SND;META" }, about = "any", seconds = 60 }) end
    )
  end)
  realm.runUntil(function() return took and delivery ~= nil end, seconds or 600)
  assert.same({}, from.client.errors)
  assert.same({}, to.client.errors)
  return failure, delivery, took
end

--- How many messages of a kind were sent, by the realm's trace.
function transfers.sent(realm, kind)
  local count = 0
  for _, line in ipairs(realm.trace) do
    if line:find("->", 1, true) and line:find('"' .. kind, 1, true) then
      count = count + 1
    end
  end
  return count
end

return transfers
