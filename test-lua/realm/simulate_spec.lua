local addons = require("test-lua.helpers.addons")
local sim = require("test-lua.helpers.sim")

local simulate = sim.simulate

--- Seeds of the test command; `npm run simulate` runs as many as it is asked for.
local SEEDS = 40

describe("the simulation", function()
  it("finds no violation in its first seeds", function()
    for seed = 1, SEEDS do
      local result = simulate(seed, addons.BUILT, false)
      assert(
        #result.violations == 0,
        ("seed %d: %s; npm run simulate -- --replay %d"):format(seed, tostring(result.violations[1]), seed)
      )
      assert.is_true(result.checks > 1000)
    end
  end)

  it("repeats a run exactly from its seed", function()
    local first, second = simulate(7, addons.BUILT, true), simulate(7, addons.BUILT, true)
    assert.equal(table.concat(first.trace, "\n"), table.concat(second.trace, "\n"))
    assert.is_true(#first.trace > 100)
  end)
end)
