local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

local rows = dofile("bench/rows.lua")
local recorded = dofile("bench/recorded.lua")

--- How much more than recorded a row of the benchmark may cost.
local TOLERANCE = 1.03

describe("the cost of a sync", function()
  it("has grown by at most 3 % in every row of the benchmark", function()
    for _, row in ipairs(rows.measure()) do
      local before = assert(recorded[row.name], row.name .. " is not recorded: npm run bench -- --write")
      for _, what in ipairs({ "messages", "bytes" }) do
        local now = row.result[what]
        assert(now <= before[what] * TOLERANCE, ("%s: %d %s, before %d"):format(row.name, now, what, before[what]))
      end
      assert(row.result.slice < 4, ("%s: a slice of %.2f ms"):format(row.name, row.result.slice))
    end
  end)

  it("is less than half of CBOR and Deflate even for data that the packer was not tuned for", function()
    local batches = dofile("bench/batches.lua")
    for _, other in ipairs(batches.others()) do
      local own, deflated = batches.ofData(other.tableType, other.list)
      assert(own * 2 < deflated, ("%s: %d and %d bytes"):format(other.name, own, deflated))
    end
  end)
end)

--- KB that 45 syncs may leave: Lua keeps a few bytes for each coroutine whose instructions the realm has counted.
local MAX_LEFT = 10

describe("memory", function()
  it("is no larger after 50 syncs than after 5", function()
    local realm, anna, bert = guild.pair({}, sim.sampleRoster(200, 1, guild.NOW, { guild.EONAR }), { traceMessages = false })
    local function syncs(count)
      for _ = 1, count do
        guild.sync(realm, anna, "all force")
        guild.data(anna).senderLogs, guild.data(bert).receiverLogs = {}, {}
        anna.chat[#anna.chat] = nil
        realm.run(10)
      end
      return sim.heldKilobytes()
    end
    local after5 = syncs(5)
    local after50 = syncs(45)
    assert(after50 - after5 < MAX_LEFT, ("%.0f KB more"):format(after50 - after5))
  end)
end)
