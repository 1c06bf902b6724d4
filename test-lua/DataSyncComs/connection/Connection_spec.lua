local modules = require("test-lua.helpers.modules")

describe("a connection", function()
  local client, realm = modules.load()
  local connections = client.require("src.DataSyncComs.connection.Connection")

  --- Opens one with a session of that number.
  local function open(number)
    return connections.openConnection({
      user = "Bert-Eonar",
      sessionId = ("%04d"):format(number),
      patience = 60,
      acknowledges = {},
      takes = {},
      isStopRequested = function() return false end,
    })
  end

  it("that has ended is remembered for a minute, and fifty of them at a time", function()
    for number = 1, 52 do
      connections.closeConnection(open(number))
      realm.run(0.1)
    end
    -- The last one was not there yet when the others were counted.
    assert.is_nil(connections.findConnection("Bert-Eonar", "0001"))
    assert.is_table(connections.findConnection("Bert-Eonar", "0002"))
    realm.run(61)
    open(53)
    assert.is_nil(connections.findConnection("Bert-Eonar", "0052"))
  end)

  it("keeps fifty messages for its flow, and no more", function()
    local one = open(60)
    for _ = 1, 50 do
      assert.is_true(connections.putIntoInbox(one, {}))
    end
    assert.is_false(connections.putIntoInbox(one, {}))
    assert.equal(50, #one.inbox)
  end)
end)
