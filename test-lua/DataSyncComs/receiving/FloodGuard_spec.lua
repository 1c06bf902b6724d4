local guild = require("test-lua.helpers.guild")

describe("the flood guard", function()
  --- How many of `count` messages from Bert Anna ignores, her client, and a function with which he sends another one.
  local function flooded(count, text)
    local realm, anna, bert = guild.pair({}, {})
    bert.setSecretMessages(true)
    local function send(index)
      anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", text:format(index), "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
    end
    for index = 1, count do
      send(index)
    end
    anna.slash("/gh status")
    local ignored = tonumber(table.concat(anna.chat, "\n"):match("(%d+) ignored from Bert%-Eonar: too many messages")) or 0
    return ignored, realm, anna, send
  end

  it("ignores a user above the limit for a minute, with a line in the log", function()
    assert.equal(0, (flooded(150, "nonsense %d")))
    local ignored, realm, anna, send = flooded(160, "nonsense %d")
    assert.equal(10, ignored)
    assert.matches("1 Bert%-Eonar NONE sends too many messages and is ignored for a minute", guild.log(anna, "receiver"))
    realm.run(50)
    send(1)
    realm.run(15)
    send(1)
    anna.slash("/gh status")
    assert.matches("11 ignored from Bert%-Eonar: too many messages", table.concat(anna.chat, "\n"))
    guild.assertClean(anna)
  end)

  it("allows a user to start twelve sessions at once, but no more", function()
    assert.equal(0, (flooded(12, "REQ;HELO;NONE;1;2.0.0")))
    assert.equal(1, (flooded(13, "REQ;HELO;NONE;1;2.0.0")))
  end)
end)
