local guild = require("test-lua.helpers.guild")
local rosterPane = require("test-lua.helpers.rosterPane")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

for _, flavor in ipairs(window.FLAVORS) do
  describe("the roster on " .. flavor, function()
    it("combines the game's list with the entries, shows alts below their mains, opens a card, whispers and invites", function()
      local realm, anna = rosterPane.open({
        guild.member(
          "Carl-Eonar",
          {},
          { roles = { "TANK" }, interests = { "PvP" }, professions = { { name = "Alchemy", level = 75 } } }
        ),
        guild.member("Twink-Eonar", {}, { mainCharacter = "Carl", class = "Hunter" }),
      }, { flavor = flavor })
      assert.is_true(window.sees(anna, "Moonglade"))
      assert.is_true(window.sees(anna, "2 days ago"))
      assert.is_true(window.sees(anna, "Alchemy 75"))
      assert.is_true(window.sees(anna, "4 of 4 shown, 2 online"))
      local places = window.order(anna, "Carl-Eonar", "Twink-Eonar", "Dora-Eonar")
      assert.is_true(places[1] < places[2] and places[2] < places[3])
      anna.clickLabel("Carl-Eonar")
      realm.run(1)
      assert.is_true(window.sees(anna, "Alts: Twink-Eonar"))
      assert.is_true(window.sees(anna, "the quiet one"))
      anna.clickLabel("Whisper")
      anna.clickLabel("Invite")
      assert.same({ "tell Carl-Eonar", "invite Carl-Eonar" }, anna.social)
      anna.rightClick("Dora-Eonar")
      anna.clickLabel("Copy name")
      realm.run(1)
      assert.same({}, anna.layoutFaults())
      guild.assertClean(anna)
    end)
  end)
end

describe("the roster", function()
  it("is searched in all columns, filtered by the values that occur, and sorted by a click on a column", function()
    local realm, anna = rosterPane.open({
      guild.member("Carl-Eonar", {}, { professions = { { name = "Alchemy", level = 75 } } }),
      guild.member(
        "Emil-Alleria",
        { guildName = guild.ALLERIA },
        { level = 12, professions = { { name = "Mining", level = 5 } } }
      ),
    })
    anna.typeField("Search", "quiet")
    realm.run(1)
    assert.is_true(window.sees(anna, "1 of 4 shown"))
    anna.typeField("Search", "aLCHEMY")
    realm.run(1)
    assert.is_true(window.sees(anna, "Carl-Eonar"))
    assert.is_false(window.sees(anna, "Emil-Alleria"))
    anna.typeField("Search", "")
    anna.clickLabel("Filter …")
    anna.clickLabel("Professions")
    anna.clickLabel("Mining")
    realm.run(1)
    assert.is_true(window.sees(anna, "Emil-Alleria"))
    assert.is_false(window.sees(anna, "Carl-Eonar"))
    anna.clickLabel("Filter (1)")
    anna.clickLabel("Show everyone")
    realm.run(1)
    anna.clickLabel("Filter …")
    anna.clickLabel("Online")
    anna.clickLabel("Show everyone")
    realm.run(1)
    anna.clickLabel("Level")
    realm.run(1)
    local places = window.order(anna, "Emil-Alleria", "Carl-Eonar", "Dora-Eonar")
    assert.is_true(places[1] < places[2] and places[2] < places[3])
    anna.clickLabel("Level")
    realm.run(1)
    places = window.order(anna, "Dora-Eonar", "Carl-Eonar", "Emil-Alleria")
    assert.is_true(places[1] < places[2] and places[2] < places[3])
    guild.assertClean(anna)
  end)

  it("shows 5000 characters within seconds and without a long frame", function()
    local entries = sim.sampleRoster(5000, 3, guild.NOW, { guild.EONAR })
    local realm, anna = rosterPane.open(entries)
    realm.run(10)
    assert.is_true(window.sees(anna, "online"))
    anna.stats.longestSlice = 0
    anna.typeField("Search", "alchemy")
    realm.run(10)
    anna.scroll(500)
    realm.run(1)
    assert.is_true(anna.stats.longestSlice < 8, "a slice of " .. anna.stats.longestSlice .. " ms")
    guild.assertClean(anna)
  end)
end)
