-- Whether the page that leads from the design notes to the code is true.

local definitions = require("test-lua.helpers.definitions")
local files = require("test-lua.helpers.files")

local PAGE = files.read("docs/notes-to-code.md")
local RECORDED = files.read("docs/troubleshooting.md"):match("<!%-%- from a sync(.-)<!%-%- end of what is from the sync")

--- The steps of the design notes.
local STEPS = [[
  2.1 2.2 2.2.1 2.3 2.3.1 2.3.2 2.3.3 2.3.4 2.4 2.4.1 2.4.2 2.4.3 2.4.3.1 2.4.3.2 2.4.3.3 2.4.3.4 2.4.4 2.4.5
  3.1 3.1.1 3.2 3.2.1 3.2.2 3.2.2.1 3.3 3.3.1 3.3.2 3.3.3 3.4 4.1 4.2 4.2.1 4.2.2 4.2.3 4.2.4 5 5.1 6 6.1
]]
--- The functions of the design notes.
local FUNCTIONS = [[
  StartSync RemoteMetaData SendMetaDataTable SerializeMetaData ChunkMetaData MetaChunkCollector MetaDeserialization
  compareMetaData ProcessMetaDataResults RequestEntryData SerializeEntryData ChunkEntryData SendEntryData
  EntryChunkCollector EntryDeserialization EntryProcessData DeleteEntry SerializeEntry DeserializeEntry ProcessEntryData
  SerializeTable SerializeValue SynchronizeData SynchronizeTable GetRemoteMetadata CompareMetadata SendEntry AddLogEntry
  OrchestrateSync IsReceiverReady IsPlayerInParty IsPlayerInRaid RequestMissingData HandleReceivedData CompleteSync Log
  GetSenderMetadata GetReceiverMetadata
]]

--- The lines of the recorded log of a role.
local function recordedLog(role)
  local beginning = RECORDED:find("/gh log " .. role, 1, true)
  local rest = RECORDED:sub(beginning)
  return rest:match("^(.-)\n\n") or rest
end

--- The rows of the page's tables, each as a list of cells.
local function rows()
  local found = {}
  for line in PAGE:gmatch("[^\n]+") do
    local cells = {}
    for cell in line:gmatch("|%s*([^|]-)%s*%f[|]") do
      cells[#cells + 1] = cell
    end
    if #cells > 0 and not cells[1]:find("^%-") then
      found[#found + 1] = cells
    end
  end
  return found
end

describe("the page from the design notes to the code", function()
  it("names functions in the files that define them", function()
    local count, missing = definitions.named(PAGE, "(`%w+`[^|;:.]-) in `([%w/]+%.ts)`", "src/")
    assert.same({}, missing)
    assert.is_true(count > 120, count .. " functions")
  end)

  it("says of no file that it is there which is not", function()
    for path in PAGE:gmatch("`([%w/]+%.ts)`") do
      assert(files.exists("src/" .. path), path)
    end
  end)

  it("has a row for each step and each function of the notes", function()
    local steps, names = {}, {}
    for _, cells in ipairs(rows()) do
      steps[cells[1]] = true
      for name in cells[1]:gmatch("`(%w+)`") do
        names[name] = true
      end
    end
    for step in STEPS:gmatch("%S+") do
      assert(steps[step], step)
    end
    for name in FUNCTIONS:gmatch("%S+") do
      assert(names[name], name)
    end
  end)

  it("names only steps that a real sync logs", function()
    local count, missing, logs = 0, {}, { sender = recordedLog("sender"), receiver = recordedLog("receiver") }
    for _, cells in ipairs(rows()) do
      for role, step in (cells[4] or ""):gmatch("(%l+) `([%d.]+)`") do
        count = count + 1
        if not logs[role]:find("[" .. step .. "] ", 1, true) then
          missing[#missing + 1] = cells[1] .. ": " .. role .. " " .. step
        end
      end
    end
    assert.same({}, missing)
    assert.is_true(count > 60, count .. " steps")
  end)

  it("links to decisions that are there", function()
    local headings = {}
    for heading in files.read("docs/decisions.md"):gmatch("\n## ([^\n]+)") do
      headings[heading:lower():gsub(" ", "-")] = true
    end
    for anchor in PAGE:gmatch("decisions%.md#([%w-]+)") do
      assert(headings[anchor], anchor)
    end
  end)
end)
