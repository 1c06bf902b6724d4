local queues = require("test-lua.helpers.queues")

describe("the token bucket", function()
  it("allows a burst of 4000 bytes, then 800 bytes a second, overhead included", function()
    local realm, anna, bert, send = queues.open()
    for _ = 1, 100 do
      send(queues.TEXT)
    end
    realm.run(1)
    local burst = math.floor((4000 + 800) / queues.COST)
    assert.is_true(math.abs(queues.received(bert) - burst) <= 1)
    local before = queues.received(bert)
    realm.run(10)
    assert.is_true(math.abs(queues.received(bert) - before - 8000 / queues.COST) <= 1)
    assert.equal(0, next(anna.stats.refused) or 0)
  end)

  it("allows a tenth of the rate in the first 5 seconds after a loading screen", function()
    local realm, anna, bert, send, around = queues.open()
    for _ = 1, 200 do
      send(queues.TEXT)
    end
    realm.run(20)
    anna.perform(function() around.bucket.startAfterLoading() end)
    local before = queues.received(bert)
    realm.run(4.9)
    assert.is_true(queues.received(bert) - before <= 2)
    realm.run(10)
    assert.is_true(queues.received(bert) - before >= 30)
  end)

  it("halves the rate below 20 frames a second", function()
    local realm, anna, bert, send = queues.open({}, { framesPerSecond = 10 })
    for _ = 1, 100 do
      send(queues.TEXT)
    end
    realm.run(10)
    local before = queues.received(bert)
    realm.run(10)
    assert.is_true(math.abs(queues.received(bert) - before - 4000 / queues.COST) <= 1)
    assert.equal(10, anna.env.GetFramerate())
  end)
end)
