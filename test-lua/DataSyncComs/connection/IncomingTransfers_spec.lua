local transfers = require("test-lua.helpers.transfers")

describe("an incoming transfer", function()
  it("collects chunks in any order, each of them once", function()
    local _, _, bert = transfers.connect()
    local texts =
      bert.messages.chunkTexts({ name = "SND;META", tableType = "roster", payload = transfers.payload(40) }, "Ab3x", 0)
    bert.client.perform(function()
      for index = 40, 1, -1 do
        local chunk = bert.messages.parseMessage(texts[index])
        bert.incoming.collectChunk(bert.connection, chunk)
        if index > 1 then
          assert.equal(0, #bert.connection.inbox)
          bert.incoming.collectChunk(bert.connection, chunk)
        end
      end
    end)
    assert.same({}, bert.client.errors)
    assert.equal(transfers.payload(40), bert.connection.inbox[1].payload)
  end)

  it("that stalls is requested again, and fails with how far it got", function()
    local realm, anna, bert = transfers.connect()
    bert.filter = function(text) return not text:find("^SND;META;ROST;00002") end
    local _, failed = transfers.send(realm, anna, bert, transfers.payload(3), 300)
    assert.same({ "REASON_STALLED", "2/3" }, { failed.reason, failed.detail })
    assert.is_true(transfers.sent(realm, "NAK;CHNK") <= 8)
  end)

  it("rejects chunks that contradict the earlier ones", function()
    local _, _, bert = transfers.connect()
    local function chunk(total, index, name)
      return {
        name = name or "SND;META",
        tableType = "roster",
        index = index,
        total = total,
        sessionId = "Ab3x",
        transfer = "00",
        data = "x",
      }
    end
    bert.client.perform(function()
      assert.is_true(bert.incoming.collectChunk(bert.connection, chunk(3, 1)))
      assert.is_false(bert.incoming.collectChunk(bert.connection, chunk(4, 2)))
      assert.is_false(bert.incoming.collectChunk(bert.connection, chunk(3, 2, "SND;DATA")))
    end)
    assert.same({}, bert.client.errors)
  end)

  it("is refused while three others are open", function()
    local _, _, bert = transfers.connect()
    bert.client.perform(function()
      local results = {}
      for number = 0, 4 do
        local text =
          bert.messages.chunkTexts({ name = "SND;META", tableType = "roster", payload = transfers.payload(3) }, "Ab3x", number)[1]
        results[number + 1] = bert.incoming.collectChunk(bert.connection, bert.messages.parseMessage(text))
      end
      assert.same({ true, true, true, false, false }, results)
    end)
    assert.same({}, bert.client.errors)
  end)

  it("is refused when eight are whole and nobody has looked at them, and when nobody can be waiting for it", function()
    local _, _, bert = transfers.connect()
    local function arrives(number, name)
      local payload = { name = name or "SND;META", tableType = "roster", payload = "x" }
      local text = bert.messages.chunkTexts(payload, "Ab3x", number)[1]
      return bert.incoming.collectChunk(bert.connection, bert.messages.parseMessage(text))
    end
    bert.client.perform(function()
      assert.is_false(arrives(0, "REQ;DATA"))
      for number = 0, 7 do
        assert.is_true(arrives(number))
      end
      assert.is_false(arrives(8))
    end)
    assert.equal(8, #bert.connection.inbox)
    assert.same({}, bert.client.errors)
  end)
end)
