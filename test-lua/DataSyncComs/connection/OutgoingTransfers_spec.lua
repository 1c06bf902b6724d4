local transfers = require("test-lua.helpers.transfers")

describe("a transfer", function()
  it("arrives complete and in order, and is acknowledged every 32 chunks and at the end", function()
    local realm, anna, bert = transfers.connect()
    local payload = transfers.payload(70)
    local failure, delivery = transfers.send(realm, anna, bert, payload)
    assert.is_nil(failure)
    assert.equal(payload, delivery.payload)
    assert.same(
      { 70, 3, 0 },
      { transfers.sent(realm, "SND;META"), transfers.sent(realm, "ACK;CHNK"), transfers.sent(realm, "NAK;CHNK") }
    )
  end)

  it("resends only the lost chunks", function()
    local realm, anna, bert = transfers.connect()
    local lost = { [3] = true, [4] = true, [20] = true, [50] = true }
    bert.filter = function(text)
      local index = tonumber(text:match("^SND;META;ROST;(%d+)"))
      if lost[index] then
        lost[index] = nil
        return false
      end
      return true
    end
    local failure, delivery = transfers.send(realm, anna, bert, transfers.payload(50))
    assert.is_nil(failure)
    assert.equal(transfers.payload(50), delivery.payload)
    assert.equal(54, transfers.sent(realm, "SND;META"))
  end)

  it("arrives even if a fifth of all messages is lost", function()
    local realm, anna, bert = transfers.connect({ seed = 5, server = { lossRate = 0.2 } })
    local failure, delivery = transfers.send(realm, anna, bert, transfers.payload(60), 1200)
    assert.is_nil(failure)
    assert.equal(transfers.payload(60), delivery.payload)
  end)

  it("is acknowledged again if the acknowledgement was lost", function()
    local realm, anna, bert = transfers.connect()
    local first = true
    anna.filter = function(text)
      if text:find("^ACK;CHNK") and first then
        first = false
        return false
      end
      return true
    end
    assert.is_nil(transfers.send(realm, anna, bert, transfers.payload(2)))
    assert.equal(2, transfers.sent(realm, "ACK;CHNK"))
    assert.equal(3, transfers.sent(realm, "SND;META"))
  end)

  it("fails with a reason after three tries if nobody acknowledges it", function()
    local realm, anna, bert = transfers.connect()
    bert.filter = function() return false end
    local failure, _, seconds = transfers.send(realm, anna, bert, transfers.payload(2), 200)
    assert.equal("REASON_NO_ACKNOWLEDGEMENT", failure.reason)
    assert.is_true(seconds < 100)
    assert.equal(6, transfers.sent(realm, "SND;META"))
  end)
end)
