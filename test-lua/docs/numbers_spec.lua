-- The limits that the pages name are those of the code.

local files = require("test-lua.helpers.files")

local WORDS = { ["two"] = "2", ["five"] = "5" }

--- A text on a page with its numbers as captures, and where the code has each of them.
local NUMBERS = {
  {
    page = "README.md",
    text = "At most (%d+) bytes a second after a burst of (%d+), and a budget of (%d+) ms of a frame",
    { "src/DataSyncComs/sending/TokenBucket.ts", "BYTES_PER_SECOND = (%d+);" },
    { "src/DataSyncComs/sending/TokenBucket.ts", "BURST = (%d+);" },
    { "src/DataSyncManager/runtime/Scheduler.ts", "frameBudget: (%d+)," },
  },
  {
    page = "docs/architecture.md",
    text = "together (%d+) ms of a frame, and %d ms in combat or below (%d+) frames a second",
    { "src/DataSyncManager/runtime/Scheduler.ts", "frameBudget: (%d+)," },
    { "src/DataSyncManager/runtime/Scheduler.ts", "LOW_FRAME_RATE = (%d+);" },
  },
  {
    page = "docs/decisions.md",
    text = "rest ([%d.]+) s after every (%d+)",
    { "src/DataSyncManager/runtime/Scheduler.ts", "paceSeconds: ([%d.]+) }" },
    { "src/DataSyncManager/runtime/Scheduler.ts", "paceEntries: (%d+)," },
  },
  {
    page = "docs/decisions.md",
    text = "A receiver waits (%d+) seconds for its sender, [^;]*; a sender waits (%d+) seconds",
    { "src/DataSyncHandler/receiver/ReceiverSession.ts", "PATIENCE = (%d+);" },
    { "src/DataSyncHandler/sender/SenderSession.ts", "PATIENCE = (%d+);" },
  },
  {
    page = "docs/decisions.md",
    text = "remembers until logout %(the last (%d+)%)",
    { "src/DataSyncManager/player/UndoDelete.ts", "MAX_DELETIONS = (%d+);" },
  },
  {
    page = "docs/decisions.md",
    text = "usually take (%d+) cells of (%d+) bytes",
    { "src/DataSyncHandler/reconcile/Sketch.ts", "FIRST_CELLS = (%d+);" },
    { "src/DataSyncHandler/reconcile/Sketch.ts", "CELL_BYTES = (%d+);" },
  },
  {
    page = "docs/performance.md",
    text = "The addon sends (%d+) entries in a batch%. (%a+) batches are in flight",
    { "src/DataSyncHandler/entries/EntryBatches.ts", "WIRE_SIZE: BatchSize = { entries: (%d+)," },
    { "src/DataSyncComs/connection/OutgoingTransfers.ts", "MAX_IN_FLIGHT = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "no more than one batch of (%d+) entries",
    { "src/DataSyncHandler/entries/EntryBatches.ts", "WIRE_SIZE: BatchSize = { entries: (%d+)," },
  },
  {
    page = "docs/reliability.md",
    text = "(%d+) at once and (%d+) a second; a user",
    { "src/DataSyncComs/receiving/FloodGuard.ts", "\nconst BURST = (%d+);" },
    { "src/DataSyncComs/receiving/FloodGuard.ts", "PER_SECOND = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "requests to start something%s+| (%d+) at once and (%d+) a minute",
    { "src/DataSyncComs/receiving/FloodGuard.ts", "REQUEST_BURST = (%d+);" },
    { "src/DataSyncComs/receiving/FloodGuard.ts", "REQUESTS_PER_MINUTE = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "| entries of a table%s+| ([%d,]+) news, ([%d,]+) of guild information, ([%d,]+) events, ([%d,]+) roster",
    { "src/DataSyncManager/data/FileBudget.ts", "news: { entries: (%d+)," },
    { "src/DataSyncManager/data/FileBudget.ts", "guildInfo: { entries: (%d+)," },
    { "src/DataSyncManager/data/FileBudget.ts", "calendar: { entries: (%d+)," },
    { "src/DataSyncManager/data/FileBudget.ts", "roster: { entries: (%d+)," },
  },
  {
    page = "docs/reliability.md",
    text = "| different texts and numbers in the file%s+| ([%d,]+) of each table and ([%d,]+) of all other",
    { "src/DataSyncManager/data/EntryPages.ts", "PLAIN_CONSTANTS = (%d+);" },
    { "src/Maintenance/PackedParts.ts", "OTHER_CONSTANTS = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "| metadata rows of a table%s+| ([%d,]+)",
    { "src/DataSyncHandler/sender/RequestMetadata.ts", "MAX_ROWS = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "| size of an entry%s+| ([%d,]+) bytes of text, (%d+) values, depth (%d+)",
    { "src/DataSyncManager/data/Validation.ts", "MAX_BYTES = (%d+);" },
    { "src/DataSyncManager/data/Validation.ts", "MAX_NODES = (%d+);" },
    { "src/DataSyncManager/data/Validation.ts", "MAX_DEPTH = (%d+);" },
  },
  {
    page = "docs/reliability.md",
    text = "| log lines%s+| (%d+) in each log",
    { "src/DataSyncManager/sync/SyncLog.ts", "MAX_LINES = (%d+);" },
  },
  {
    page = "docs/officers.md",
    text = "users not seen for (%d+) days",
    { "src/Maintenance/Trim.ts", "UNSEEN_DAYS = (%d+);" },
  },
  {
    page = "docs/versions.md",
    text = "as a backup for (%d+) days",
    { "src/Maintenance/Backup.ts", "BACKUP_DAYS = (%d+);" },
  },
}

--- How often a second something happens, as a page says in a word, and the seconds between two times in the code.
local RATES = {
  {
    page = "docs/recipes.md",
    text = "is redrawn when one of the topics changes, at most (%a+) times a second",
    source = "src/Interface/kit/Redraw.ts",
  },
  { page = "docs/api.md", text = "passed on at most (%a+) times a second", source = "src/Interface/Subscriptions.ts" },
}

--- A number on a page, which may be a word or have commas, as digits.
local function digitsOf(said) return WORDS[said:lower()] or (said:gsub(",", ""):gsub(" MB$", "000000")) end

describe("the numbers on the pages", function()
  it("are those of the code", function()
    local faults = {}
    for _, row in ipairs(NUMBERS) do
      local said = { files.read(row.page):match(row.text) }
      if #said == 0 then
        faults[#faults + 1] = row.page .. " does not say: " .. row.text
      end
      for index, number in ipairs(said) do
        local path, pattern = unpack(row[index])
        local real = assert(files.read(path):match(pattern), path .. " lacks " .. pattern)
        if digitsOf(number) ~= real then
          faults[#faults + 1] = ("%s says %s, %s has %s"):format(row.page, number, path, real)
        end
      end
    end
    assert.same({}, faults)
  end)

  it("say how often panes are redrawn and other addons are notified", function()
    for _, rate in ipairs(RATES) do
      local word = assert(files.read(rate.page):match(rate.text), rate.page)
      local seconds = tonumber(files.read(rate.source):match("INTERVAL = ([%d.]+);"))
      assert.equal(1 / seconds, tonumber(WORDS[word]), rate.page)
    end
  end)
end)
