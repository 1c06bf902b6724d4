local modules = require("test-lua.helpers.modules")

describe("congestion control", function()
  local client, realm = modules.load()
  local control = client.require("src.DataSyncComs.sending.CongestionControl")
  local stats = client.require("src.DataSyncManager.sync.SendStats").sendStats()

  --- Accepts `count` messages, `seconds` apart; `isBusy` says whether the next one was already waiting.
  local function accept(count, seconds, isBusy)
    for _ = 1, count do
      realm.run(seconds)
      client.perform(function() control.noteAccepted(isBusy) end)
    end
  end

  it("hardly reacts to a loss while little is sent, and slows down after one under load", function()
    accept(30, 5, false)
    client.perform(control.noteLost)
    assert.is_true(stats.interval < 0.7, stats.interval)
    realm.run(10)
    accept(60, 1, true)
    client.perform(control.noteLost)
    assert.is_true(stats.interval > 1 and stats.interval < 1.3, stats.interval)
  end)

  it("recovers after a while, even if little is sent", function()
    for _ = 1, 12 do
      client.perform(control.noteThrottled)
    end
    assert.is_true(stats.interval > 2)
    accept(14, 30, false)
    assert.equal(0, stats.interval)
  end)
end)
