-- What players fear, and what the real client does that a careless addon does not know.

local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

local sees, leaderAndMember, open = window.sees, window.leaderAndMember, window.open

--- The frames of a client's windows that hear the keyboard now.
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

--- The lines of a client's chat that have the words.
local function lines(client, words)
  local count = 0
  for _, line in ipairs(client.chat) do
    count = count + (line:find(words, 1, true) and 1 or 0)
  end
  return count
end

describe("in combat", function()
  it("no key is kept from the game, whether the window was opened before or is opened then", function()
    local realm, anna, bert = leaderAndMember({ guild.article("news", 1) })
    open(realm, anna, "PANE_NEWS")
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

  it("the settings are not opened, which the game would not allow", function()
    local _, anna = leaderAndMember({})
    anna.setCombat(true)
    anna.slash("/gh settings")
    assert.equal("", window.seen(anna))
    assert.equal(1, lines(anna, "after combat"))
  end)
end)

describe("what is private", function()
  it("is not told because somebody else has written something into the entry", function()
    local own = guild.member("Anna-Eonar", {}, { battletag = "x", birthdate = "01-01" })
    local realm, anna = leaderAndMember({ own }, { battletag = "Anna#99" })
    realm.run(60)
    local data = guild.entry(anna, "roster", "Anna-Eonar").data
    assert.same({ "x", "01-01" }, { data.battletag, data.birthdate })
    open(realm, anna, "PANE_ROSTER")
    realm.run(1)
    anna.clickLabel("My entry")
    assert.equal("", anna.fieldText("Birthday (12-24)"))
    guild.assertClean(anna)
  end)
end)

describe("a guild list without those who are offline", function()
  it("says of nobody that they have left, and is not imported", function()
    local realm, anna = leaderAndMember({ guild.member("Carl-Eonar") })
    anna.perform(function() anna.env.SetGuildRosterShowOffline(false) end)
    open(realm, anna, "PANE_ROSTER")
    realm.run(2)
    assert.is_false(sees(anna, "left the guild"))
    anna.perform(function() anna.env.SetGuildRosterShowOffline(true) end)
    anna.perform(function() anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data) end)
    realm.run(2)
    assert.is_true(sees(anna, "left the guild"))
    guild.assertClean(anna)
  end)
end)

describe("events", function()
  it("of years ahead, of the year 9999 and of the same hour do no harm, and each has its reminder", function()
    local soon = os.date("!%Y-%m-%d %H:%M:%S", guild.NOW + 3600)
    local realm, anna = leaderAndMember({
      guild.article("calendar", 1, {}, { title = "Far", eventDate = "2029-01-01 20:00:00" }),
      guild.article("calendar", 2, {}, { title = "Never", eventDate = "9999-12-31 20:00:00" }),
      guild.article("news", 3, {}, { title = "Old", date = "9999-12-31 20:00:00" }),
    })
    open(realm, anna, "PANE_CALENDAR")
    realm.run(2)
    open(realm, anna, "PANE_NEWS")
    realm.run(1)
    assert.is_true(sees(anna, "9999-12-31 20:00:00"))
    anna.perform(function()
      for number = 4, 5 do
        anna.env.GuildHelper.EditEntry("calendar", nil, guild.article("calendar", number, {}, { title = "Both " .. number, eventDate = soon }).data)
      end
    end)
    realm.run(3600)
    assert.same({ 1, 1 }, { lines(anna, "Both 4 begins in"), lines(anna, "Both 5 begins in") })
    guild.assertClean(anna)
  end)
end)

describe("a form that is open", function()
  it("is not thrown away by a click on another row", function()
    local realm, anna = leaderAndMember({ guild.article("news", 1), guild.article("news", 2) })
    open(realm, anna, "PANE_NEWS")
    anna.clickLabel("New")
    anna.typeField("Title", "A long text")
    anna.clickLabel("Title 1")
    realm.run(1)
    assert.equal("A long text", anna.fieldText("Title"))
    anna.clickLabel("Cancel")
    anna.clickLabel("Title 1")
    realm.run(1)
    assert.is_true(sees(anna, "Content 1"))
    guild.assertClean(anna)
  end)
end)

describe("rights", function()
  it("keep an officer from a setup that everyone else would refuse, and a member from an entry that would not travel", function()
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.rules = { setup = 0, roster = 1 }
    local realm, anna, bert, members = leaderAndMember({ setup })
    local otto = guild.client(realm, "Otto-Eonar", members, { setup }, { rankIndex = 1 })
    otto.login()
    realm.run(40)
    guild.sync(realm, anna)
    otto.slash("/gh")
    realm.run(1)
    assert.is_false(otto.canClick("Setup"))
    open(realm, bert, "PANE_ROSTER")
    realm.run(1)
    assert.is_false(bert.canClick("My entry"))
    guild.assertClean(anna, bert, otto)
  end)

  it("do not let a new officer take the guild for one without a setup", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local otto = guild.client(realm, "Otto-Eonar", members, nil, { rankIndex = 1 })
    otto.login()
    realm.run(40)
    assert.equal(1, lines(otto, "/gh opens the window"))
    otto.slash("/gh")
    realm.run(1)
    assert.is_true(sees(otto, "GuildHelper – Sync"))
  end)
end)

describe("the words of the slash command", function()
  it("know realms with an apostrophe", function()
    local realm, anna = leaderAndMember({})
    anna.slash("/gh sync Carl-Mal'Ganis")
    realm.run(60)
    assert.matches("Carl%-Mal'Ganis", table.concat(anna.chat, "\n"))
    assert.equal(0, lines(anna, "/gh help"))
  end)
end)
