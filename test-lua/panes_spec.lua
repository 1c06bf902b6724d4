-- The panes of the window as a player uses them: by clicks, typing and keys; and whether everything fits.

local guild = require("test-lua.guild")
local support = require("test-lua.support")

local window = require("test-lua.window")

local seen, leaderAndMember, openPane = window.seen, window.leaderAndMember, window.open

for _, flavor in ipairs(window.FLAVORS) do
  describe("on " .. flavor .. ", news", function()
    it("are written by the leader, come to the member with a sync, are marked unread, read, deleted and brought back", function()
      local realm, anna, bert = leaderAndMember({}, { flavor = flavor })
      openPane(realm, anna, "PANE_NEWS")
      assert.matches("Nothing here yet", seen(anna))
      anna.clickLabel("New")
      assert.is_false(anna.canClick("Save"))
      anna.typeField("Title", "Raid on Sunday")
      assert.matches("Text must not be empty", seen(anna))
      anna.typeField("Text", "Bring flasks.")
      anna.clickLabel("Save")
      realm.run(1)
      assert.matches("Raid on Sunday", seen(anna))

      openPane(realm, bert, "PANE_NEWS")
      guild.sync(realm, anna)
      realm.run(1)
      assert.matches("Raid on Sunday", seen(bert))
      assert.matches("•", seen(bert))
      bert.clickLabel("Raid on Sunday")
      realm.run(1)
      assert.matches("Bring flasks", seen(bert))
      assert.is_nil(seen(bert):find("•", 1, true))

      anna.clickLabel("Delete")
      realm.run(1)
      assert.is_nil(seen(anna):find("Raid on Sunday", 1, true))
      anna.clickLabel("Undo delete")
      realm.run(1)
      assert.matches("Raid on Sunday", seen(anna))
      guild.assertClean(anna, bert)
    end)
  end)
end

describe("the list of news", function()
  it("is searched in capitals and small letters of any alphabet, and narrowed to a category", function()
    local realm, anna = leaderAndMember({
      guild.article("news", 1, {}, { title = "Рейд в воскресенье", category = "Raid" }),
      guild.article("news", 2, {}, { title = "Ärger im Ödland", category = "Social" }),
    })
    openPane(realm, anna, "PANE_NEWS")
    anna.typeField("Search", "рЕЙД")
    realm.run(1)
    assert.matches("Рейд", seen(anna))
    assert.is_nil(seen(anna):find("Ärger", 1, true))
    anna.typeField("Search", "äRGER öd")
    realm.run(1)
    assert.matches("Ärger", seen(anna))
    anna.typeField("Search", "")
    anna.clickLabel("All categories")
    anna.clickLabel("Raid")
    realm.run(1)
    assert.is_nil(seen(anna):find("Ärger", 1, true))
    anna.typeField("Search", "nowhere")
    realm.run(1)
    assert.matches("Nothing fits your search", seen(anna))
    guild.assertClean(anna)
  end)

  it("goes from article to article with the arrow keys, and shows words as they are, not as the game's codes", function()
    local realm, anna = leaderAndMember({
      guild.article("news", 1, {}, { title = "|cffff0000Red|r", date = "2026-11-02 12:00:00" }),
      guild.article("news", 2, {}, { title = "Older", date = "2026-11-01 12:00:00" }),
    })
    openPane(realm, anna, "PANE_NEWS")
    anna.pressKey("DOWN")
    realm.run(1)
    assert.matches("||cffff0000Red||r", seen(anna), 1, true)
    anna.pressKey("DOWN")
    realm.run(1)
    assert.matches("Content 2", seen(anna))
  end)

  it("offers no button to write where the guild's rules say so", function()
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.rules = { news = 1 }
    local realm, anna, bert = leaderAndMember({ setup, guild.article("news", 1) })
    guild.sync(realm, anna)
    openPane(realm, bert, "PANE_NEWS")
    bert.clickLabel("Title 1")
    realm.run(1)
    assert.is_false(bert.canClick("New"))
    assert.is_false(bert.canClick("Edit"))
    assert.is_false(bert.canClick("Delete"))
    openPane(realm, anna, "PANE_NEWS")
    assert.is_true(anna.canClick("New"))
  end)

  it("moves from field to field with the tab key", function()
    local realm, anna = leaderAndMember()
    openPane(realm, anna, "PANE_NEWS")
    anna.clickLabel("New")
    anna.typeField("Title", "One")
    anna.pressKey("TAB")
    anna.pressKey("TAB")
    anna.pressKey("TAB")
    assert.equal("One", anna.fieldText("Title"))
    assert.same({}, anna.errors)
  end)
end)

describe("the calendar", function()
  it("keeps an event in UTC, and shows it in the player's time and in the realm's", function()
    local realm, anna = leaderAndMember({}, { timeZoneOffset = 3600 })
    openPane(realm, anna, "PANE_CALENDAR")
    anna.clickLabel("New")
    anna.typeField("Title", "Raid")
    anna.typeField("Day (2026-12-24)", "2026-12-24")
    anna.typeField("Hour (20:00)", "25:00")
    assert.matches("the day or the hour is not written", seen(anna))
    anna.typeField("Hour (20:00)", "20:30")
    anna.clickLabel("Save")
    realm.run(1)
    local _, entry = next(guild.data(anna).sharedData.calendar)
    assert.equal("2026-12-24 19:30:00", entry.data.eventDate)
    assert.matches("Dec 24, 2026, 20:30", seen(anna))
    anna.slash("/gh settings")
    anna.clickLabel("Times as the realm has them")
    realm.run(1)
    assert.matches("Dec 24, 2026, 13:30", seen(anna))
    guild.assertClean(anna)
  end)

  it("shows birthdays of members who told theirs, and the events of a day that is clicked on", function()
    local realm, anna = leaderAndMember({
      guild.member("Carla-Eonar", {}, { birthdate = "11-21" }),
      guild.member("Dora-Eonar", {}, { birthdate = "13-99" }),
      guild.article("calendar", 1, {}, { title = "Party", eventDate = "2026-11-20 18:00:00" }),
    })
    openPane(realm, anna, "PANE_CALENDAR")
    assert.matches("Birthday of Carla%-Eonar", seen(anna))
    assert.is_nil(seen(anna):find("Dora", 1, true))
    anna.clickLabel("20")
    realm.run(1)
    assert.is_nil(seen(anna):find("Birthday of Carla", 1, true))
    assert.matches("Party", seen(anna))
  end)
end)

describe("the window", function()
  for _, locale in ipairs({ "enUS", "deDE" }) do
    it("fits in " .. locale .. ": no words cut off, nothing outside of its place, nothing over another", function()
      local entries = support.sim.sampleArticles("news", 20, 1, guild.NOW, guild.EONAR)
      for _, entry in ipairs(support.sim.sampleArticles("calendar", 40, 2, guild.NOW, guild.EONAR)) do
        entries[#entries + 1] = entry
      end
      local realm, anna = leaderAndMember(entries, { locale = locale })
      for _, pane in ipairs(window.PANES) do
        openPane(realm, anna, pane)
        anna.pressKey("DOWN")
        realm.run(1)
        assert.same({}, anna.layoutFaults())
      end
      guild.assertClean(anna)
    end)
  end

  it("goes to the next pane with control and tab, and remembers it after a reload", function()
    local realm, anna = leaderAndMember({ guild.setup(guild.EONAR, { guild.EONAR }) })
    anna.slash("/gh")
    anna.pressKey("CTRL-TAB")
    assert.matches("GuildHelper – News", seen(anna))
    anna.pressKey("CTRL-SHIFT-TAB")
    anna.pressKey("CTRL-TAB")
    anna.reload()
    realm.run(20)
    anna.slash("/gh")
    assert.matches("GuildHelper – News", seen(anna))
  end)
end)

describe("the ways to the window", function()
  it("are a button at the minimap, which says what is new, opens the window or the settings, and can be hidden", function()
    local realm, anna = leaderAndMember({ guild.article("news", 1) })
    local button = anna.env.Minimap.regions[1]
    anna.perform(function() button:GetScript("OnEnter")(button) end)
    assert.same({ "GuildHelper", "Last sync: never", "1 unread article", "Left click: window. Right click: settings." }, anna.env.GameTooltip.lines)
    anna.perform(function() button:GetScript("OnClick")(button, "LeftButton") end)
    assert.matches("Sync All", seen(anna))
    anna.perform(function() button:GetScript("OnClick")(button, "RightButton") end)
    anna.clickLabel("Button at the minimap")
    realm.run(1)
    assert.is_false(button:IsShown())
    guild.assertClean(anna)
  end)

  it("are an entry of the addon compartment in the newest client, and an object for display addons that brought the library", function()
    local _, anna = leaderAndMember()
    anna.perform(function() anna.env.AddonCompartmentFrame.entries[1].func() end)
    assert.matches("Sync All", seen(anna))
    local made
    local realm, bert = leaderAndMember({}, { globals = {
      LibStub = function(name)
        return name == "LibDataBroker-1.1" and { NewDataObject = function(_, label, fields) made = { label, fields } end } or nil
      end,
    } })
    assert.equal("GuildHelper", made[1])
    bert.perform(function() made[2].OnClick(nil, "LeftButton") end)
    realm.run(1)
    assert.matches("Sync All", seen(bert))
  end)
end)
