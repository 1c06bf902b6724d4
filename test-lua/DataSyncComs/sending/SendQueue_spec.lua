local listeners = require("test-lua.helpers.listeners")
local queues = require("test-lua.helpers.queues")

describe("the send queue", function()
  it("has room for 700 messages and 180,000 bytes for one user, and refuses what is beyond", function()
    local _, _, _, send, modules = queues.open()
    for _ = 1, 700 do
      assert.is_nil(send("x").refusal)
    end
    assert.equal(modules.queue.QUEUE_FULL, send("x").refusal)
    assert.is_nil(send("x", "Cora-Onar").refusal)
    for _ = 1, 699 do
      send(("x"):rep(250), "Dora-Onar")
    end
    assert.is_nil(send(("x"):rep(250), "Dora-Onar").refusal)
    _, _, _, send, modules = queues.open()
    for _ = 1, 600 do
      assert.is_nil(send(("x"):rep(300)).refusal)
    end
    assert.equal(modules.queue.QUEUE_FULL, send("x").refusal)
  end)

  it("drops what has been withdrawn, and has room again", function()
    local realm, anna, bert, send, modules = queues.open()
    for _ = 1, 700 do
      send(queues.TEXT).isWithdrawn = true
    end
    anna.perform(function() modules.queue.dropWithdrawn() end)
    assert.equal(0, modules.stats.sendStats().waiting)
    assert.is_nil(send("last").refusal)
    realm.run(2)
    assert.same({ "last" }, listeners.texts(bert))
  end)

  it("keeps the order for each receiver, and sends answers before bulk messages", function()
    local realm, _, bert, send = queues.open()
    for index = 1, 60 do
      send("bulk " .. index .. queues.TEXT)
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

  it("sends a throttled message again, later and more slowly", function()
    for _, code in ipairs({ 3, 8 }) do
      local realm, anna, bert, send = queues.open()
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

  it("loses no message on a server that allows one a second", function()
    local rules = { perPrefix = { burst = 10, perSecond = 1, appliesToWhispers = true } }
    local realm, anna, bert, send = queues.open({ server = rules })
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

  it("pauses during a lockdown and resumes at the event, or by itself if none comes", function()
    local realm, anna, bert, send, around = queues.open()
    anna.setLockdown(true, true)
    local message = send("first")
    realm.run(60)
    assert.is_true(around.queue.isPaused())
    assert.is_nil(message.sentAt)
    assert.is_true(anna.stats.refused[11] < 6)
    anna.setLockdown(false, false)
    realm.run(16)
    assert.same({ "first" }, listeners.texts(bert))
    assert.is_false(around.queue.isPaused())
    anna.setLockdown(true, false)
    send("second")
    realm.run(5)
    anna.setLockdown(false, false)
    anna.perform(around.queue.endPause)
    realm.run(0.3)
    assert.same({ "first", "second" }, listeners.texts(bert))
  end)

  it("drops messages to a user who is offline, and reports it", function()
    local realm, _, bert, send, around = queues.open({ server = { targetOfflineCode = true } })
    local gone = {}
    around.queue.onTargetOffline(function(user)
      gone[#gone + 1] = user
      around.queue.dropMessagesTo(user)
    end)
    local lost = { send("a", "Nobody-Onar"), send("b", "Nobody-Onar") }
    send("c")
    realm.run(2)
    assert.same({ "Nobody-Onar" }, gone)
    assert.same({ 12, 12 }, { lost[1].refusal, lost[2].refusal })
    assert.same({ "c" }, listeners.texts(bert))
    assert.equal(0, around.stats.sendStats().waiting)
  end)

  it("reports any other result code, and does not send the message again", function()
    for _, code in ipairs({ 1, 2, 4, 5, 6, 7, 9, 10 }) do
      local realm, anna, bert, send = queues.open()
      anna.setSendResult(code, 1)
      local message = send("refused")
      send("next")
      realm.run(2)
      assert.equal(code, message.refusal)
      assert.same({ "next" }, listeners.texts(bert))
      assert.equal(1, anna.stats.refused[code])
    end
  end)

  it("runs no ticker while it has nothing to send", function()
    local realm, anna, _, send = queues.open()
    local ticks = 0
    local newTicker = anna.env.C_Timer.NewTicker
    anna.env.C_Timer.NewTicker = function(seconds, callback)
      return newTicker(seconds, function(...)
        ticks = ticks + 1
        callback(...)
      end)
    end
    send("x")
    realm.run(5)
    assert.is_true(ticks >= 1 and ticks <= 2)
  end)
end)
