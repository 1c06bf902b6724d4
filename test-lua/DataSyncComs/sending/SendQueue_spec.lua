local addons = require("test-lua.helpers.addons")
local files = require("test-lua.helpers.files")
local listeners = require("test-lua.helpers.listeners")
local modules = require("test-lua.helpers.modules")
local realms = require("test-lua.helpers.realms")

local TEXT = ("x"):rep(200)
--- What one such message costs: its bytes, its target's name, the overhead.
local COST = 200 + #"Bert-Onar" + 40

--- Two clients without the addon, the first with the queue, settled; and what arrived at the second.
local function queue(options, clientOptions)
  options = options or {}
  options.addonFolder = addons.script(listeners.SCRIPT .. '\nC_ChatInfo.RegisterAddonMessagePrefix("GUILDHELPER2")')
  options.latency = { 50, 50 }
  local realm, anna, bert = realms.pair(options, clientOptions)
  local modules = {
    queue = anna.require("src.DataSyncComs.sending.SendQueue"),
    bucket = anna.require("src.DataSyncComs.sending.TokenBucket"),
    surroundings = anna.require("src.DataSyncComs.sending.ForeignTraffic"),
    notices = anna.require("src.DataSyncComs.sending.OfflineNotices"),
    traffic = anna.require("src.DataSyncManager.sync.SendStats"),
  }
  anna.perform(function() modules.bucket.startAfterLoading() end)
  realm.run(20)
  local function send(text, target, priority)
    local message
    anna.perform(function() message = modules.queue.enqueue(text, "WHISPER", target or "Bert-Onar", priority or "bulk") end)
    return message
  end
  return realm, anna, bert, send, modules
end

--- How many messages a client got.
local function count(client)
  return #listeners.texts(client)
end

describe("the send queue", function()
  after_each(files.removeTemporaryFolders)

  it("sends a burst of 4000 bytes and then 800 bytes a second, overhead counted", function()
    local realm, anna, bert, send = queue()
    for _ = 1, 100 do
      send(TEXT)
    end
    realm.run(1)
    local burst = math.floor((4000 + 800) / COST)
    assert.is_true(math.abs(count(bert) - burst) <= 1)
    local before = count(bert)
    realm.run(10)
    assert.is_true(math.abs(count(bert) - before - 8000 / COST) <= 1)
    assert.equal(0, next(anna.stats.refused) or 0)
  end)

  it("sends a tenth of the rate in the first 5 seconds after a loading screen", function()
    local realm, anna, bert, send, modules = queue()
    for _ = 1, 200 do
      send(TEXT)
    end
    realm.run(20)
    anna.perform(function() modules.bucket.startAfterLoading() end)
    local before = count(bert)
    realm.run(4.9)
    assert.is_true(count(bert) - before <= 2)
    realm.run(10)
    assert.is_true(count(bert) - before >= 30)
  end)

  it("sends half as much below 20 frames a second", function()
    local realm, anna, bert, send = queue({}, { framesPerSecond = 10 })
    for _ = 1, 100 do
      send(TEXT)
    end
    realm.run(10)
    local before = count(bert)
    realm.run(10)
    assert.is_true(math.abs(count(bert) - before - 4000 / COST) <= 1)
    assert.equal(10, anna.env.GetFramerate())
  end)

  it("counts what other addons and the player send", function()
    local realm, anna, bert, send, modules = queue()
    anna.perform(modules.surroundings.countForeignTraffic)
    for _ = 1, 10 do
      anna.env.C_ChatInfo.SendAddonMessage("Other", TEXT, "WHISPER", "Bert-Onar")
      anna.env.C_ChatInfo.SendChatMessage(TEXT, "SAY")
    end
    for _ = 1, 20 do
      send(TEXT)
    end
    realm.run(1)
    assert.is_true(count(bert) <= 2, count(bert))
  end)

  it("keeps the order to each receiver, and sends answers before bulk", function()
    local realm, _, bert, send = queue()
    for index = 1, 60 do
      send("bulk " .. index .. TEXT)
    end
    realm.run(3)
    send("answer 1", nil, "answer")
    send("answer 2", nil, "answer")
    realm.run(60)
    local texts, bulk, answers = listeners.texts(bert), {}, {}
    for place, text in ipairs(texts) do
      if text:find("^bulk") then
        bulk[#bulk + 1] = tonumber(text:match("%d+"))
      else
        answers[#answers + 1] = place
      end
    end
    for index = 1, 60 do
      assert.equal(index, bulk[index])
    end
    assert.is_true(answers[1] < 35 and answers[2] == answers[1] + 1)
  end)

  it("sends the same message again, later and slower, when it is throttled", function()
    for _, code in ipairs({ 3, 8 }) do
      local realm, anna, bert, send = queue()
      anna.setSendResult(code, 3)
      send("first")
      send("second")
      realm.run(1)
      assert.same({}, listeners.texts(bert))
      assert.is_true(anna.stats.refused[code] <= 2)
      realm.run(10)
      assert.same({ "first", "second" }, listeners.texts(bert))
      assert.equal(3, anna.stats.refused[code])
    end
  end)

  it("loses no message on a server that lets one a second through", function()
    local rules = { perPrefix = { burst = 10, perSecond = 1, appliesToWhispers = true } }
    local realm, anna, bert, send = queue({ server = rules })
    local expected = {}
    for index = 1, 40 do
      expected[index] = tostring(index)
      send(expected[index])
    end
    realm.run(200)
    assert.same(expected, listeners.texts(bert))
    assert.is_true(anna.stats.refused[3] > 0)
    assert.is_true(anna.isOnline)
  end)

  it("pauses in a lockdown and goes on at the event, or by itself where none comes", function()
    local realm, anna, bert, send, modules = queue()
    anna.setLockdown(true, true)
    local message = send("first")
    realm.run(60)
    assert.is_true(modules.queue.isPaused())
    assert.is_nil(message.sentAt)
    assert.is_true(anna.stats.refused[11] < 6)
    anna.setLockdown(false, false)
    realm.run(16)
    assert.same({ "first" }, listeners.texts(bert))
    assert.is_false(modules.queue.isPaused())
    anna.setLockdown(true, false)
    send("second")
    realm.run(5)
    anna.setLockdown(false, false)
    anna.perform(modules.queue.endPause)
    realm.run(0.3)
    assert.same({ "first", "second" }, listeners.texts(bert))
  end)

  it("gives up what goes to a user who is offline, and tells", function()
    local realm, anna, bert, send, modules = queue({ server = { targetOfflineCode = true } })
    local gone = {}
    modules.queue.onTargetOffline(function(user) gone[#gone + 1] = user modules.queue.dropMessagesTo(user) end)
    local lost = { send("a", "Nobody-Onar"), send("b", "Nobody-Onar") }
    send("c")
    realm.run(2)
    assert.same({ "Nobody-Onar" }, gone)
    assert.same({ 12, 12 }, { lost[1].refusal, lost[2].refusal })
    assert.same({ "c" }, listeners.texts(bert))
    assert.equal(0, modules.traffic.sendStats().waiting)
  end)

  it("reports any other answer, and never repeats the message in a silent loop", function()
    for _, code in ipairs({ 1, 2, 4, 5, 6, 7, 9, 10 }) do
      local realm, anna, bert, send = queue()
      anna.setSendResult(code, 1)
      local message = send("refused")
      send("next")
      realm.run(2)
      assert.equal(code, message.refusal)
      assert.same({ "next" }, listeners.texts(bert))
      assert.equal(1, anna.stats.refused[code])
    end
  end)

  it("has no ticker while it has nothing to send", function()
    local realm, anna, _, send = queue()
    local ticks = 0
    local newTicker = anna.env.C_Timer.NewTicker
    anna.env.C_Timer.NewTicker = function(seconds, callback)
      return newTicker(seconds, function(...) ticks = ticks + 1 callback(...) end)
    end
    send("x")
    realm.run(5)
    assert.is_true(ticks >= 1 and ticks <= 2)
  end)
end)

describe("system messages about players who are gone", function()
  after_each(files.removeTemporaryFolders)

  it("are hidden when this addon whispered to them, in any language, and else shown", function()
    for _, locale in ipairs({ "enUS", "deDE" }) do
      local realm, anna, _, send, modules = queue({}, { locale = locale })
      anna.perform(modules.notices.hideOfflineNotices)
      anna.env.onEvent = function(event, message)
        if event == "CHAT_MSG_SYSTEM" then
          anna.env.offline = modules.notices.offlineUserIn(message)
        end
      end
      send("x", "Nobody-Onar")
      realm.run(2)
      assert.equal("Nobody-Onar", anna.env.offline)
      assert.same({}, anna.chat)
      anna.systemMessage(anna.env.ERR_CHAT_PLAYER_NOT_FOUND_S:format("Somebody"))
      anna.systemMessage("Welcome")
      assert.equal(2, #anna.chat)
      realm.run(20)
      anna.systemMessage(anna.env.ERR_CHAT_PLAYER_NOT_FOUND_S:format("Nobody"))
      assert.equal(3, #anna.chat)
    end
  end)
end)
