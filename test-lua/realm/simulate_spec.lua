local addons = require("test-lua.helpers.addons")
local sim = require("test-lua.helpers.sim")

local simulate = sim.simulate

--- Seeds of the test command; `npm run simulate` runs as many as it is asked for.
local SEEDS = 26

--- What the seeds must have between them, by the names under which it is counted.
local DRAWN = {
  "guilds:alone",
  "guilds:pair",
  "guilds:group",
  "guilds:chain",
  "guilds:ring",
  "clockChange",
  "clockBack",
  "clockAhead",
  "lateGuild",
  "hundredDays",
  "olderProtocol",
  "newerProtocol",
  "characterRenamed",
  "characterTransferred",
  "guildRenamed",
  "movedInside",
  "movedOutside",
  "raid",
  "secondComputer",
  "olderFile",
  "laterFile",
  "cutFile",
  "spoiledFile",
  "joined",
  "bothEdit",
  "typeField",
}

describe("the simulation", function()
  it("finds no violation in its first seeds, which draw every kind of world and fault", function()
    local missing = {}
    for _, name in ipairs(DRAWN) do
      missing[name] = true
    end
    for seed = 1, SEEDS do
      local result = simulate(seed, addons.BUILT, false)
      for name in pairs(result.faults) do
        missing[name] = nil
      end
      assert(
        #result.violations == 0,
        ("seed %d: %s; npm run simulate -- --replay %d"):format(seed, tostring(result.violations[1]), seed)
      )
      assert.is_true(result.checks > 1000)
    end
    assert.same({}, missing)
  end)

  it("repeats a run exactly from its seed", function()
    local first, second = simulate(7, addons.BUILT, true), simulate(7, addons.BUILT, true)
    assert.equal(table.concat(first.trace, "\n"), table.concat(second.trace, "\n"))
    assert.is_true(#first.trace > 100)
  end)
end)
