local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- The last line in a client's chat.
local function lastLine(client)
  return client.chat[#client.chat]
end

--- A member who logs in with saved data; what is on disk may have any shape.
local function member(saved, name)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local client = realm.createClient({ name = name or "Anna", realm = "Eonar", guild = members, savedVariables = sim.savedFile(saved) })
  client.login()
  realm.run(40)
  return client, realm
end

local function sample(file)
  local handle = assert(io.open("sample/" .. file, "rb"))
  local values = sim.readSavedVariables(handle:read("*a"))
  handle:close()
  return values.GuildHelper_SavedVariables
end

describe("the backup", function()
  it("is made before a migration, brings everything back by /gh restore, and a second one undoes it", function()
    local older = sample("Brom.lua")
    local client, realm = member(older)
    local data = guild.data(client)
    assert.same(older, data.backup.saved)
    local migrated = data.sharedData.news
    local id = next(migrated)
    client.perform(function() client.env.GuildHelper.DeleteEntry("news", id) end)
    local wasDeleted = migrated[id].deleted
    local before = migrated[id].lastUpdated
    client.slash("/gh restore")
    realm.run(5)
    assert.matches("The state of the backup is back", lastLine(client))
    assert.is_true(guild.entry(client, "news", id).lastUpdated <= before)
    client.slash("/gh restore")
    realm.run(5)
    assert.equal(before, guild.entry(client, "news", id).lastUpdated)
    assert.equal(wasDeleted, guild.entry(client, "news", id).deleted)
    assert.same({}, client.errors)
    client.logout()
    client.login()
    realm.run(20)
    assert.equal(before, guild.entry(client, "news", id).lastUpdated)
  end)

  it("is forgotten after two months, and without one /gh restore says so", function()
    local client = member(guild.savedTable({}, { backup = { time = guild.daysAgo(61), saved = {} } }))
    assert.is_nil(guild.data(client).backup)
    client.slash("/gh restore")
    local kept = member(guild.savedTable({}, { backup = { time = guild.daysAgo(59), saved = {} } }))
    assert.is_table(guild.data(kept).backup)
  end)

  it("is not touched while a sync runs", function()
    local realm, anna = guild.pair({}, {})
    anna.slash("/gh sync")
    realm.run(1)
    anna.slash("/gh restore")
    assert.matches("Wait until the sync has ended", lastLine(anna))
    realm.run(30)
    anna.slash("/gh restore")
    realm.run(1)
    assert.matches("There is no backup", lastLine(anna))
  end)
end)

describe("the quarantine", function()
  local function withInvalid()
    local bad = guild.article("news", 1)
    bad.data.title = 5
    local later = guild.article("news", 2, { lastUpdated = guild.daysAgo(-2) })
    return member(guild.savedTable({ bad, later, guild.article("news", 3) }))
  end

  it("can be listed and copied, each with its reason", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine")
    local lines = table.concat(client.chat, "\n")
    assert.matches("2 entries in quarantine", lines)
    assert.matches("news " .. guild.article("news", 1).id .. ": the field title is missing or wrong: number", lines)
    client.slash("/gh quarantine export")
    realm.run(1)
    assert.matches("lies in the future", table.concat(client.visibleTexts(), "\n"))
    assert.matches("content = Content 1", table.concat(client.visibleTexts(), "\n"))
  end)

  it("can be tried again, and what is valid by then comes into its table", function()
    local client, realm = withInvalid()
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("0 entries are valid now and left the quarantine, 2 are still in it", lastLine(client))
    realm.run(86400)
    client.slash("/gh quarantine retry")
    realm.run(1)
    assert.matches("1 entries are valid now and left the quarantine, 1 are still in it", lastLine(client))
    assert.is_table(guild.entry(client, "news", guild.article("news", 2).id))
    client.slash("/gh quarantine nonsense")
    assert.matches("/gh help", lastLine(client))
  end)
end)

describe("an export", function()
  it("is one block of text that another client of the guild can import, through the same checks", function()
    local entries = sim.sampleRoster(300, 4, guild.NOW, { guild.EONAR })
    entries[#entries + 1] = guild.article("news", 1)
    entries[#entries + 1] = guild.article("news", 2, { guildName = guild.ALLERIA })
    local client, realm = member(guild.savedTable(entries))
    client.slash("/gh export")
    realm.run(10)
    local block
    for _, text in ipairs(client.visibleTexts()) do
      block = text:find("^GuildHelper export 1\n") and text or block
    end
    assert.is_string(block)
    assert.is_nil(block:find("[^%w+/=\n ]"))
    local other, otherRealm = member(guild.savedTable({ guild.article("news", 1, { lastUpdated = guild.daysAgo(1) }) }), "Bert")
    other.slash("/gh import")
    other.typeInto(1, "\n  " .. block .. "\n")
    other.clickLabel("Import")
    otherRealm.run(30)
    assert.matches("imported: %d+ added, .*1 unchanged", lastLine(other))
    assert.same(guild.entry(client, "roster", entries[7].id), guild.entry(other, "roster", entries[7].id))
    assert.equal(guild.daysAgo(1), guild.entry(other, "news", guild.article("news", 1).id).lastUpdated)
    assert.is_nil(guild.entry(other, "news", guild.article("news", 2).id))
    assert.is_true(client.stats.longestSlice < 4 and other.stats.longestSlice < 4)
    guild.assertClean(client, other)
  end)

  it("that is something else, or damaged, changes nothing that it should not", function()
    local client, realm = member(guild.savedTable({}))
    for _, text in ipairs({ "", "hello", "GuildHelper export 2\nabc" }) do
      client.slash("/gh import")
      client.typeInto(1, text)
      client.clickLabel("Import")
      realm.run(2)
      assert.matches("That is no export of this version", lastLine(client))
    end
    client.slash("/gh import")
    client.typeInto(1, "GuildHelper export 1\nnot base64!\nAAAA\n" .. client.env.C_EncodingUtil.EncodeBase64(("x"):rep(3000)))
    client.clickLabel("Import")
    realm.run(2)
    assert.matches("imported: 3 refused", lastLine(client))
    guild.assertClean(client)
  end)
end)
