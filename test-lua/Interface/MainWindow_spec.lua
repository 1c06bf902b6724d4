local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

--- The frames of a client's windows that receive keyboard input now.
local function listening(client)
  local found = {}
  local function visit(frame)
    if frame.keyboard and frame:IsVisible() then
      found[#found + 1] = frame
    end
    for _, region in ipairs(frame.regions or {}) do
      visit(region)
    end
  end
  visit(client.env.UIParent)
  return found
end

describe("the window", function()
  it("takes no key presses from the game in combat, whether opened before or during it", function()
    local realm, anna, bert = window.leaderAndMember({ guild.article("news", 1) })
    window.open(realm, anna, "PANE_NEWS")
    anna.pressKey("DOWN")
    assert.equal(1, #listening(anna))
    anna.setCombat(true)
    assert.same({}, listening(anna))
    anna.setCombat(false)
    assert.equal(1, #listening(anna))
    assert.is_true(listening(anna)[1].propagatesKeys)
    bert.setCombat(true)
    bert.slash("/gh")
    assert.same({}, listening(bert))
    bert.setCombat(false)
    assert.equal(1, #listening(bert))
    guild.assertClean(anna, bert)
  end)

  it("switches to the next pane with Ctrl+Tab, and opens there after a reload", function()
    local realm, anna = window.leaderAndMember({ guild.setup(guild.EONAR, { guild.EONAR }) })
    anna.slash("/gh")
    anna.pressKey("CTRL-TAB")
    assert.matches("GuildHelper – News", window.seen(anna))
    anna.pressKey("CTRL-SHIFT-TAB")
    anna.pressKey("CTRL-TAB")
    anna.reload()
    realm.run(20)
    anna.slash("/gh")
    assert.matches("GuildHelper – News", window.seen(anna))
  end)

  it("opens at the sync pane for a new officer, not at the setup guide", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local otto = guild.client(realm, "Otto-Eonar", members, nil, { rankIndex = 1 })
    otto.login()
    realm.run(40)
    assert.equal(1, #chat.linesWith(otto, "/gh opens the window"))
    otto.slash("/gh")
    realm.run(1)
    assert.is_true(window.sees(otto, "GuildHelper – Sync"))
  end)
end)
