-- cspell:ignore restedandwickedeonar
local guild = require("test-lua.helpers.guild")

local RANKS = { "Guild Master", "Officer", "Member" }
local OLD, NEW = guild.EONAR, "Rested And Wicked-Eonar"

--- Anna, the leader, with a setup and news, and Bert and Carl, who have been online once; everybody is offline again.
-- `flavor` is their client. Returns the guild's id last.
local function olderGuild(setup, flavor)
  local realm = guild.realm()
  local before = guild.add(realm, OLD)
  local news = guild.article("news", 1)
  local joined = { guildJoinDate = "2019-08-27" }
  local anna = guild.client(
    realm,
    "Anna-Eonar",
    before,
    { news, guild.member("Anna-Eonar", {}, joined), setup },
    { rankIndex = 0, flavor = flavor }
  )
  local bert = guild.client(realm, "Bert-Eonar", before, { guild.member("Bert-Eonar", {}, joined) }, { flavor = flavor })
  local carl = guild.client(realm, "Carl-Eonar", before, {}, { flavor = flavor })
  for _, client in ipairs({ anna, bert, carl }) do
    client.login()
  end
  realm.run(60)
  for _, client in ipairs({ anna, bert, carl }) do
    client.logout()
  end
  return realm, news, anna, bert, carl, before.clubId
end

local function setupData(more)
  local data = { guilds = { { name = OLD } } }
  for name, value in pairs(more or {}) do
    data[name] = value
  end
  return {
    id = "norestforthewickedeonar",
    tableType = "setup",
    guildName = OLD,
    lastUpdated = "20240101000000",
    deleted = false,
    data = data,
  }
end

--- The guild under its new name. Without a `clubId` it is another guild.
local function renamed(realm, clubId)
  return realm.addGuild({ name = "Rested And Wicked", realm = "Eonar", ranks = RANKS, clubId = clubId or "another" })
end

describe("a guild that is renamed", function()
  it("keeps join dates, and its news reach members and newcomers without a click on anything but the sync", function()
    local realm, news, anna, bert, carl, id = olderGuild()
    local after = renamed(realm, id)
    anna.joinGuild(after, 0)
    bert.joinGuild(after, 2)
    carl.joinGuild(after, 2)
    anna.login()
    bert.login()
    realm.run(90)
    assert.equal("2019-08-27", guild.entry(anna, "roster", "Anna-Eonar").data.guildJoinDate)
    assert.equal("2019-08-27", guild.entry(bert, "roster", "Bert-Eonar").data.guildJoinDate)
    local dora = guild.client(realm, "Dora-Eonar", after, {})
    dora.login()
    realm.run(40)
    assert.is_truthy(guild.sync(realm, anna, "all force"):find("Sync Complete", 1, true))
    for _, client in ipairs({ bert, dora }) do
      assert.is_truthy(guild.entry(client, "news", news.id))
      assert.is_truthy(guild.entry(client, "setup", "restedandwickedeonar"))
    end
    local before = realm.totals().messages
    assert.is_truthy(guild.sync(realm, anna, "Dora force"))
    assert.equal(0, guild.moved(anna))
    assert.is_true(realm.totals().messages - before <= 4)
    for _, client in ipairs({ anna, bert, dora }) do
      assert.same({}, client.errors)
    end
  end)

  it("keeps the rules of its setup, under the new name too", function()
    local realm, _, anna, bert, carl, id = olderGuild(setupData({ rules = { news = 1 } }))
    local after = renamed(realm, id)
    anna.joinGuild(after, 0)
    bert.joinGuild(after, 2)
    carl.joinGuild(after, 2)
    anna.login()
    bert.login()
    realm.run(60)
    local setup = guild.entry(anna, "setup", "restedandwickedeonar")
    assert.same({ news = 1 }, setup.data.rules)
    assert.same({ OLD }, setup.data.formerNames)
    assert.same({ { name = NEW } }, setup.data.guilds)
    guild.sync(realm, anna, "all force")
    assert.same({ news = 1 }, guild.entry(bert, "setup", "restedandwickedeonar").data.rules)
  end)

  --- Anna's join date and setup after she and some of the others were found in the guild of the new name.
  local function afterwards(options)
    local realm, _, anna, bert, carl, id = olderGuild(setupData({ rules = { news = 1 } }), options.flavor)
    local after = renamed(realm, options.hasId and id or nil)
    anna.joinGuild(after, 0)
    bert.joinGuild(after, 2)
    if options.hasMost then
      carl.joinGuild(after, 2)
    else
      for index = 1, 8 do
        local name = "New" .. string.char(96 + index) .. "-Eonar"
        after.setMember({ fullName = name, rankIndex = 2, level = 5, className = "Mage", isOnline = false })
      end
    end
    anna.login()
    realm.run(90)
    guild.assertClean(anna)
    return guild.entry(anna, "setup", "restedandwickedeonar") ~= nil
  end

  it("is told by its own id, however many members are new", function() assert.is_true(afterwards({ hasId = true })) end)

  it("is told by most of its members where the client has no id", function()
    assert.is_true(afterwards({ flavor = "vanilla", hasMost = true }))
    assert.is_false(afterwards({ flavor = "vanilla" }))
  end)

  it(
    "is not one of another id, though all members have gone there",
    function() assert.is_false(afterwards({ hasMost = true })) end
  )

  it("is not one that a member joins without the others: no news go there, and nobody saw the day of it", function()
    local realm, news, anna = olderGuild()
    local other = renamed(realm)
    local dora = guild.client(realm, "Dora-Eonar", other, {}, { rankIndex = 0 })
    anna.joinGuild(other, 2)
    anna.login()
    dora.login()
    realm.run(90)
    assert.equal("2019-08-27", guild.entry(anna, "roster", "Anna-Eonar").data.guildJoinDate)
    guild.sync(realm, anna, "all force")
    assert.is_nil(guild.entry(dora, "news", news.id))
    assert.same({}, anna.errors)
  end)
end)

describe("a former name in the setup", function()
  it("does not count if another linked guild has it now", function()
    local realm = guild.realm()
    local members = guild.add(realm, OLD)
    local linked = "Other House-Eonar"
    local setup = setupData({ guilds = { { name = OLD }, { name = linked } }, formerNames = { linked, "Gone-Eonar" } })
    local theirs, gone = guild.article("news", 1), guild.article("news", 2)
    theirs.guildName, gone.guildName = linked, "gone - eonar"
    local anna = guild.client(realm, "Anna-Eonar", members, { setup, theirs, gone }, { rankIndex = 0 })
    anna.login()
    realm.run(60)
    local rows = guild.data(anna).sharedData.metadata.news
    assert.equal(linked, rows[theirs.id].guildName)
    assert.equal(OLD, rows[gone.id].guildName)
    assert.equal("gone - eonar", guild.entry(anna, "news", gone.id).guildName)
    assert.same({}, anna.errors)
  end)
end)

describe("a guild that the older addon named by its leader's realm", function()
  it("has the entries of that name, and one more sync moves nothing", function()
    local realm = guild.realm()
    local members = guild.add(realm, OLD)
    guild.list(members, "Lead-Alleria", { rankIndex = 0, level = 80 })
    local news = guild.article("news", 1)
    news.guildName = OLD:gsub("Eonar", "Alleria")
    local anna = guild.client(realm, "Anna-Eonar", members, { news })
    local bert = guild.client(realm, "Bert-Eonar", members, {})
    anna.login()
    bert.login()
    realm.run(60)
    guild.sync(realm, bert, "all force")
    assert.equal(OLD, guild.entry(bert, "news", news.id).guildName)
    guild.sync(realm, anna, "all force")
    assert.equal(0, guild.moved(anna))
    assert.same({}, anna.errors)
  end)
end)
