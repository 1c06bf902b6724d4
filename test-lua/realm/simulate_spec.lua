local addons = require("test-lua.helpers.addons")
local sim = require("test-lua.helpers.sim")

local simulate = sim.simulate

--- Seeds of the test command; `npm run simulate` runs as many as it is asked for.
local SEEDS = 40
--- Seeds within which the simulation must find a broken guard.
local SEEDS_TO_FIND = 40
local BAD_MESSAGES = 12000

--- The first violation that the simulation finds in an addon, or nil.
local function firstViolation(folder)
  for seed = 1, SEEDS_TO_FIND do
    local result = simulate(seed, folder, false)
    if #result.violations > 0 then
      return result.violations[1]
    end
  end
end

describe("the simulation", function()
  it("finds no violation with a share of its seeds", function()
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

  it("catches a store that accepts older versions", function()
    local folder = addons.changed("current.lastUpdated >= entry.lastUpdated", "current.lastUpdated == entry.lastUpdated")
    assert.matches("went back from", firstViolation(folder))
  end)

  it(
    "catches a queue that exceeds the rate",
    function()
      assert.matches("sends above the rate", firstViolation(addons.changed("if state.available < cost then", "if false then")))
    end
  )

  it("catches deletions that do not spread", function()
    local folder =
      addons.changed("deleted and ordered or others", "deleted and {} or others", "and deletions or others", "and {} or others")
    assert.matches("differ after all have synced", firstViolation(folder))
  end)

  it("catches a receiver whose sessions never end", function()
    local violation = firstViolation(addons.changed('order.name == "END;SESS"', 'order.name == "NEVER"'))
    assert.matches("in the calm", violation)
  end)
end)

describe("bad messages", function()
  it("cause no error, no invalid entry and no long frame, with the flood guard or without it", function()
    for _, folder in ipairs({ addons.BUILT, "build/variants/withoutFloodGuard/GuildHelper" }) do
      local result = sim.fuzz(11, BAD_MESSAGES, folder)
      assert.same({}, result.violations)
      assert.is_true(result.messages >= BAD_MESSAGES)
      for _, step in ipairs({ "1", "2.3.1", "2.3.4", "3.1", "3.2", "4.2", "5", "6" }) do
        assert.is_true((result.steps[step] or 0) > 0, "no conversation came to step " .. step)
      end
    end
  end)

  it("reveal a client that keeps what it has heard", function()
    local folder = addons.changed(
      "local name, code, rest = string.match(message, HEADER)",
      "local name, code, rest = string.match(message, HEADER) HEARD = { HEARD, message, {} }"
    )
    local result = sim.fuzz(11, BAD_MESSAGES, folder)
    assert.matches("KB more are held than after a reload", result.violations[1])
  end)
end)
