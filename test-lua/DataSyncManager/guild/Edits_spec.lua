local guild = require("test-lua.helpers.guild")

describe("an edit by the player", function()
  it("of an entry whose times have run ahead of the clock waits, and says so", function()
    local article = guild.article("news", 1)
    article.lastUpdated = os.date("!%Y%m%d%H%M%S", guild.NOW + 400)
    local _, anna = guild.pair({ article }, {})
    local api = anna.env.GuildHelper
    local id, problem
    anna.perform(function()
      id, problem = api.EditEntry("news", article.id, article.data)
    end)
    assert.is_nil(id)
    assert.matches("changed too often", problem)
    anna.perform(function() assert.is_false(api.DeleteEntry("news", article.id)) end)
    assert.is_false(anna.env.GuildHelper_SavedVariables.sharedData.news[article.id].deleted)
  end)

  it("in the middle of a sync is not joined with one that the partner already has", function()
    local article = guild.article("news", 1)
    local realm, anna, bert = guild.pair({ article }, {})
    local table = anna.env.GuildHelper_SavedVariables.sharedData.news
    local written = 0
    anna.slash("/gh sync all force")
    for edits = 1, 200 do
      anna.perform(
        function()
          anna.env.GuildHelper.EditEntry("news", article.id, guild.article("news", 1, nil, { title = "Edit " .. edits }).data)
        end
      )
      realm.run(0.1)
      written = edits
    end
    realm.run(60)
    for _, client in ipairs({ anna, bert, anna }) do
      client.slash("/gh sync all force")
      realm.run(60)
    end
    assert.equal("Edit " .. written, table[article.id].data.title)
    assert.same(table[article.id].data, bert.env.GuildHelper_SavedVariables.sharedData.news[article.id].data)
    assert.equal(table[article.id].lastUpdated, bert.env.GuildHelper_SavedVariables.sharedData.news[article.id].lastUpdated)
  end)

  it("of an article or event says who wrote this version and who the first, whatever the edit says", function()
    for _, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
      local realm, anna, bert = guild.pair({}, {})
      local id
      --- Writes an article as this player, with another author in it.
      local function write(client, data)
        client.perform(function()
          data.author = "Mallory-Eonar"
          id = assert(client.env.GuildHelper.EditEntry(tableType, id, data))
        end)
      end
      write(anna, guild.article(tableType, 1).data)
      local data = guild.entry(anna, tableType, id).data
      assert.same({ "Anna-Eonar", "Anna-Eonar" }, { data.author, data.creator })
      guild.sync(realm, anna)
      write(bert, guild.article(tableType, 1, nil, { title = "Changed" }).data)
      data = guild.entry(bert, tableType, id).data
      assert.same({ "Bert-Eonar", "Anna-Eonar" }, { data.author, data.creator })
    end
  end)
end)
