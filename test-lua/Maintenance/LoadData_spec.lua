local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

describe("saved data", function()
  it("of a later version is left alone, and the player is told so", function()
    local later = { schemaVersion = 3, sharedData = "something new" }
    local client, realm = guild.loadedLoner(later)
    assert.matches("come from a later version", table.concat(client.chat, "\n"))
    realm.run(60)
    client.logout()
    assert.equal(sim.savedFile(later), client.savedVariables)
  end)

  it("that was edited by hand or cut off is repaired", function()
    local client =
      guild.loadedLoner({ schemaVersion = 2, sharedData = { news = "gone", roster = { [5] = true } }, userStatus = 7 })
    local data = guild.data(client)
    assert.same({}, data.sharedData.calendar)
    assert.same({}, data.userStatus)
    assert.equal(2, #data.quarantine)
  end)

  it("has users and members of groups by the names that the game writes, however a file spells their realms", function()
    local saved = guild.savedTable({}, {
      userStatus = {
        ["Bert - Area 52"] = { guildName = "Other House - Area 52", lastSeen = guild.daysAgo(1) },
        ["Carl-Azjol-Nerub"] = { addonVersion = "1", lastSeen = guild.daysAgo(1) },
        ["Carl-AzjolNerub"] = { addonVersion = "2", lastSeen = guild.daysAgo(1) },
      },
    })
    saved.settings = { groups = { { name = "Raid", members = { "Bert - Area 52", "Dora-Azjol-Nerub" } } } }
    local client = guild.loadedMember(saved)
    local users = guild.data(client).userStatus
    assert.equal("Other House-Area52", users["Bert-Area52"].guildName)
    assert.is_nil(users["Bert - Area 52"])
    assert.equal("2", users["Carl-AzjolNerub"].addonVersion)
    assert.is_nil(users["Carl-Azjol-Nerub"])
    assert.same({ "Bert-Area52", "Dora-AzjolNerub" }, guild.data(client).settings.groups[1].members)
  end)

  it("with 5000 entries is loaded over many frames, none of them long", function()
    local entries = sim.sampleRoster(5000, 3, guild.NOW, { guild.EONAR })
    local client, realm = guild.loadedLoner(guild.savedTable(entries))
    realm.run(30)
    local count = 0
    for _ in pairs(guild.data(client).sharedData.metadata.roster) do
      count = count + 1
    end
    assert.equal(5000, count)
    assert.is_true(client.stats.longestSlice < 4)
  end)
end)
