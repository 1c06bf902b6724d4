-- Whether what the pages mention exists: linked files, commands, functions, figures.

local definitions = require("test-lua.helpers.definitions")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

--- The paths of all pages.
local function pages()
  local found = files.linesOf("ls docs/*.md")
  for _, path in ipairs({ "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md" }) do
    found[#found + 1] = path
  end
  return found
end

--- What a pattern finds on the pages and `isThere`, called with it and the page, denies.
local function missingOnPages(pattern, isThere)
  local missing = {}
  for _, page in ipairs(pages()) do
    for found in files.read(page):gmatch(pattern) do
      if not isThere(found, page) then
        missing[#missing + 1] = page .. ": " .. found
      end
    end
  end
  return missing
end

--- The folder of a page with a slash at its end; empty for the root.
local function folderOf(path) return path:match("^(.*/)") or "" end

--- A path without any `folder/..`.
local function plain(path)
  local shorter, count = path:gsub("[^/]+/%.%./", "", 1)
  return count > 0 and plain(shorter) or path
end

describe("the pages", function()
  it("link only to files that exist", function()
    assert.same(
      {},
      missingOnPages("%]%(([^)]+)%)", function(target, page)
        local path = target:match("^[^#]+")
        return path == nil or path:find("^https?:") ~= nil or files.exists(plain(folderOf(page) .. path))
      end)
    )
  end)

  it("name only commands that exist", function()
    local package = files.read("package.json")
    assert.same(
      {},
      missingOnPages("npm run ([%w-]+)", function(name) return package:find('"' .. name .. '":', 1, true) ~= nil end)
    )
  end)

  it("name functions in the files that define them", function()
    local page = files.read("docs/architecture.md")
    local count, missing = definitions.named(page, "(`%w+`[^|,.]-) in `(src/[%w/.]+)`", "")
    assert.same({}, missing)
    assert.is_true(count > 25, count .. " functions")
  end)

  it("quote the figures that the benchmark recorded", function()
    local recorded, page = dofile("bench/recorded.lua"), files.read("README.md")
    local rows = {
      ["a new member receives 1000 roster entries"] = "a new member receives 1000 roster entries",
      ["1000 on both sides, 10 newer on one"] = "1000 on both sides, 10 newer on one",
      ["all five tables equal"] = "everything is equal",
      ["200 news to a new member"] = "200 news to a new member",
    }
    for name, words in pairs(rows) do
      local messages, bytes = page:match("| " .. words .. "%s+| (%d+) messages, (%d+) bytes")
      assert.same({ recorded[name].messages, recorded[name].bytes }, { tonumber(messages), tonumber(bytes) }, name)
    end
  end)

  it("list only folders that exist", function()
    local missing = {}
    for path in files.read("README.md"):gmatch("| `([%w/.-]+)`%s+|") do
      if path:find("^%w[^.]*/") and #files.linesOf("ls -d " .. path .. " 2>/dev/null") == 0 then
        missing[#missing + 1] = path
      end
    end
    assert.same({}, missing)
  end)
end)

describe("the path of one entry", function()
  --- What appears in this order in the trace of a sync of news that only one side has.
  local STATIONS = {
    'Anna%-Eonar %-> GUILD [^\n]*"REQ;HELO',
    'Bert%-Eonar %-> WHISPER Anna%-Eonar [^\n]*"ACK;HELO',
    'Anna%-Eonar %-> WHISPER Bert%-Eonar [^\n]*"REQ;REDY',
    'Bert%-Eonar %-> WHISPER Anna%-Eonar [^\n]*"ACK;REDY',
    'Anna%-Eonar %-> WHISPER Bert%-Eonar [^\n]*"SND;DATA;NEWS;00001;',
    'Bert%-Eonar %-> WHISPER Anna%-Eonar [^\n]*"ACK;DATA;NEWS;%w+;%w+;1"',
    'Anna%-Eonar %-> WHISPER Bert%-Eonar [^\n]*"END;TABL;NEWS',
  }

  it("leads from a click to the other player's pane, as the architecture page says", function()
    local realm, anna, bert = guild.pair({}, {})
    window.open(realm, anna, "PANE_NEWS")
    anna.clickLabel("New")
    anna.typeField("Title", "Raid on Sunday")
    anna.typeField("Text", "Bring flasks.")
    anna.clickLabel("Save")
    window.open(realm, anna, "PANE_SYNC")
    anna.clickLabel("Sync All")
    realm.run(30)
    local trace, place = table.concat(realm.trace, "\n"), 1
    for _, station in ipairs(STATIONS) do
      local _, last = trace:find(station, place)
      assert(last, station)
      place = last
    end
    window.open(realm, bert, "PANE_NEWS")
    assert.is_true(window.sees(bert, "Raid on Sunday"))
    guild.assertClean(anna, bert)
  end)
end)
