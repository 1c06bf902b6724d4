local guild = require("test-lua.helpers.guild")
local rosterPane = require("test-lua.helpers.rosterPane")
local window = require("test-lua.helpers.window")

describe("an import of the game's guild list", function()
  it("adds missing members and updates changed ones, and deletes those who have left only on request", function()
    local realm, anna = rosterPane.open({
      guild.member("Dora-Eonar", {}, { class = "Druid", level = 59, rank = "Officer", interests = { "PvP" } }),
      guild.member("Gone-Eonar"),
      guild.member("Other-Alleria", { guildName = guild.ALLERIA }),
    })
    local _, before = rosterPane.dataOf(anna, "Dora-Eonar")
    anna.clickLabel("Import roster …")
    realm.run(1)
    assert.is_true(window.sees(anna, "New entries: 1. Entries that have changed: 1."))
    assert.same({}, anna.layoutFaults())
    anna.clickLabel("Also delete 1 entry of members who have left")
    anna.clickLabel("Import")
    realm.run(2)
    assert.same({ "Mage", 33 }, { rosterPane.dataOf(anna, "Carl-Eonar").class, rosterPane.dataOf(anna, "Carl-Eonar").level })
    local data, dora = rosterPane.dataOf(anna, "Dora-Eonar")
    assert.same({ 60, { "PvP" } }, { data.level, data.interests })
    assert.is_true(dora.lastUpdated > before.lastUpdated)
    assert.is_true(select(2, rosterPane.dataOf(anna, "Gone-Eonar")).deleted)
    assert.is_false(select(2, rosterPane.dataOf(anna, "Other-Alleria")).deleted)
    local stamp = dora.lastUpdated
    realm.run(5)
    anna.clickLabel("Import roster …")
    realm.run(1)
    assert.matches("there is nothing to write", anna.chat[#anna.chat])
    assert.equal(stamp, select(2, rosterPane.dataOf(anna, "Dora-Eonar")).lastUpdated)
    guild.assertClean(anna)
  end)

  it("leaves the entries of other users of the addon to their own clients", function()
    local realm, anna, members = rosterPane.open({})
    local bert = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2, level = 60 })
    bert.login()
    realm.run(40)
    guild.sync(realm, anna)
    members.setMember({
      fullName = "Bert-Eonar",
      rankIndex = 2,
      level = 61,
      className = "Warrior",
      classFile = "WARRIOR",
      isOnline = true,
    })
    anna.fireEvent("GUILD_ROSTER_UPDATE")
    realm.run(15)
    anna.clickLabel("Import roster …")
    realm.run(1)
    anna.clickLabel("Import")
    realm.run(1)
    assert.equal(60, rosterPane.dataOf(anna, "Bert-Eonar").level)
  end)
end)
