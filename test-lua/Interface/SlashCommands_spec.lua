local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
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
      assert.equal(11, #anna.chat - place)
    end
    realm.run(5)
    assert.is_nil(guild.outcome(anna))
  end)

  it("prints stored entries, running syncs and sent messages for status", function()
    anna.slash("/gh sync all")
    realm.run(4.2)
    local place = #anna.chat
    anna.slash("/gh status")
    assert.matches("entries: Setup 0, News %d, Guild info 0, Calendar 0, Roster 1; in quarantine: 0", chat.since(anna, place))
    assert.matches("you are syncing with Bert%-Eonar", chat.since(anna, place))
    assert.matches("Bert%-Eonar: in progress", chat.since(anna, place))
    assert.matches("%d+ messages? queued; sent: %d+ %(%d+ bytes%); refused: 0", chat.since(anna, place))
  end)

  it("has no English word in another language's status", function()
    local other, berta, carl = guild.pair({}, sim.sampleArticles("news", 60, 1, guild.NOW, guild.EONAR), {}, { locale = "deDE" })
    carl.setSecretMessages(true)
    berta.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", "nonsense", "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
    carl.setSecretMessages(false)
    berta.slash("/gh sync all")
    other.run(6)
    local place = #berta.chat
    berta.slash("/gh status")
    local said = chat.since(berta, place)
    assert.matches("Einträge: Einrichtung 0, Neuigkeiten %d+, Gildeninfos 0, Kalender 0, Mitglieder %d; in Quarantäne: 0", said)
    assert.matches("du gleichst mit Bert%-Eonar ab, Tabelle: Neuigkeiten", said)
    assert.matches("Bert%-Eonar: läuft", said)
    assert.matches("von Bert%-Eonar ignoriert: 1 %(nicht lesbar%)", said)
    for _, word in ipairs({ "sender", "receiver", "roster", "news", "In Progress", "malformed" }) do
      assert.is_nil(said:find(word, 1, true), word)
    end
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
