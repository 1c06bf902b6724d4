local queues = require("test-lua.helpers.queues")

describe("foreign traffic", function()
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
