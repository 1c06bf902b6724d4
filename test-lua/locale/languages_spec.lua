-- Whether every language has all sentences, with the same placeholders and its number of plural forms.

local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")

local FORMS = { enUS = 2, deDE = 2, frFR = 2, esES = 2, ptBR = 2, ruRU = 3, koKR = 1, zhCN = 1 }
--- Dates are formatted as is usual in the language, which may leave out a part.
local FREE = { DATE = true, DATE_AND_TIME = true, MONTH_AND_YEAR = true }
local LISTS = { MONTHS = 12, MONTHS_SHORT = 12, WEEKDAYS_SHORT = 7 }

--- The sentences of a language, from the built addon.
local function sentencesOf(language)
  local strings = {}
  local namespace = {
    addStrings = function(locale, more)
      assert.equal(language, locale)
      for key, sentence in pairs(more) do
        assert.is_nil(strings[key], key .. " is defined twice")
        strings[key] = sentence
      end
    end,
  }
  for _, path in ipairs(files.linesOf("ls dist/GuildHelper/locale/" .. language .. "/*.lua")) do
    assert(loadfile(path))("GuildHelper", namespace)
  end
  return strings
end

--- The plural forms of a sentence.
local function formsOf(sentence)
  local forms = {}
  for form in sentence:gmatch("[^#]+") do
    forms[#forms + 1] = form
  end
  return forms
end

--- The placeholders of a form, sorted.
local function placesOf(form)
  local places, known = {}, {}
  for place in form:gmatch("{(%d)}") do
    if not known[place] then
      known[place] = true
      places[#places + 1] = place
    end
  end
  table.sort(places)
  return table.concat(places, ",")
end

--- How many words there are in a list.
local function countWords(list) return select(2, list:gsub("%S+", "")) end

describe("the sentences", function()
  local english = sentencesOf("enUS")

  for language, count in pairs(FORMS) do
    it("of " .. language .. " are complete", function()
      local strings = sentencesOf(language)
      for key, sentence in pairs(strings) do
        local original = assert(english[key], key .. " is not in English")
        local forms, originals = formsOf(sentence), formsOf(original)
        -- A word that does not change with the count in English may do so elsewhere.
        assert(#forms == count or (#forms == 1 and #originals == 1), key .. ": " .. #forms .. " forms")
        local wanted = placesOf(originals[#originals])
        for index, form in ipairs(forms) do
          -- A form for one count may do without the number: "once".
          local isWithoutNumber = index < #forms and ("1," .. placesOf(form)):gsub(",$", "") == wanted
          assert(FREE[key] or isWithoutNumber or placesOf(form) == wanted, key .. ": " .. form)
        end
        assert.is_nil(sentence:find("^%s") or sentence:find("%s$") or sentence:find("|%S"), key)
      end
      for key in pairs(english) do
        assert(strings[key], key .. " is missing")
      end
      for key, words in pairs(LISTS) do
        assert.equal(words, countWords(strings[key]), key)
      end
      assert.matches("^[17]$", strings.FIRST_WEEKDAY)
    end)
  end

  it("exist in exactly the languages that have files", function()
    local found = {}
    for _, language in ipairs(files.linesOf("ls locale")) do
      if not language:find("%.") then
        found[language] = FORMS[language]
      end
    end
    assert.same(FORMS, found)
  end)

  it("are all used", function()
    local sources = {}
    for _, path in ipairs(files.linesOf("find src -name '*.ts'")) do
      sources[#sources + 1] = files.read(path)
    end
    local all, unused = table.concat(sources, "\n"), {}
    for key in pairs(english) do
      if not all:find('"' .. key .. '"', 1, true) then
        unused[#unused + 1] = key
      end
    end
    table.sort(unused)
    assert.same({}, unused)
  end)

  it("for the reasons of a failure are on the troubleshooting page, word for word", function()
    local page, missing = files.read("docs/troubleshooting.md"):gsub("%s+", " "), {}
    for key, sentence in pairs(english) do
      if key:find("^REASON_") and not page:find("| " .. sentence:gsub("{1}", "…") .. " |", 1, true) then
        missing[#missing + 1] = sentence
      end
    end
    assert.same({}, missing)
  end)

  it("fall back to English in a client of any other language", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    for locale, words in pairs({ itIT = "opens or closes", enGB = "opens or closes" }) do
      local client = guild.client(realm, "Anna-Eonar", members, {}, { locale = locale })
      client.login()
      realm.run(1)
      client.slash("/gh help")
      assert.matches(words, client.chat[1])
      client.logout()
    end
  end)
end)
