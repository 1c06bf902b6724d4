-- A client whose send queue is used by itself, without the rest of the addon.

local listeners = require("test-lua.helpers.listeners")

local queues = {}

--- What SendQueue sends in the specs that measure its rate.
queues.TEXT = ("x"):rep(200)
--- Bytes that such a message counts for: its text, its target's name, the overhead.
queues.COST = 200 + #"Bert-Onar" + 40

--- Two clients long after their loading screens, of which Anna has the queue. Returns the realm, both clients, a
-- function that enqueues a text (for Bert and as bulk by default), and the modules around the queue.
function queues.open(options, clientOptions)
  options = options or {}
  options.prefix = "GUILDHELPER2"
  options.latency = { 50, 50 }
  local realm, anna, bert = listeners.pair(options, clientOptions)
  local modules = {
    queue = anna.require("src.DataSyncComs.sending.SendQueue"),
    bucket = anna.require("src.DataSyncComs.sending.TokenBucket"),
    foreign = anna.require("src.DataSyncComs.sending.ForeignTraffic"),
    notices = anna.require("src.DataSyncComs.sending.OfflineNotices"),
    stats = anna.require("src.DataSyncManager.sync.SendStats"),
  }
  anna.perform(function() modules.bucket.startAfterLoading() end)
  realm.run(20)
  local function send(text, target, priority)
    local message
    anna.perform(function() message = modules.queue.whisper(target or "Bert-Onar", text, priority or "bulk") end)
    return message
  end
  return realm, anna, bert, send, modules
end

--- How many messages a client got.
function queues.received(client) return #listeners.texts(client) end

return queues
