local rows = dofile("bench/rows.lua")
local recorded = dofile("bench/recorded.lua")

--- How much more than before a row may cost.
local TOLERANCE = 1.03

describe("what a sync costs", function()
  it("has not grown by more than 3 % in any row", function()
    for _, row in ipairs(rows.measure()) do
      local before = assert(recorded[row.name], row.name .. " is not recorded: npm run bench -- --write")
      for _, what in ipairs({ "messages", "bytes" }) do
        local now = row.result[what]
        assert(now <= before[what] * TOLERANCE, ("%s: %d %s, before %d"):format(row.name, now, what, before[what]))
      end
      assert(row.result.slice < 4, ("%s: a slice of %.2f ms"):format(row.name, row.result.slice))
    end
  end)

  it("is less than half of CBOR and Deflate for data that the packer was not made for, too", function()
    local batches = dofile("bench/batches.lua")
    for _, other in ipairs(batches.others()) do
      local own, deflated = batches.ofData(other.tableType, other.list)
      assert(own * 2 < deflated, ("%s: %d and %d bytes"):format(other.name, own, deflated))
    end
  end)
end)
