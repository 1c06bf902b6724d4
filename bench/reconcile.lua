-- Ways to find out which of n rows differ on the other side, in bytes and round trips: sums over groups of ids, in levels;
-- cells of a sketch, as the addon asks for them; all rows.

local clients = dofile("bench/clients.lua")

--- Bytes of a group's sum, and of a row's hash and time.
local SUM, ROW = 6, 8
--- A group of so many rows or fewer is listed.
local LISTED = 4

local reconcile = {}

local realm, client = clients.alone()
local sketch = client.require("src.DataSyncHandler.reconcile.Sketch")
local pack = client.require("src.DataSyncHandler.packing.EntryPacker")
local random = realm.random

--- The hashes of n ids, and the times before and after the change of the first d.
local function rowsOf(n, d)
  local rows = {}
  for index = 1, n do
    local time = 1790000000 - random.integer(0, 30000000)
    local content = random.integer(1, 2 ^ 31 - 1)
    rows[index] = {
      hash = random.integer(1, 2 ^ 31 - 2),
      time = time,
      content = content,
      laterContent = index <= d and random.integer(1, 2 ^ 31 - 1) or content,
      later = index <= d and time + random.integer(1, 4000000) or time,
    }
  end
  return rows
end

--- Sums over groups: of each group that differs the sums of its parts are asked for, until a part is short enough.
function reconcile.levels(n, d, fanOut)
  local rows = rowsOf(n, d)
  local bytes, trips, groups = 0, 0, 1
  local different = { [0] = true }
  while n / groups > LISTED and next(different) do
    local count = 0
    for _ in pairs(different) do
      count = count + 1
    end
    groups = groups * fanOut
    bytes, trips = bytes + count * fanOut * SUM, trips + 1
    different = {}
    for index = 1, d do
      different[math.floor(rows[index].hash / 2 ^ 31 * groups)] = true
    end
  end
  for _, row in ipairs(rows) do
    if different[math.floor(row.hash / 2 ^ 31 * groups)] then
      bytes = bytes + ROW
    end
  end
  return bytes, trips + 1
end

--- Cells, asked for as the addon does it.
function reconcile.cells(n, d)
  local there, here, rows = {}, {}, {}
  for _, row in ipairs(rowsOf(n, d)) do
    there[#there + 1] = { hash = row.hash, time = row.later, content = row.laterContent }
    here[#here + 1] = row
    rows[row.hash] = row
  end
  local wanted, trips = sketch.FIRST_CELLS, 0
  while true do
    local first, second = sketch.emptyCells(wanted), sketch.emptyCells(wanted)
    for index = 1, n do
      sketch.addToCells(first, there[index], 1)
      sketch.addToCells(second, here[index], 1)
    end
    trips = trips + 1
    if sketch.decodeCells(first, second, rows) then
      return wanted * sketch.CELL_BYTES, trips
    end
    wanted = sketch.moreCells(wanted, sketch.estimateDifferences(first, second, 0))
  end
end

--- All rows, as the addon packs them.
function reconcile.rows(list)
  local rows = {}
  for _, entry in pairs(list) do
    rows[#rows + 1] = {
      id = entry.id,
      tableType = "roster",
      guildName = entry.guildName,
      lastUpdated = entry.lastUpdated,
      deleted = entry.deleted,
    }
  end
  table.sort(rows, function(first, second) return first.id < second.id end)
  local packing, bytes, part = pack.createPacking(), 0, {}
  for index, row in ipairs(rows) do
    part[#part + 1] = row
    if #part == 1000 or index == #rows then
      bytes, part = bytes + #pack.packRows(packing, "roster", { items = part, isLast = index == #rows }), {}
    end
  end
  return bytes, 1
end

return reconcile
