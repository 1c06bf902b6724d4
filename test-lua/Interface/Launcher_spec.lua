local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

describe("the minimap button", function()
  it("names the next event in its tooltip", function()
    local _, anna = window.leaderAndMember({ guild.event(1, 600) })
    local button = anna.env.Minimap.regions[1]
    anna.perform(function() button:GetScript("OnEnter")(button) end)
    assert.matches("Next event: Event 1", table.concat(anna.env.GameTooltip.lines, "\n"))
  end)

  it("says what is new, opens the window or the settings, and can be hidden", function()
    local realm, anna = window.leaderAndMember({ guild.article("news", 1) })
    local button = anna.env.Minimap.regions[1]
    anna.perform(function() button:GetScript("OnEnter")(button) end)
    assert.same(
      { "GuildHelper", "Last sync: never", "1 unread article", "Left click: window. Right click: settings." },
      anna.env.GameTooltip.lines
    )
    anna.perform(function() button:GetScript("OnClick")(button, "LeftButton") end)
    assert.matches("Sync All", window.seen(anna))
    anna.perform(function() button:GetScript("OnClick")(button, "RightButton") end)
    anna.clickLabel("Button at the minimap")
    realm.run(1)
    assert.is_false(button:IsShown())
    guild.assertClean(anna)
  end)

  it("can be dragged around the minimap and stays there", function()
    local realm, anna = window.leaderAndMember({})
    local button = anna.env.Minimap.regions[1]
    local x, y = button:GetCenter()
    local middleX, middleY = anna.env.Minimap:GetCenter()
    anna.drag({ x = x, y = y }, { x = middleX, y = middleY + 200 })
    assert.equal(90, guild.data(anna).settings.preferences.minimapAngle)
    anna.reload()
    realm.run(30)
    local again = anna.env.Minimap.regions[1]
    local newX, newY = again:GetCenter()
    assert.is_true(math.abs(newX - middleX) < 1 and newY > middleY)
    guild.assertClean(anna)
  end)
end)

describe("the launcher", function()
  it("is also in the addon compartment of the newest client and in LibDataBroker displays", function()
    local _, anna = window.leaderAndMember()
    anna.perform(function() anna.env.AddonCompartmentFrame.entries[1].func() end)
    assert.matches("Sync All", window.seen(anna))
    local made
    local realm, bert = window.leaderAndMember({}, {
      globals = {
        LibStub = function(name)
          return name == "LibDataBroker-1.1" and { NewDataObject = function(_, label, fields) made = { label, fields } end }
            or nil
        end,
      },
    })
    assert.equal("GuildHelper", made[1])
    bert.perform(function() made[2].OnClick(nil, "LeftButton") end)
    realm.run(1)
    assert.matches("Sync All", window.seen(bert))
  end)
end)
