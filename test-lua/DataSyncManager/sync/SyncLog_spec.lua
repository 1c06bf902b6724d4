local guild = require("test-lua.helpers.guild")

describe("a log", function()
  it("keeps at most a thousand lines", function()
    local realm, anna = guild.pair({}, {})
    for _ = 1, 120 do
      guild.sync(realm, anna, "all force")
      realm.run(5)
    end
    assert.is_true(#guild.data(anna).senderLogs <= 1000)
    assert.is_true(#guild.data(anna).senderLogs > 800)
  end)
end)
