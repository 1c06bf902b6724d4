local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")

local DAY = 86400

--- Anna and Bert, Anna with eleven articles of which six are of the last four days, not logged in. Returns the realm first.
local function pair()
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local news = {}
  for index = 1, 11 do
    news[index] = guild.article("news", index, { lastUpdated = guild.daysAgo(index * 0.6) })
  end
  local anna = guild.client(realm, "Anna-Eonar", members, news, { rankIndex = 1 })
  return realm, anna, guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 1 })
end

--- What editing news says, nothing if it works.
local function problemOfEdit(client, id)
  local problem
  client.perform(function() problem = select(2, client.env.GuildHelper.EditEntry("news", id, guild.article("news", 1).data)) end)
  return problem
end

describe("a server's clock", function()
  it("that is days behind at login costs nothing: nothing vanishes, is edited or synced until it is right", function()
    local realm, anna, bert = pair()
    anna.setClockError(-4 * DAY)
    anna.login()
    bert.login()
    realm.run(40)
    local before = guild.data(anna).sharedData.news
    assert.same(
      { 11, 0, 1 },
      { guild.count(anna, "news"), #guild.data(anna).quarantine, #chat.linesWith(anna, "cannot be right") }
    )
    assert.matches("clock that the game reports is off", problemOfEdit(anna))
    assert.is_false(anna.env.GuildHelper.DeleteEntry("news", guild.article("news", 1).id))
    assert.matches("^Sync Failed: the clock that the game reports is off", guild.sync(realm, anna, "all force"))
    assert.matches("the clock of Anna%-Eonar is off", guild.sync(realm, bert, "all force Anna-Eonar"))
    assert.is_nil(guild.entry(anna, "roster", "Anna-Eonar"))
    anna.setClockError(0)
    realm.run(70)
    assert.same({ 1, 1 }, { #chat.linesWith(anna, "cannot be right"), #chat.linesWith(anna, "is right again. You can edit") })
    assert.same(before, guild.data(anna).sharedData.news)
    assert.is_nil(problemOfEdit(anna))
    assert.is_table(guild.entry(anna, "roster", "Anna-Eonar"))
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    assert.equal(12, guild.count(bert, "news"))
    guild.assertClean(anna, bert)
  end)

  it("that was days ahead and is right after a reload removes nothing and gives nothing another date", function()
    local realm, anna = pair()
    anna.setClockError(4 * DAY)
    anna.login()
    realm.run(40)
    assert.is_nil(problemOfEdit(anna, guild.article("news", 1).id))
    local edited = guild.entry(anna, "news", guild.article("news", 1).id).lastUpdated
    anna.setClockError(0)
    anna.reload()
    realm.run(40)
    assert.same({ 11, 0 }, { guild.count(anna, "news"), #guild.data(anna).quarantine })
    assert.equal(edited, guild.entry(anna, "news", guild.article("news", 1).id).lastUpdated)
    assert.matches("is off", problemOfEdit(anna))
    guild.assertClean(anna)
  end)

  for _, days in ipairs({ -4, 4 }) do
    it("that jumps by " .. days .. " days in the middle is noticed, and forgiven when it jumps back", function()
      local realm, anna = pair()
      anna.login()
      realm.run(40)
      anna.setClockError(days * DAY)
      assert.matches("is off", problemOfEdit(anna))
      anna.setClockError(0)
      assert.is_nil(problemOfEdit(anna))
      realm.run(120)
      guild.assertClean(anna)
    end)
  end

  it("is taken to be off if two users bring later times of their own, not if one does", function()
    local realm, anna, bert = pair()
    local members = anna.options.guild
    local cora = guild.client(realm, "Cora-Eonar", members, {})
    for _, client in ipairs({ anna, bert, cora }) do
      client.options.savedVariables = nil
      client.login()
    end
    realm.run(40)
    local clients = { bert, cora }
    for index, client in ipairs(clients) do
      guild.entry(client, "roster", client.fullName).lastUpdated = guild.daysAgo(-1)
      guild.data(client).sharedData.metadata.roster[client.fullName].lastUpdated = guild.daysAgo(-1)
      guild.sync(realm, anna, "all force " .. client.fullName)
      assert.equal(index - 1, #chat.linesWith(anna, "cannot be right"))
    end
    realm.run(11 * 60)
    assert.equal(1, #chat.linesWith(anna, "is right again. You can edit"))
  end)

  it("that is off forgets no users, sessions or deleted data", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local gone = guild.article("news", 1, { deleted = true, lastUpdated = guild.daysAgo(5) })
    local more = { userStatus = { ["Bert-Eonar"] = { addonVersion = "2.0.0", lastSeen = guild.daysAgo(5) } } }
    local anna = guild.client(realm, "Anna-Eonar", members, { gone }, {}, more)
    anna.setClockError(300 * DAY)
    anna.login()
    realm.run(20)
    assert.same(gone.data, guild.entry(anna, "news", gone.id).data)
    assert.is_table(guild.data(anna).userStatus["Bert-Eonar"])
  end)
end)
