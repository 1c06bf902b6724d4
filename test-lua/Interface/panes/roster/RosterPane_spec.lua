-- The roster as a player uses it: lists, filters, columns, cards, the own entry, the import of the game's list.

local guild = require("test-lua.helpers.guild")
local support = require("test-lua.helpers.support")

local window = require("test-lua.helpers.window")

local sees, order = window.sees, window.order

--- A leader with entries on disk and the roster open. `options` go to the client.
local function open(entries, options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  members.setMember({
    fullName = "Carl-Eonar", rankIndex = 2, level = 33, className = "Mage", classFile = "MAGE",
    isOnline = true, zone = "Moonglade", note = "the quiet one", officerNote = "", hoursAway = 0,
  })
  members.setMember({
    fullName = "Dora-Eonar", rankIndex = 1, level = 60, className = "Druid", classFile = "DRUID",
    isOnline = false, zone = "Westfall", note = "", officerNote = "", hoursAway = 50,
  })
  local all = { rankIndex = 0 }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  local anna = guild.client(realm, "Anna-Eonar", members, entries or {}, all)
  anna.login()
  realm.run(40)
  window.open(realm, anna, "PANE_ROSTER")
  realm.run(1)
  return realm, anna, members
end

--- The data of a roster entry in a client's store.
local function dataOf(client, user)
  local entry = guild.data(client).sharedData.roster[user]
  return entry and entry.data, entry
end

for _, flavor in ipairs(window.FLAVORS) do
  describe("the roster on " .. flavor, function()
    it("joins the game's list with the entries, shows alts under their mains, opens a card, whispers and invites", function()
      local realm, anna = open({
        guild.member("Carl-Eonar", {}, { roles = { "TANK" }, interests = { "PvP" }, professions = { { name = "Alchemy", level = 75 } } }),
        guild.member("Twink-Eonar", {}, { mainCharacter = "Carl", class = "Hunter" }),
      }, { flavor = flavor })
      assert.is_true(sees(anna, "Moonglade"))
      assert.is_true(sees(anna, "2 days ago"))
      assert.is_true(sees(anna, "Alchemy 75"))
      assert.is_true(sees(anna, "4 of 4 shown, 2 online"))
      local places = order(anna, "Carl-Eonar", "Twink-Eonar", "Dora-Eonar")
      assert.is_true(places[1] < places[2] and places[2] < places[3])
      anna.clickLabel("Carl-Eonar")
      realm.run(1)
      assert.is_true(sees(anna, "Alts: Twink-Eonar"))
      assert.is_true(sees(anna, "the quiet one"))
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

describe("the roster's list", function()
  it("is searched over everything, filtered by what there is, and sorted by a click on a column", function()
    local realm, anna = open({
      guild.member("Carl-Eonar", {}, { professions = { { name = "Alchemy", level = 75 } } }),
      guild.member("Emil-Alleria", { guildName = guild.ALLERIA }, { level = 12, professions = { { name = "Mining", level = 5 } } }),
    })
    anna.typeField("Search", "quiet")
    realm.run(1)
    assert.is_true(sees(anna, "1 of 4 shown"))
    anna.typeField("Search", "aLCHEMY")
    realm.run(1)
    assert.is_true(sees(anna, "Carl-Eonar"))
    assert.is_false(sees(anna, "Emil-Alleria"))
    anna.typeField("Search", "")
    anna.clickLabel("Filter …")
    anna.clickLabel("Professions")
    anna.clickLabel("Mining")
    realm.run(1)
    assert.is_true(sees(anna, "Emil-Alleria"))
    assert.is_false(sees(anna, "Carl-Eonar"))
    anna.clickLabel("Filter (1)")
    anna.clickLabel("Show everyone")
    realm.run(1)
    anna.clickLabel("Filter …")
    anna.clickLabel("Online")
    anna.clickLabel("Show everyone")
    realm.run(1)
    anna.clickLabel("Level")
    realm.run(1)
    local places = order(anna, "Emil-Alleria", "Carl-Eonar", "Dora-Eonar")
    assert.is_true(places[1] < places[2] and places[2] < places[3])
    anna.clickLabel("Level")
    realm.run(1)
    places = order(anna, "Dora-Eonar", "Carl-Eonar", "Emil-Alleria")
    assert.is_true(places[1] < places[2] and places[2] < places[3])
    guild.assertClean(anna)
  end)

  it("shows the columns that are chosen, as wide as they are dragged, and remembers both per character", function()
    local realm, anna = open({ guild.member("Carl-Eonar", {}, { interests = { "PvP" } }) })
    assert.is_false(sees(anna, "PvP"))
    anna.clickLabel("Columns …")
    anna.clickLabel("Interests")
    realm.run(1)
    assert.is_true(sees(anna, "PvP"))
    anna.pressEscape()
    local before = anna.placeOf("Name")
    anna.drag({ x = before.right + 4, y = before.y }, { x = before.right - 36, y = before.y })
    realm.run(1)
    assert.is_true(math.abs(anna.placeOf("Name").right - before.right + 40) < 1)
    assert.same({}, anna.layoutFaults())
    anna.reload()
    realm.run(40)
    anna.slash("/gh")
    realm.run(2)
    assert.is_true(sees(anna, "PvP"))
    assert.is_true(math.abs(anna.placeOf("Name").right - before.right + 40) < 1)
    guild.assertClean(anna)
  end)

  it("does not stumble over mains in a circle, nor over 500 alts of one", function()
    local entries = {
      guild.member("One-Eonar", {}, { mainCharacter = "Two-Eonar" }),
      guild.member("Two-Eonar", {}, { mainCharacter = "One-Eonar" }),
    }
    for number = 1, 500 do
      entries[#entries + 1] = guild.member(("Alt%03d-Eonar"):format(number), {}, { mainCharacter = "Carl-Eonar" })
    end
    local realm, anna = open(entries)
    anna.typeField("Search", "one")
    realm.run(2)
    assert.is_true(sees(anna, "One-Eonar"))
    anna.typeField("Search", "")
    realm.run(2)
    anna.clickLabel("Carl-Eonar")
    realm.run(1)
    assert.is_true(sees(anna, "Alts: Alt001-Eonar"))
    guild.assertClean(anna)
  end)

  it("is there with 5000 characters within seconds, and takes no more of a frame than it may", function()
    local entries = support.sim.sampleRoster(5000, 3, guild.NOW, { guild.EONAR })
    local realm, anna = open(entries)
    realm.run(10)
    assert.is_true(sees(anna, "online"))
    anna.stats.longestSlice = 0
    anna.typeField("Search", "alchemy")
    realm.run(10)
    anna.scroll(500)
    realm.run(1)
    assert.is_true(anna.stats.longestSlice < 8, "a slice of " .. anna.stats.longestSlice .. " ms")
    guild.assertClean(anna)
  end)
end)

describe("the player's own entry", function()
  it("is written by the form, keeps what the game says, and tells the birthday with consent alone", function()
    local realm, anna = open({}, { professions = { { name = "Mining", level = 40 } }, battletag = "Anna#1" })
    anna.clickLabel("My entry")
    anna.typeField("Main character", "carl")
    anna.typeField("Interests, with commas", "PvP， Pet battles,,")
    anna.typeField("Professions (Alchemy 300, Mining)", "Mining 40, Cooking 120")
    anna.typeField("Birthday (12-24)", "31-12")
    assert.is_true(sees(anna, "not written as in the example"))
    assert.is_false(anna.canClick("Save"))
    anna.typeField("Birthday (12-24)", "12-31")
    anna.clickLabel("Tank")
    anna.clickLabel("Save")
    realm.run(60)
    local data = dataOf(anna, "Anna-Eonar")
    assert.same({ "Carl-Eonar", { "PvP", "Pet battles" }, { "TANK" }, "NA", "NA" }, { data.mainCharacter, data.interests, data.roles, data.birthdate, data.battletag })
    assert.same({ { name = "Mining", level = 40 }, { name = "Cooking", level = 120 } }, data.professions)
    anna.clickLabel("My entry")
    anna.clickLabel("Tell my birthday")
    anna.clickLabel("Tell my battletag")
    anna.clickLabel("Save")
    realm.run(60)
    data = dataOf(anna, "Anna-Eonar")
    assert.same({ "12-31", "Anna#1", 2 }, { data.birthdate, data.battletag, #data.professions })
    anna.clickLabel("My entry")
    anna.clickLabel("Tell my birthday")
    anna.clickLabel("Tell my battletag")
    anna.clickLabel("Cancel")
    realm.run(60)
    assert.equal("Anna#1", dataOf(anna, "Anna-Eonar").battletag)
    anna.clickLabel("My entry")
    anna.clickLabel("Tell my birthday")
    anna.clickLabel("Tell my battletag")
    anna.clickLabel("Save")
    realm.run(60)
    data = dataOf(anna, "Anna-Eonar")
    assert.same({ "NA", "NA" }, { data.birthdate, data.battletag })
    guild.assertClean(anna)
  end)

  it("loses a profession that was unlearned, and keeps one that was typed", function()
    local realm, anna = open({}, { professions = { { name = "Mining", level = 40 } } })
    anna.clickLabel("My entry")
    anna.typeField("Professions (Alchemy 300, Mining)", "Mining 40, Cooking 120")
    anna.clickLabel("Save")
    realm.run(40)
    anna.options.professions[1].name = "Skinning"
    anna.fireEvent("SKILL_LINES_CHANGED")
    realm.run(60)
    assert.same({ { name = "Skinning", level = 40 }, { name = "Cooking", level = 120 } }, dataOf(anna, "Anna-Eonar").professions)
  end)

  it("keeps what the form cannot show, where nothing of it was changed", function()
    local professions = { { name = "Mining", level = 40, spec = "gems" } }
    local realm, anna = open({ guild.member("Carl-Eonar", {}, { roles = { "FLEX", "TANK" }, interests = { "PvP, rated" }, professions = professions }) })
    anna.clickLabel("Carl-Eonar")
    realm.run(1)
    anna.clickLabel("Edit")
    anna.typeField("Joined (2026-12-24)", "2020-02-29")
    anna.clickLabel("Healer")
    anna.clickLabel("Save")
    realm.run(1)
    local data = dataOf(anna, "Carl-Eonar")
    assert.same({ "2020-02-29", { "PvP, rated" }, "gems" }, { data.guildJoinDate, data.interests, data.professions[1].spec })
    table.sort(data.roles)
    assert.same({ "FLEX", "HEALER", "TANK" }, data.roles)
    guild.assertClean(anna)
  end)

  it("is the only one that a member may edit where the guild's rules say so", function()
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.ownEntriesOnly = true
    local realm, anna = open({ setup, guild.member("Carl-Eonar") }, { rankIndex = 2 })
    anna.clickLabel("Carl-Eonar")
    realm.run(1)
    assert.is_false(anna.canClick("Edit"))
    assert.is_false(anna.canClick("Import roster …"))
    anna.clickLabel("Anna-Eonar")
    realm.run(1)
    anna.clickLabel("Edit")
    assert.is_true(sees(anna, "Tell my birthday"))
    guild.assertClean(anna)
  end)
end)

describe("importing the game's guild list", function()
  it("writes who is missing and what changed, leaves the rest, and deletes who has left when that is asked for", function()
    local realm, anna = open({
      guild.member("Dora-Eonar", {}, { class = "Druid", level = 59, rank = "Officer", interests = { "PvP" } }),
      guild.member("Gone-Eonar"),
      guild.member("Other-Alleria", { guildName = guild.ALLERIA }),
    })
    local _, before = dataOf(anna, "Dora-Eonar")
    anna.clickLabel("Import roster …")
    realm.run(1)
    assert.is_true(sees(anna, "New entries: 1. Entries that have changed: 1."))
    assert.same({}, anna.layoutFaults())
    anna.clickLabel("Also delete 1 entry of members who have left")
    anna.clickLabel("Import")
    realm.run(2)
    assert.same({ "Mage", 33 }, { dataOf(anna, "Carl-Eonar").class, dataOf(anna, "Carl-Eonar").level })
    local data, dora = dataOf(anna, "Dora-Eonar")
    assert.same({ 60, { "PvP" } }, { data.level, data.interests })
    assert.is_true(dora.lastUpdated > before.lastUpdated)
    assert.is_true(select(2, dataOf(anna, "Gone-Eonar")).deleted)
    assert.is_false(select(2, dataOf(anna, "Other-Alleria")).deleted)
    local stamp = dora.lastUpdated
    realm.run(5)
    anna.clickLabel("Import roster …")
    realm.run(1)
    assert.matches("there is nothing to write", anna.chat[#anna.chat])
    assert.equal(stamp, select(2, dataOf(anna, "Dora-Eonar")).lastUpdated)
    guild.assertClean(anna)
  end)

  it("leaves the entry of someone who has the addon to their own client", function()
    local realm, anna, members = open({})
    local bert = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2, level = 60 })
    bert.login()
    realm.run(40)
    guild.sync(realm, anna)
    members.setMember({ fullName = "Bert-Eonar", rankIndex = 2, level = 61, className = "Warrior", classFile = "WARRIOR", isOnline = true })
    anna.fireEvent("GUILD_ROSTER_UPDATE")
    realm.run(15)
    anna.clickLabel("Import roster …")
    realm.run(1)
    anna.clickLabel("Import")
    realm.run(1)
    assert.equal(60, dataOf(anna, "Bert-Eonar").level)
  end)
end)
