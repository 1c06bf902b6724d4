-- What mouse and keyboard can reach on a client's screen, as the playground uses it.

local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

--- The visible control with this label, or nil.
local function target(client, label)
  local found
  for _, candidate in ipairs(client.targets()) do
    if candidate.label == label then
      found = candidate
    end
  end
  return found
end

--- Whether a tooltip is drawn.
local function hasTooltip(client)
  for _, step in ipairs(client.paint()) do
    if step.look == "tooltip" then
      return true
    end
  end
  return false
end

describe("on a client's screen,", function()
  local realm, anna

  before_each(function()
    realm, anna = guild.pair(sim.sampleArticles("news", 30, 5, guild.NOW, guild.EONAR), {})
    realm.run(40)
    window.open(realm, anna, "PANE_NEWS")
  end)

  it("controls come after their window, and none is off the screen", function()
    local targets = anna.targets()
    assert.equal("pane", targets[1].kind)
    for _, control in ipairs(targets) do
      assert(control.x >= 0 and control.x + control.width <= 1366, control.label)
      assert(control.y >= 0 and control.y + control.height <= 768, control.label)
    end
    assert.equal("button", target(anna, "New").kind)
    assert.equal("field", target(anna, "Search").kind)
  end)

  it("a field is found by its label", function()
    anna.clickLabel("New")
    realm.run(1)
    assert.is_true(anna.touch(target(anna, "Title").serial, "type", "Hello"))
    assert.equal("Hello", anna.fieldText("Title"))
    assert.equal("Hello", target(anna, "Title").text)
  end)

  it("a control that is gone cannot be touched", function()
    local serial = target(anna, "New").serial
    anna.slash("/gh")
    assert.is_false(anna.touch(serial, "click"))
  end)

  it("a tooltip has a frame, and disappears with its control", function()
    anna.touch(target(anna, "New").serial, "hover")
    assert.is_true(hasTooltip(anna))
    anna.slash("/gh")
    assert.is_false(hasTooltip(anna))
  end)

  it("the mouse wheel scrolls the list below it, and nothing anywhere else", function()
    local function firstRow()
      for _, row in ipairs(anna.targets()) do
        if row.kind == "row" then
          return row
        end
      end
    end
    local before = firstRow()
    assert.is_true(anna.scrollAt(before.x + 5, 768 - before.y - 5, 1))
    assert.are_not.equal(before.label, firstRow().label)
    assert.is_false(anna.scrollAt(1, 1, 1))
  end)
end)
