local guild = require("test-lua.helpers.guild")

describe("a peer with another protocol version", function()
  it("is declined with the version, whichever is older, and nothing is written", function()
    for _, variant in ipairs({ "olderProtocol", "newerProtocol" }) do
      local realm = guild.realm()
      local members = guild.add(realm, guild.EONAR)
      local anna = guild.client(realm, "Anna-Eonar", members, { guild.article("news", 1) })
      local bert = guild.client(
        realm,
        "Bert-Eonar",
        members,
        {},
        { addonFolder = "build/variants/" .. variant .. "/GuildHelper" }
      )
      anna.login()
      bert.login()
      realm.run(40)
      for _, client in ipairs({ anna, bert }) do
        assert.matches("^Sync Failed: .*the other side uses version %d+ of the protocol", guild.sync(realm, client))
      end
      assert.is_nil(guild.entry(bert, "news", guild.article("news", 1).id))
      guild.assertClean(anna, bert)
    end
  end)
end)
