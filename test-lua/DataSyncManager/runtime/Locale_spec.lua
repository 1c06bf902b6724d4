local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

describe("the plural form of a count", function()
  local COUNTS = { 0, 1, 2, 5, 11, 21, 22 }
  --- The form for each of COUNTS, 0 for the first, as CLDR has it.
  local FORMS = {
    enUS = { 1, 0, 1, 1, 1, 1, 1 },
    deDE = { 1, 0, 1, 1, 1, 1, 1 },
    esES = { 1, 0, 1, 1, 1, 1, 1 },
    frFR = { 0, 0, 1, 1, 1, 1, 1 },
    ptBR = { 0, 0, 1, 1, 1, 1, 1 },
    ruRU = { 2, 0, 1, 2, 2, 0, 1 },
    koKR = { 0, 0, 0, 0, 0, 0, 0 },
    zhCN = { 0, 0, 0, 0, 0, 0, 0 },
  }
  local ADDED = {
    enUS = "0 added, 1 added, 2 added, 5 added, 11 added, 21 added, 22 added",
    frFR = "0 ajoutée, 1 ajoutée, 2 ajoutées, 5 ajoutées, 11 ajoutées, 21 ajoutées, 22 ajoutées",
    esES = "0 añadidas, 1 añadida, 2 añadidas, 5 añadidas, 11 añadidas, 21 añadidas, 22 añadidas",
    ptBR = "0 adicionado, 1 adicionado, 2 adicionados, 5 adicionados, 11 adicionados, 21 adicionados, 22 adicionados",
    ruRU = "добавлено 0, добавлена 1, добавлены 2, добавлено 5, добавлено 11, добавлена 21, добавлены 22",
  }

  for language, forms in pairs(FORMS) do
    it("follows the rule of " .. language, function()
      local locale = modules.load().require("src.DataSyncManager.runtime.Locale")
      locale.useLocale({ language = language, locale = { COUNT_ADDED = "0#1#2" } })
      local found = {}
      for index, count in ipairs(COUNTS) do
        found[index] = tonumber(locale.text("COUNT_ADDED", count))
      end
      assert.same(forms, found)
    end)
  end

  for language, words in pairs(ADDED) do
    it("is the one that a player of " .. language .. " reads", function()
      local locale = modules.load({ locale = language }).require("src.DataSyncManager.runtime.Locale")
      local found = {}
      for index, count in ipairs(COUNTS) do
        found[index] = locale.text("COUNT_ADDED", count)
      end
      assert.equal(words, table.concat(found, ", "))
    end)
  end

  it("is English if the client's language has no sentences", function()
    local locale = modules.load({ locale = "zhTW" }).require("src.DataSyncManager.runtime.Locale")
    assert.equal("2 entries in quarantine", locale.text("QUARANTINE_COUNT", 2))
  end)
end)

describe("text from other players", function()
  it("is shown without links, textures, colors and line breaks", function()
    local locale = modules.load().require("src.DataSyncManager.runtime.Locale")
    assert.equal("||cffff0000red||r", locale.plainText("|cffff0000red|r"))
    assert.equal("||Hitem:1||h[x]||h a b", locale.plainText("|Hitem:1|h[x]|h\na\tb"))
    assert.equal("||||T||||", locale.plainText("|||T|||"))
    assert.equal(locale.plainText("||T|"), locale.plainText(locale.plainText("||T|")))
    assert.equal("||TIcon:0||t is busy with another sync", locale.text("REASON_BUSY", "|TIcon:0|t"))
  end)

  it("is escaped wherever it is shown: list, log, chat and status", function()
    local realm, anna, bert = guild.pair({}, {})
    bert.setSecretMessages(true)
    local function send(text)
      anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", text, "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
      realm.run(1)
    end
    anna.slash("/gh")
    anna.clickLabel("Sync All")
    realm.run(1)
    send("ACK;HELO;NONE;1;|TInterface\\x:99|t;READY;|cff00ff00G|r")
    realm.run(5)
    send("REQ;REDY;NONE;Ab3x;1;-;all;0;|Hx|h;xxxxxxxxxxxx;" .. guild.EONAR)
    anna.slash("/gh log receiver")
    anna.slash("/gh status")
    realm.run(1)
    local shown = table.concat(anna.visibleTexts(), "\n") .. table.concat(anna.chat, "\n")
    assert.is_nil(shown:find("TInterface", 1, true))
    assert.is_nil(shown:gsub("||", ""):find("|", 1, true))
    guild.assertClean(anna)
  end)
end)
