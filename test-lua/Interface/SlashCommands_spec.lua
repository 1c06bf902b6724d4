local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

describe("the slash command", function()
  local realm, anna
  before_each(function()
    realm, anna = guild.pair({}, { guild.article("news", 1) })
  end)

  it("prints the help when asked and for words that it does not know", function()
    for _, words in ipairs({
      "help",
      "nonsense",
      "sync days",
      "sync days 0",
      "sync days 366",
      "sync days x",
      "sync all Anna Bert",
      "sync 12",
      "log other",
      "status now",
      "log sender x",
    }) do
      local place = #anna.chat
      anna.slash("/gh " .. words)
      assert.matches("/gh sync %[all | days N%]", chat.since(anna, place), 1, false)
      assert.equal(10, #anna.chat - place)
    end
    realm.run(5)
    assert.is_nil(guild.outcome(anna))
  end)

  it("prints stored entries, running syncs and sent messages for status", function()
    anna.slash("/gh sync all")
    realm.run(4.2)
    local place = #anna.chat
    anna.slash("/gh status")
    assert.matches("entries: setup 0, news %d, guildInfo 0, calendar 0, roster 1; in quarantine: 0", chat.since(anna, place))
    assert.matches("sender in a session with Bert%-Eonar", chat.since(anna, place))
    assert.matches("Bert%-Eonar: In Progress", chat.since(anna, place))
    assert.matches("%d+ messages? queued; sent: %d+ %(%d+ bytes%); refused: 0", chat.since(anna, place))
  end)

  it("answers in the client's language", function()
    local _, berta = guild.pair({}, {}, {}, { locale = "deDE" })
    berta.slash("/gh help")
    assert.matches("öffnet oder schließt das Fenster", berta.chat[1])
    berta.slash("/gh")
    assert.matches("Alle abgleichen", window.seen(berta))
  end)

  it("accepts realm names with an apostrophe", function()
    anna.slash("/gh sync Carl-Mal'Ganis")
    realm.run(60)
    assert.matches("Carl%-Mal'Ganis", table.concat(anna.chat, "\n"))
    assert.equal(0, #chat.linesWith(anna, "/gh help"))
  end)
end)
