-- Prints what a sync costs, beside other ways and published figures; `--write` writes docs/performance.md, its picture and
-- bench/recorded.lua; `quick` measures the project's own figures alone. Run by scripts/bench.mjs after a build.

local clients = dofile("bench/clients.lua")
local entropy = dofile("bench/entropy.lua")
local page = dofile("bench/page.lua")
local plain = dofile("bench/plain.lua")
local rows = dofile("bench/rows.lua")

local COUNTS = { 100, 1000, 5000, 20000 }
local CHANGES = { 0, 10, 100, math.huge }
local KINDS = { "news", "guildInfo", "calendar" }
local ARTICLES = { 200, 1000 }

local function show(name, result)
  print(
    ("%-52s %6d %8d %8.1f %7.2f %7.2f %8.0f %7.0f"):format(
      name,
      result.messages,
      result.bytes,
      result.seconds,
      result.slice or 0,
      result.cpu,
      result.peak or 0,
      result.left or 0
    )
  )
  io.stdout:flush()
end

local function heading(title)
  print(
    ("\n%-52s %6s %8s %8s %7s %7s %8s %7s"):format(title, "mess.", "bytes", "seconds", "slice", "CPU s", "peak KB", "left KB")
  )
end

--- The project's own figures, and what is to be reached.
local function ownRows()
  heading("the figures to reach")
  local results = rows.measure()
  for _, row in ipairs(results) do
    show(row.name, row.result)
    for _, what in ipairs({ "messages", "bytes", "seconds" }) do
      if row[what] and row.result[what] > row[what] then
        print(("  %s: not yet %d"):format(what, row[what]))
      end
    end
  end
  print("\nwhat others need, and how many times as much that is")
  for _, other in ipairs(rows.published) do
    for _, row in ipairs(results) do
      if row.name == other.name then
        print(
          ("%-44s %-46s %5d (%.1f) %7d (%.1f)"):format(
            other.name,
            other.by,
            other.messages,
            other.messages / row.result.messages,
            other.bytes,
            other.bytes / row.result.bytes
          )
        )
      end
    end
  end
  return results
end

--- One amount of data to a new member: this project and the plain ways.
local function newMemberRow(name, list, bound)
  local row = {
    name = name,
    entropy = bound,
    own = clients.newMember(list),
    whole = plain.whole(list),
    byEntry = plain.byEntry(list),
  }
  show(name, row.own)
  show("  the whole table by CBOR and Deflate", row.whole)
  show("  each entry by CBOR and Deflate", row.byEntry)
  print(("  at its entropy: %d bytes"):format(row.entropy))
  return row
end

local function rosterRows()
  heading("a new member receives")
  local results = {}
  for _, count in ipairs(COUNTS) do
    results[#results + 1] = newMemberRow(count .. " roster entries", clients.roster(count), entropy.roster(count))
    results[#results].count = count
  end
  print("\n20,000 against 1000 entries, times")
  for _, what in ipairs({ "messages", "bytes", "seconds", "slice", "cpu", "peak", "left" }) do
    print(("  %-12s %5.1f"):format(what, results[4].own[what] / results[2].own[what]))
  end
  return results
end

local function articleRows()
  heading("a new member receives")
  local results = {}
  for _, kind in ipairs(KINDS) do
    for _, count in ipairs(ARTICLES) do
      local list = clients.articles(kind, count)
      results[#results + 1] = newMemberRow(count .. " of " .. kind, list, entropy.articles(list))
    end
  end
  return results
end

--- One amount of data on both sides, of which so many are newer on one.
local function addChanges(results, name, list, count)
  for _, change in ipairs(CHANGES) do
    local newer = math.min(change, count)
    if newer < count or change == math.huge then
      local result = clients.changes(list, newer, 0)
      results[#results + 1] = { name = name, newer = newer, own = result }
      show(("%s, %d newer"):format(name, newer), result)
    end
  end
end

local function changeRows()
  heading("both sides have, and on one are newer")
  local results = {}
  for _, count in ipairs(COUNTS) do
    addChanges(results, count .. " roster entries", clients.roster(count), count)
  end
  for _, kind in ipairs(KINDS) do
    for _, count in ipairs(ARTICLES) do
      addChanges(results, count .. " of " .. kind, clients.articles(kind, count), count)
    end
  end
  return results
end

local function reconcileRows()
  local reconcile = dofile("bench/reconcile.lua")
  print(("\n%-34s %20s %20s %10s"):format("finding the differences", "groups of 16: bytes", "cells: bytes", "rows"))
  local results = {}
  for _, count in ipairs(COUNTS) do
    local whole = reconcile.rows(clients.roster(count))
    for _, differences in ipairs({ 1, 10, 100, 1000 }) do
      if differences <= count then
        local row = { count = count, differences = differences, rows = whole }
        row.levels, row.levelTrips = reconcile.levels(count, differences, 16)
        row.cells, row.cellTrips = reconcile.cells(count, differences)
        results[#results + 1] = row
        print(
          ("%6d changed among %6d %19d (%d) %14d (%d) %14d"):format(
            differences,
            count,
            row.levels,
            row.levelTrips,
            row.cells,
            row.cellTrips,
            whole
          )
        )
        io.stdout:flush()
      end
    end
  end
  return results
end

local function batchRows()
  local batches = dofile("bench/batches.lua")
  print(("\n%-34s %12s %12s %14s"):format("1000 members in batches of", "in a session", "each alone", "CBOR, Deflate"))
  local results = {}
  for _, size in ipairs({ 10, 25, 50, 100, 250, 500, 1000 }) do
    local row = { size = size }
    row.together, row.apart, row.deflated = batches.ofSize(size)
    results[#results + 1] = row
    print(("%-34d %12d %12d %14d"):format(size, row.together, row.apart, row.deflated))
  end
  print(("\n%-52s %8s %14s"):format("other data, in one batch", "bytes", "CBOR, Deflate"))
  local others = {}
  for _, other in ipairs(batches.others()) do
    local own, deflated = batches.ofData(other.tableType, other.list)
    others[#others + 1] = { name = other.name, own = own, deflated = deflated }
    print(("%-52s %8d %14d"):format(other.name, own, deflated))
  end
  local escape, digits = batches.escapes(16384)
  print(("\n16384 random bytes without NUL: %d more by an escape, %d more by digits of base 255"):format(escape, digits))
  return results, others, { escape = escape, digits = digits }
end

local words = {}
for _, word in ipairs(arg) do
  words[word] = true
end
local results = { own = ownRows(), published = rows.published }
if not words.quick then
  results.roster, results.changes, results.articles = rosterRows(), changeRows(), articleRows()
  results.reconcile = reconcileRows()
  results.batches, results.others, results.escapes = batchRows()
end
if words["--write"] then
  page.writeRecorded(results.own)
  if not words.quick then
    page.write(results)
  end
end
