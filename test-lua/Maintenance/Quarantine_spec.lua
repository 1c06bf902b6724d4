local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")

describe("the quarantine", function()
  --- A member with an entry that is invalid, one whose time is none, and a valid one.
  local function withInvalid()
    local bad = guild.article("news", 1)
    bad.data.title = 5
    local later = guild.article("news", 2, { lastUpdated = "20261301000000" })
    return guild.loadedMember(guild.savedTable({ bad, later, guild.article("news", 3) }))
  end

  it("can be listed and copied, each entry with its reason", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine")
    local lines = table.concat(client.chat, "\n")
    assert.matches("2 entries in quarantine", lines)
    assert.matches("news " .. guild.article("news", 1).id .. ": the field title is missing or wrong: number", lines)
    client.slash("/gh quarantine export")
    realm.run(1)
    assert.matches("not a time", table.concat(client.visibleTexts(), "\n"))
    assert.matches("content = Content 1", table.concat(client.visibleTexts(), "\n"))
  end)

  it("can be retried, and what has become valid moves to its table", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("0 entries are valid now and left the quarantine; still in it: 2", chat.last(client))
    guild.data(client).quarantine[1].value.data.title = "Title"
    guild.data(client).quarantine[2].value.data.title = "Title"
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("1 entry is valid now and left the quarantine; still in it: 1", chat.last(client))
    assert.is_table(guild.entry(client, "news", guild.article("news", 1).id))
    client.slash("/gh quarantine nonsense")
    assert.matches("/gh help", chat.last(client))
  end)
end)
