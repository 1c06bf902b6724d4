local queues = require("test-lua.helpers.queues")

describe("foreign traffic", function()
  it("counts at the most that it can be where the values are secret", function()
    local realm, anna, bert, send, around = queues.open()
    anna.perform(around.foreign.countForeignTraffic)
    for _ = 1, 20 do
      anna.perform(function()
        anna.env.C_ChatInfo.SendAddonMessage(anna.secret("Other"), anna.secret("x"), "WHISPER", anna.secret("Bert-Onar"))
        anna.env.C_ChatInfo.SendChatMessage(anna.secret("x"), "SAY")
      end)
    end
    for _ = 1, 20 do
      send(queues.TEXT)
    end
    realm.run(1)
    assert.same({}, anna.errors)
    assert.equal(0, queues.received(bert))
  end)

  it("counts against the rate, whether other addons or the player sent it", function()
    local realm, anna, bert, send, around = queues.open()
    anna.perform(around.foreign.countForeignTraffic)
    for _ = 1, 10 do
      anna.env.C_ChatInfo.SendAddonMessage("Other", queues.TEXT, "WHISPER", "Bert-Onar")
      anna.env.C_ChatInfo.SendChatMessage(queues.TEXT, "SAY")
    end
    for _ = 1, 20 do
      send(queues.TEXT)
    end
    realm.run(1)
    assert.is_true(queues.received(bert) <= 2, queues.received(bert))
  end)
end)
