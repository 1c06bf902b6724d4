local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")

local sketch = modules.load().require("src.DataSyncHandler.reconcile.Sketch")

--- Decodes the difference of two sides by a number of cells: `common` rows are equal, `there` and `here` rows are on one
-- side only, `changed` rows (none by default) differ in their time. Returns the result, nil if there are too few cells,
-- the rows that are really only there and only here, and the estimate of how many differ.
local function decode(common, there, here, cells, seed, changed)
  local chance = random.seeded(seed or 1)
  local left, right, rows = sketch.emptyCells(cells), sketch.emptyCells(cells), {}
  local onlyThere, onlyHere = {}, {}
  local function item(hash)
    return {
      hash = hash or chance.integer(1, 2147483646),
      time = chance.integer(1, 2147483647),
      content = chance.integer(0, 2147483647),
    }
  end
  local function addThere(row) sketch.addToCells(left, row, 1) end
  local function addHere(row)
    sketch.addToCells(right, row, 1)
    rows[row.hash] = row
  end
  for _ = 1, common do
    local row = item()
    addThere(row)
    addHere(row)
  end
  for index = 1, there + (changed or 0) do
    onlyThere[index] = item()
    addThere(onlyThere[index])
  end
  for index = 1, here + (changed or 0) do
    onlyHere[index] = item(index > here and onlyThere[there + index - here].hash or nil)
    addHere(onlyHere[index])
  end
  return sketch.decodeCells(sketch.readCells(sketch.writeCells(left, 0)), right, rows),
    onlyThere,
    onlyHere,
    sketch.estimateDifferences(left, right, there - here)
end

local function sorted(items)
  table.sort(items, function(first, second) return first.hash < second.hash end)
  return items
end

describe("a sketch", function()
  it("finds exactly the rows that only one side has, whatever both have", function()
    for seed = 1, 20 do
      local found, onlyThere, onlyHere = decode(500, 7, 5, 60, seed)
      assert.is_table(found)
      assert.same(sorted(onlyThere), sorted(found.onlyThere))
      assert.same(sorted(onlyHere), sorted(found.onlyHere))
    end
  end)

  it("finds each entry that differs between the sides as a single difference", function()
    for seed = 1, 20 do
      local found, onlyThere, onlyHere = decode(500, 3, 2, 90, seed, 25)
      assert.is_table(found)
      assert.same(sorted(onlyThere), sorted(found.onlyThere))
      assert.same(sorted(onlyHere), sorted(found.onlyHere))
    end
  end)

  it("with too few cells estimates how many are needed", function()
    for _, case in ipairs({ { 0, 0, 100 }, { 100, 0, 0 }, { 0, 300, 50 }, { 0, 0, 1000 } }) do
      local there, here, changed = case[1], case[2], case[3]
      local sum = 0
      for seed = 1, 20 do
        local _, _, _, estimate = decode(50, there, here, 40, seed, changed)
        sum = sum + estimate
      end
      local real = there + here + changed
      assert(sum / 20 > real * 0.7 and sum / 20 < real * 1.4, ("%.0f for %d"):format(sum / 20, real))
    end
  end)

  it("finds nothing between equal sides, and a single row with few cells", function()
    assert.same({ onlyThere = {}, onlyHere = {} }, (decode(100, 0, 0, 1)))
    for seed = 1, 20 do
      local found = decode(300, 1, 0, 8, seed)
      assert.equal(1, #found.onlyThere)
    end
  end)

  it("says so if it has too few cells, and never gives a wrong answer", function()
    for seed = 1, 20 do
      assert.is_nil((decode(100, 40, 40, 20, seed)))
    end
  end)

  it("needs about one and a half cells per difference", function()
    for _, differences in ipairs({ 20, 100, 1000 }) do
      local found = 0
      for seed = 1, 10 do
        if decode(50, differences / 2, differences / 2, math.ceil(differences * 1.75) + 10, seed) then
          found = found + 1
        end
      end
      assert.is_true(found >= 9, differences .. ": " .. found)
    end
  end)

  it("is a prefix of every longer one, so that more cells can be requested", function()
    local function cellsOf(count)
      local cells = sketch.emptyCells(count)
      for index = 1, 200 do
        sketch.addToCells(cells, { hash = index * 7919, time = index * 104729, content = index }, 1)
      end
      return sketch.writeCells(cells, 0)
    end
    assert.equal(cellsOf(20), cellsOf(100):sub(1, 20 * sketch.CELL_BYTES))
  end)

  it("with cells that no rows could have produced is abandoned quickly", function()
    local cells, none = sketch.emptyCells(4000), sketch.emptyCells(4000)
    local wrong = sketch.emptyCells(4000)
    sketch.addToCells(wrong, { hash = 12345, time = 678, content = 9 }, 1)
    -- The row is in a cell that its hash does not lead to, so it could be taken out again and again.
    cells[4000] = wrong[1]
    local started = os.clock()
    assert.is_nil(sketch.decodeCells(cells, none, {}))
    assert.is_true(os.clock() - started < 3)
  end)

  it("of the wrong length is rejected", function()
    assert.is_nil(sketch.readCells("123"))
    assert.same({}, sketch.readCells(""))
  end)
end)
