local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

--- Creates `count` news by the API at once; the ids, and how often each was given. All must be accepted.
local function write(client, count, ids)
  ids = ids or {}
  client.perform(function()
    for number = 1, count do
      local data = guild.article("news", number).data
      local id, problem = client.env.GuildHelper.EditEntry("news", nil, data)
      assert(id, problem)
      ids[id] = (ids[id] or 0) + 1
    end
  end)
  return ids
end

local function assertDistinct(ids, count)
  local different = 0
  for id, times in pairs(ids) do
    assert.equal(1, times, id)
    different = different + 1
  end
  assert.equal(count, different)
end

--- The guild master, logged in, with nothing on disk.
local function leader()
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, {}, { rankIndex = 0 })
  anna.login()
  realm.run(40)
  return realm, anna, members
end

describe("a client's ids of new articles", function()
  it("are all different when another addon writes 10,000 in a second, at most 50 for each second of their time", function()
    local _, anna = leader()
    local ids = write(anna, 10000)
    assertDistinct(ids, 10000)
    assert.equal(10000, guild.count(anna, "news"))
    local perSecond, last = {}, ""
    for id in pairs(ids) do
      local second = id:sub(1, 14)
      perSecond[second] = (perSecond[second] or 0) + 1
      last = second > last and second or last
    end
    for _, count in pairs(perSecond) do
      assert.is_true(count <= 50)
    end
    assert.equal(os.date("!%Y%m%d%H%M%S", anna.env.GetServerTime() + 10000 / 50 - 1), last)
    guild.assertClean(anna)
  end)

  it("are taken by others although they run ahead of the clock", function()
    local realm, anna, members = leader()
    local bert = guild.client(realm, "Bert-Eonar", members, {})
    bert.login()
    realm.run(40)
    assertDistinct(write(anna, 400), 400)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assert.equal(400, guild.count(bert, "news"))
    guild.assertClean(anna, bert)
  end)

  it("are not made again after a reload in the same second, nor when the clock has gone back a little", function()
    local realm, anna = leader()
    local ids = write(anna, 120)
    local second = anna.env.GetServerTime()
    anna.reload()
    anna.perform(function()
      local id, problem = anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data)
      assert(id == nil and problem:find("still loading"), "an edit that would be lost was accepted")
    end)
    realm.run(0.5)
    assert.equal(second, anna.env.GetServerTime())
    write(anna, 60, ids)
    local now = anna.env.GetServerTime()
    for _, back in ipairs({ 1, 60, 290 }) do
      anna.env.GetServerTime = function() return now - back end
      write(anna, 60, ids)
    end
    assertDistinct(ids, 360)
    assert.equal(360, guild.count(anna, "news"))
  end)

  it("are not made while the clock is far behind, and are new ones again once it is right", function()
    local _, anna = leader()
    local ids = write(anna, 60)
    for _, back in ipairs({ 310, 3600, 400 * 86400 }) do
      anna.setClockError(-back)
      anna.perform(function()
        local id, problem = anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data)
        assert(id == nil and problem == "the clock that the game reports is off", back .. " s behind: " .. tostring(problem))
      end)
      anna.setClockError(0)
      write(anna, 60, ids)
    end
    assertDistinct(ids, 240)
    assert.equal(240, guild.count(anna, "news"))
    guild.assertClean(anna)
  end)

  it("are none that an entry of any table has, deleted or not, even where the last id is forgotten", function()
    local _, anna = leader()
    local ids = write(anna, 70)
    anna.perform(function()
      for id in pairs(ids) do
        anna.env.GuildHelper.DeleteEntry("news", id)
      end
      guild.data(anna).settings.newestArticleId = nil
      local id = anna.env.GuildHelper.EditEntry("guildInfo", nil, guild.article("guildInfo", 1).data)
      ids[id] = (ids[id] or 0) + 1
    end)
    write(anna, 70, ids)
    assertDistinct(ids, 141)
  end)

  it("begin where the player's name says, so that clients in the same second hardly ever meet", function()
    local endings, met = {}, 0
    for number = 1, 60 do
      local letters = string.char(65 + number % 26, 97 + math.floor(number / 26), 97 + number * 7 % 26)
      local client = modules.load({ name = letters })
      local ids = client.require("src.DataSyncManager.guild.ArticleIds")
      local id
      client.perform(function() id = ids.newArticleId() end)
      met = met + (endings[id] and 1 or 0)
      endings[id] = true
    end
    assert.equal(0, met)
  end)

  it("come through another character of the account, and through a remembered id that is none", function()
    local anna, realm = modules.load()
    local made = {}
    for _, last in ipairs({ "x", "20261118x00000000", 7, "99999999999999zzzz" }) do
      anna.perform(function()
        anna.require("src.DataSyncManager.data.SavedData").settings().newestArticleId = last
        made[#made + 1] = anna.require("src.DataSyncManager.guild.ArticleIds").newArticleId()
      end)
    end
    realm.run(1)
    assert.same({}, anna.errors)
    assert.equal(4, #made)
    local ids = {}
    for number = 1, 120 do
      local id
      anna.perform(function()
        anna.env.UnitName = function() return number % 2 == 0 and "Anna" or "Zoe" end
        id = anna.require("src.DataSyncManager.guild.ArticleIds").newArticleId()
      end)
      ids[id] = (ids[id] or 0) + 1
    end
    assertDistinct(ids, 120)
  end)
end)

describe("a client's edits", function()
  it("are accepted by others however many it makes of one entry in a second", function()
    local realm, anna, members = leader()
    local bert = guild.client(realm, "Bert-Eonar", members, {})
    bert.login()
    realm.run(40)
    local id = next(write(anna, 1))
    local accepted = 0
    anna.perform(function()
      for number = 1, 10000 do
        local data = guild.article("news", number).data
        accepted = accepted + (anna.env.GuildHelper.EditEntry("news", id, data) and 1 or 0)
      end
    end)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assert.is_true(accepted > 0)
    assert.equal("Title " .. accepted, guild.entry(bert, "news", id).data.title)
    assert.equal(guild.entry(anna, "news", id).lastUpdated, guild.entry(bert, "news", id).lastUpdated)
    guild.assertClean(anna, bert)
  end)
end)

describe("a client's session ids", function()
  it("are all different, and none of a session that is stored", function()
    local client = modules.load()
    local sessions = client.require("src.DataSyncManager.sync.Sessions")
    local stored = client.require("src.DataSyncManager.data.SavedData").savedData().syncSessions
    local seen = {}
    client.perform(function()
      -- Chance says the same each time.
      client.env.math.random = function() return 1 end
      for number = 1, 300 do
        local id = sessions.newSessionId()
        assert(#id == 4 and not seen[id])
        seen[id] = true
        stored["sender:User" .. number] = { sessionId = id }
      end
    end)
    assert.same({}, client.errors)
    local again = modules.load()
    again.require("src.DataSyncManager.data.SavedData").savedData().syncSessions = stored
    local id
    again.perform(function()
      again.env.math.random = function() return 1 end
      id = again.require("src.DataSyncManager.sync.Sessions").newSessionId()
    end)
    assert.is_string(id)
    assert.is_nil(seen[id])
  end)
end)
