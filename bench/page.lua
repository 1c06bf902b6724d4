-- Writes what was measured: docs/performance.md, its picture, and the figures that a test keeps from getting worse.

local picture = dofile("bench/picture.lua")

local page = {}

local function write(path, lines)
  local file = assert(io.open(path, "wb"))
  file:write(table.concat(lines, "\n") .. "\n")
  file:close()
end

--- A table in Markdown: its columns' names, and rows of cells. Columns but the first stand on the right.
local function addTable(lines, names, rows)
  lines[#lines + 1] = "| " .. table.concat(names, " | ") .. " |"
  lines[#lines + 1] = "| --- |" .. (" ---: |"):rep(#names - 1)
  for _, row in ipairs(rows) do
    lines[#lines + 1] = "| " .. table.concat(row, " | ") .. " |"
  end
  lines[#lines + 1] = ""
end

local function addText(lines, text)
  lines[#lines + 1] = text
  lines[#lines + 1] = ""
end

--- A figure with the one to reach.
local function reached(value, target, format)
  local text = format:format(value)
  if not target then
    return text
  end
  return ("%s (%s %s)"):format(text, value <= target and "≤" or "not yet ≤", target)
end

local function times(first, second) return ("%.1f"):format(first / second) end

local function ownTable(lines, results)
  local rows, byName = {}, {}
  for _, row in ipairs(results.own) do
    local result = row.result
    byName[row.name] = result
    rows[#rows + 1] = {
      row.name,
      reached(result.messages, row.messages, "%d"),
      reached(result.bytes, row.bytes, "%d"),
      reached(result.seconds, row.seconds, "%.1f"),
      ("%.1f ms (≤ 4)"):format(result.slice),
    }
  end
  addTable(lines, { "work", "messages", "bytes", "seconds", "longest slice" }, rows)
  local others = {}
  for _, other in ipairs(results.published) do
    local result = byName[other.name]
    others[#others + 1] = {
      other.name,
      other.by,
      tostring(other.messages),
      tostring(other.bytes),
      times(other.messages, result.messages),
      times(other.bytes, result.bytes),
    }
  end
  addText(lines, "What others need for the same, as measured when this addon was designed, and how many times as much that is:")
  addTable(lines, { "work", "by", "messages", "bytes", "messages, times", "bytes, times" }, others)
end

local function newMemberTable(lines, list)
  local rows = {}
  for _, row in ipairs(list) do
    for _, way in ipairs({
      { "this addon", row.own },
      { "whole, CBOR and Deflate", row.whole },
      { "each entry by itself", row.byEntry },
    }) do
      local result = way[2]
      rows[#rows + 1] = {
        row.name,
        way[1],
        tostring(result.messages),
        tostring(result.bytes),
        times(result.bytes, row.entropy),
        ("%.1f"):format(result.seconds),
        result.slice and ("%.1f"):format(result.slice) or "",
        result.cpu and ("%.2f"):format(result.cpu) or "",
        result.peak and ("%.0f"):format(result.peak) or "",
        result.left and ("%.0f"):format(result.left) or "",
      }
    end
  end
  addTable(lines, {
    "to a new member",
    "way",
    "messages",
    "bytes",
    "bytes by entropy",
    "seconds",
    "slice ms",
    "CPU s",
    "peak KB",
    "left KB",
  }, rows)
end

local function changeTable(lines, list)
  local rows = {}
  for _, row in ipairs(list) do
    local own = row.own
    rows[#rows + 1] = {
      row.name,
      tostring(row.newer),
      tostring(own.messages),
      tostring(own.bytes),
      ("%.1f"):format(own.seconds),
      ("%.1f"):format(own.slice),
      ("%.2f"):format(own.cpu),
      ("%.0f"):format(own.peak),
      ("%.0f"):format(own.left),
    }
  end
  addTable(
    lines,
    { "on both sides", "newer on one", "messages", "bytes", "seconds", "slice ms", "CPU s", "peak KB", "left KB" },
    rows
  )
end

--- How much more 20,000 members cost than 1000.
local function growthTable(lines, list)
  local rows, small, large = {}, nil, nil
  for _, row in ipairs(list) do
    small = row.count == 1000 and row.own or small
    large = row.count == 20000 and row.own or large
  end
  for _, what in ipairs({ "messages", "bytes", "seconds", "slice", "cpu", "peak", "left" }) do
    local ratio = large[what] / small[what]
    rows[#rows + 1] = { what, ("%.1f (%s 21)"):format(ratio, ratio <= 21 and "≤" or "not yet ≤") }
  end
  addTable(lines, { "to a new member: 20,000 against 1000 entries", "times" }, rows)
end

local function reconcileTable(lines, list)
  local rows = {}
  for _, row in ipairs(list) do
    rows[#rows + 1] = {
      tostring(row.count),
      tostring(row.differences),
      ("%d (%d)"):format(row.levels, row.levelTrips),
      ("%d (%d)"):format(row.cells, row.cellTrips),
      ("%d (1)"):format(row.rows),
    }
  end
  addTable(lines, { "entries", "changed", "sums over groups of 16", "cells", "all rows" }, rows)
end

local function batchTables(lines, results)
  local rows = {}
  for _, row in ipairs(results.batches) do
    rows[#rows + 1] = { tostring(row.size), tostring(row.together), tostring(row.apart), tostring(row.deflated) }
  end
  addTable(lines, { "1000 entries in batches of", "in one session", "each batch for itself", "each by CBOR and Deflate" }, rows)
  rows = {}
  for _, row in ipairs(results.others) do
    rows[#rows + 1] = { row.name, tostring(row.own), tostring(row.deflated), times(row.deflated, row.own) }
  end
  addTable(lines, { "other data, in one batch", "bytes", "CBOR and Deflate", "times" }, rows)
end

--- Writes the page and its picture.
function page.write(results)
  local lines = {}
  addText(lines, "# What a sync costs")
  addText(
    lines,
    "Written by `npm run bench -- --write`: two compiled clients in the headless realm, 120 to 160 ms latency, both at 800 bytes a second with the burst of 4000. Messages and bytes are of both directions together, from the session's first message to its last; seconds are the game's time; a slice is the longest part of one frame by the realm's model of the processor. CPU is the busy time of both clients together, by the same model, so it does not depend on the machine that wrote this page. Peak and left are the memory of both clients above what they had before: the maximum, uncollected garbage included, and the rest two minutes afterwards, which is the entries themselves. Messages and bytes are exact, and a test fails if they get worse by more than 3 %."
  )
  addText(lines, "## The figures to reach")
  ownTable(lines, results)
  addText(lines, "## By amount")
  addText(lines, "![Bytes by the number of roster entries](pictures/growth.svg)")
  addText(
    lines,
    "The entropy is what the benchmark's generator draws, in bytes, computed in `bench/entropy.lua`: no packer can need less. The addon's overhead is the chunks' headers (32 of 255 bytes, an eighth), the session's own messages, and what the packer has to learn first."
  )
  newMemberTable(lines, results.roster)
  newMemberTable(lines, results.articles)
  changeTable(lines, results.changes)
  growthTable(lines, results.roster)
  addText(lines, "## What bounds each")
  addText(
    lines,
    "- **A new member:** the data's own bytes, at 800 bytes a second. A session starts with the burst of 4000 bytes, so the bytes above that decide how long 1000 entries take."
  )
  addText(
    lines,
    "- **Few changes:** the round trips. There are four, for ready, cells, entries and the end of the table, at 0.28 s each; reading the table takes some frames."
  )
  addText(lines, "- **Nothing changed:** one round trip, whatever the size.")
  addText(lines, "- **All changed:** as for a new member, plus the rows.")
  addText(lines, "## Finding the differences")
  addText(
    lines,
    "Bytes, with round trips in brackets, of three ways to find the entries of which one side has a newer version. The addon uses cells, and the rows if the cells show that those are shorter."
  )
  reconcileTable(lines, results.reconcile)
  addText(lines, "## Packing")
  addText(
    lines,
    "Earlier batches of a session help to pack later ones, so their size hardly matters. The addon sends 250 entries in a batch. Two batches are in flight, so an interruption costs at most two. "
      .. ("A stream's digits of base 255 avoid NUL without an escape: 16,384 random bytes take %d more. The escape of other payloads, a second byte for each NUL and 1, takes %d more."):format(
        results.escapes.digits,
        results.escapes.escape
      )
  )
  batchTables(lines, results)
  table.remove(lines)
  write("docs/performance.md", lines)
  write("docs/pictures/growth.svg", picture.growth(results.roster))
end

--- Writes the figures that a later run may exceed by 3 % at most, as a Lua table.
function page.writeRecorded(own)
  local lines = { "-- What the rows cost when this was written by `npm run bench -- --write`.", "return {" }
  for _, row in ipairs(own) do
    lines[#lines + 1] = ("  [%q] = { messages = %d, bytes = %d },"):format(row.name, row.result.messages, row.result.bytes)
  end
  lines[#lines + 1] = "}"
  write("bench/recorded.lua", lines)
end

return page
