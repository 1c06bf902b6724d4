local queues = require("test-lua.helpers.queues")

describe("system messages about offline players", function()
  it("are hidden in every language if this addon whispered to the player, and shown otherwise", function()
    for _, locale in ipairs({ "enUS", "deDE" }) do
      local realm, anna, _, send, around = queues.open({}, { locale = locale })
      anna.perform(around.notices.hideOfflineNotices)
      anna.env.onEvent = function(event, message)
        if event == "CHAT_MSG_SYSTEM" then
          anna.env.offline = around.notices.offlineUserIn(message)
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
