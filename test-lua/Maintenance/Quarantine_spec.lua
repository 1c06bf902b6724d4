local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")

describe("the quarantine", function()
  --- A member with a value that is no entry, one that is dated in the future, and a valid one.
  local function withInvalid()
    local later = guild.article("news", 2, { lastUpdated = guild.daysAgo(-2) })
    local saved = guild.savedTable({ later, guild.article("news", 3) })
    saved.sharedData.news[guild.article("news", 1).id] = "content = Content 1"
    return guild.loadedMember(saved)
  end

  it("can be listed and copied, each entry with its reason", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine")
    local lines = table.concat(client.chat, "\n")
    assert.matches("2 entries in quarantine", lines)
    assert.matches("News " .. guild.article("news", 1).id .. ": not an entry but string", lines)
    client.slash("/gh quarantine export")
    realm.run(1)
    assert.matches("lies in the future", table.concat(client.visibleTexts(), "\n"))
    assert.matches("content = Content 1", table.concat(client.visibleTexts(), "\n"))
  end)

  it("can be retried, and entries that have become valid move to their table", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("0 entries are valid now and left the quarantine; still in it: 2", chat.last(client))
    realm.run(86400)
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("1 entry is valid now and left the quarantine; still in it: 1", chat.last(client))
    assert.is_table(guild.entry(client, "news", guild.article("news", 2).id))
    client.slash("/gh quarantine nonsense")
    assert.matches("/gh help", chat.last(client))
  end)

  it(
    "is tried again at each load, through the same door as other entries, and what waits for its time is no part of it",
    function()
      local news = guild.article("news", 5)
      news.data.title = 5
      local rows = {
        { tableType = "news", id = news.id, reason = "of an earlier version", time = guild.daysAgo(3), value = news },
        { tableType = "news", id = "*", reason = "no table", time = guild.daysAgo(3), value = 7 },
        "no row",
      }
      local later = guild.article("news", 2, { lastUpdated = guild.daysAgo(-2) })
      local client, realm = guild.loadedMember(guild.savedTable({ later }, { quarantine = rows }))
      assert.equal("5", guild.entry(client, "news", news.id).data.title)
      assert.equal(2, #guild.data(client).quarantine)
      assert.equal(1, #guild.data(client).setAside)
      assert.is_nil(guild.entry(client, "news", later.id))
      realm.run(86400 * 2)
      client.reload()
      realm.run(20)
      assert.is_table(guild.entry(client, "news", later.id))
      assert.equal(0, #guild.data(client).setAside)
      guild.assertClean(client)
    end
  )
end)
