local guild = require("test-lua.helpers.guild")
local rosterPane = require("test-lua.helpers.rosterPane")
local window = require("test-lua.helpers.window")

describe("the roster", function()
  it("copes with main characters in a circle, and with 500 alts of one", function()
    local entries = {
      guild.member("One-Eonar", {}, { mainCharacter = "Two-Eonar" }),
      guild.member("Two-Eonar", {}, { mainCharacter = "One-Eonar" }),
    }
    for number = 1, 500 do
      entries[#entries + 1] = guild.member(("Alt%03d-Eonar"):format(number), {}, { mainCharacter = "Carl-Eonar" })
    end
    local realm, anna = rosterPane.open(entries)
    anna.typeField("Search", "one")
    realm.run(2)
    assert.is_true(window.sees(anna, "One-Eonar"))
    anna.typeField("Search", "")
    realm.run(2)
    anna.clickLabel("Carl-Eonar")
    realm.run(1)
    assert.is_true(window.sees(anna, "Alts: Alt001-Eonar"))
    guild.assertClean(anna)
  end)

  it("marks nobody as having left while the game lists only members online", function()
    local realm, anna = window.leaderAndMember({ guild.member("Carl-Eonar") })
    anna.perform(function() anna.env.SetGuildRosterShowOffline(false) end)
    window.open(realm, anna, "PANE_ROSTER")
    realm.run(2)
    assert.is_false(window.sees(anna, "left the guild"))
    anna.perform(function() anna.env.SetGuildRosterShowOffline(true) end)
    anna.perform(function() anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data) end)
    realm.run(2)
    assert.is_true(window.sees(anna, "left the guild"))
    guild.assertClean(anna)
  end)
end)
