local addons = require("test-lua.helpers.addons")
local sim = require("test-lua.helpers.sim")

--- Seeds within which the simulation must find a broken guard.
local SEEDS_TO_FIND = 40

--- The first violation that the simulation finds in an addon, or nil.
local function firstViolation(folder)
  for seed = 1, SEEDS_TO_FIND do
    local result = sim.simulate(seed, folder, false)
    if #result.violations > 0 then
      return result.violations[1]
    end
  end
end

describe("the simulation", function()
  it("catches a store that accepts older versions", function()
    local folder = addons.changed(
      "current.lastUpdated > entry.lastUpdated",
      "false",
      "first.lastUpdated > second.lastUpdated and 1 or -1",
      "first.lastUpdated < second.lastUpdated and 1 or -1"
    )
    assert.matches("went back from", firstViolation(folder))
  end)

  it("catches a queue that exceeds the rate", function()
    local folder = addons.changed("if state.available < cost then", "if false then")
    assert.matches("sends above the rate", firstViolation(folder))
  end)

  it("catches deletions that do not spread", function()
    local folder =
      addons.changed("deleted and ordered or others", "deleted and {} or others", "and deletions or others", "and {} or others")
    assert.matches("differ after all have synced", firstViolation(folder))
  end)

  it("catches facts of the game that take the place of what somebody typed", function()
    local folder = addons.changed("withFacts(before, facts)", "withFacts(dataOf(nil), facts)")
    assert.matches("is lost to what nobody typed", firstViolation(folder))
  end)

  it("catches a receiver whose sessions never end", function()
    local violation = firstViolation(addons.changed("session.isComplete = true", "session.isComplete = false"))
    assert.matches("in the calm", violation)
  end)
end)
