local addons = require("test-lua.helpers.addons")
local sim = require("test-lua.helpers.sim")

local BAD_MESSAGES = 12000

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
