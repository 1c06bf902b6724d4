local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")

describe("the quarantine", function()
  --- A member with two values that are no entries, one of them from an earlier load, and a valid entry.
  local function withInvalid()
    local rows = { { tableType = "news", id = guild.article("news", 2).id, reason = "of an earlier load", value = 7 } }
    local saved = guild.savedTable({ guild.article("news", 3) }, { quarantine = rows })
    saved.sharedData.news[guild.article("news", 1).id] = "content = Content 1"
    return guild.loadedMember(saved)
  end

  it("can be listed and copied, each entry with its reason", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine")
    local lines = table.concat(client.chat, "\n")
    assert.matches("2 entries in quarantine", lines)
    assert.matches("News " .. guild.article("news", 1).id .. ": not an entry but string", lines)
    assert.matches("News " .. guild.article("news", 2).id .. ": not an entry but number", lines)
    client.slash("/gh quarantine export")
    realm.run(1)
    assert.matches("not an entry but number", table.concat(client.visibleTexts(), "\n"))
    assert.matches("content = Content 1", table.concat(client.visibleTexts(), "\n"))
  end)

  it("can be retried, and entries that have become valid move to their table", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("0 entries are valid now and left the quarantine; still in it: 2", chat.last(client))
    for _, row in ipairs(guild.data(client).quarantine) do
      -- As if a later version could read what this one cannot.
      row.value = row.value == 7 and guild.article("news", 2) or row.value
    end
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("1 entry is valid now and left the quarantine; still in it: 1", chat.last(client))
    assert.is_table(guild.entry(client, "news", guild.article("news", 2).id))
    client.slash("/gh quarantine nonsense")
    assert.matches("/gh help", chat.last(client))
  end)

  it("is tried again at each load, through the same door as other entries", function()
    local news = guild.article("news", 5)
    news.data.title = 5
    local rows = {
      { tableType = "news", id = news.id, reason = "of an earlier version", time = guild.daysAgo(3), value = news },
      { tableType = "news", id = "*", reason = "no table", time = guild.daysAgo(3), value = 7 },
      "no row",
    }
    local client = guild.loadedMember(guild.savedTable({}, { quarantine = rows }))
    assert.equal("5", guild.entry(client, "news", news.id).data.title)
    assert.equal(2, #guild.data(client).quarantine)
    guild.assertClean(client)
  end)

  it("gets no entry for being dated in the future: it stays in its table, with its date, at every load", function()
    local later = guild.article("news", 2, { lastUpdated = guild.daysAgo(-2) })
    local waiting = guild.article("news", 4, { lastUpdated = guild.daysAgo(-2) })
    local rows = { { tableType = "news", id = waiting.id, reason = "of an earlier version", value = waiting } }
    local client, realm = guild.loadedMember(guild.savedTable({ later, guild.article("news", 3) }, { quarantine = rows }))
    for _ = 1, 2 do
      assert.same(later, guild.entry(client, "news", later.id))
      assert.equal(waiting.lastUpdated, guild.entry(client, "news", waiting.id).lastUpdated)
      assert.same({}, guild.data(client).quarantine)
      assert.is_nil(guild.data(client).setAside)
      client.reload()
      realm.run(20)
    end
    guild.assertClean(client)
  end)
end)

describe("entries in quarantine", function()
  local function row(number, days, value)
    return {
      tableType = "news",
      id = guild.article("news", number).id,
      reason = "of an earlier load",
      time = guild.daysAgo(days),
      value = value or number,
    }
  end

  --- What is in quarantine after a file with these rows was loaded, by id, and what the chat said. Returns the client too.
  local function loaded(rows)
    local client, realm = guild.loadedMember(guild.savedTable({}, { quarantine = rows }))
    return guild.data(client).quarantine, table.concat(client.chat, "\n"), client, realm
  end

  it("of more than 90 days are offered for an export, and go a day later, named; younger ones stay", function()
    local kept, said, client, realm = loaded({ row(1, 91), row(2, 89) })
    assert.equal(2, #kept)
    assert.matches("1 entry in quarantine is dropped in a day", said)
    client.reload()
    realm.run(20)
    assert.equal(2, #guild.data(client).quarantine)
    realm.run(86400)
    client.reload()
    realm.run(20)
    assert.equal(1, #guild.data(client).quarantine)
    assert.equal(guild.article("news", 2).id, guild.data(client).quarantine[1].id)
    assert.matches("Dropped from quarantine: news " .. guild.article("news", 1).id, table.concat(client.chat, "\n"))
  end)

  it("are at most 2000, and the oldest is offered", function()
    local rows = {}
    for index = 1, 2000 do
      rows[index] = row(index, 1 + index / 100)
    end
    local _, said = loaded(rows)
    assert.is_nil(said:find("in quarantine is dropped", 1, true))
    rows[2001] = row(2001, 30)
    local kept, offer = loaded(rows)
    assert.matches("1 entry in quarantine is dropped in a day", offer)
    assert.is_string(kept[1].offered)
    assert.equal(rows[2001].id, kept[1].id)
  end)

  it("stay there if they are older than the stored version", function()
    local client = guild.loadedMember(guild.savedTable({ guild.article("news", 1) }, {
      quarantine = { row(1, 1, guild.article("news", 1, { lastUpdated = guild.daysAgo(9) })) },
    }))
    assert.same(
      { 1, "older than the stored version" },
      { #guild.data(client).quarantine, guild.data(client).quarantine[1].reason }
    )
  end)
end)
