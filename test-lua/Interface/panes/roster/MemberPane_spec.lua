local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

describe("the My characters pane", function()
  it("lists the characters that have logged in on this account", function()
    local realm, anna =
      window.leaderAndMember({ guild.member("Alt-Eonar", {}, { class = "Mage", level = 12 }), guild.member("Carl-Eonar") })
    guild.data(anna).settings.ownGuilds["Alt-Eonar"] = guild.EONAR
    window.open(realm, anna, "PANE_MEMBER")
    realm.run(1)
    assert.is_true(window.sees(anna, "2 characters on this account"))
    assert.is_false(window.sees(anna, "Carl-Eonar"))
    anna.clickLabel("Alt-Eonar")
    realm.run(1)
    assert.is_true(window.sees(anna, "Level 12 Mage"))
    guild.assertClean(anna)
  end)
end)
