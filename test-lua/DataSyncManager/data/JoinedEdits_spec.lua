local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

local ID = "A-Eonar"

--- The time that is so many seconds after the start of the realm.
local function stampAfter(seconds) return os.date("!%Y%m%d%H%M%S", guild.NOW + seconds) end

describe("edits of one entry", function()
  local store, saved, client, realm

  --- Edits the entry; the time that it has then.
  local function edit(level, id)
    local change = { guildName = guild.EONAR, data = guild.member(id or ID, nil, { level = level }).data, isTyped = true }
    assert.is_nil(store.editEntry("roster", id or ID, change))
    return saved.sharedData.roster[id or ID].lastUpdated
  end

  before_each(function()
    store, saved, client, realm = modules.store()
  end)

  it("within two seconds are one version with one time, however many they are", function()
    for level = 1, 10000 do
      assert.equal(stampAfter(0), edit(level % 80 + 1))
    end
    assert.is_true(store.deleteEntry("roster", ID, true))
    assert.equal(stampAfter(0), saved.sharedData.roster[ID].lastUpdated)
    assert.is_true(saved.sharedData.metadata.roster[ID].deleted)
  end)

  it("get the time of the clock once that has gone on", function()
    edit(1)
    realm.run(1)
    assert.equal(stampAfter(1), edit(2))
  end)

  it("are joined each by itself", function()
    edit(1)
    edit(1, "B-Eonar")
    assert.equal(stampAfter(0), edit(2))
    assert.equal(stampAfter(0), edit(2, "B-Eonar"))
  end)

  --- Everything through which an entry can leave the client.
  local leaks = {
    ["an entry"] = function()
      client.require("src.DataSyncManager.data.LeftGuilds").entryInScope("roster", ID, { [guild.EONAR] = true })
    end,
    ["a row"] = function()
      client.require("src.DataSyncManager.data.LeftGuilds").rowInScope("roster", ID, { [guild.EONAR] = true })
    end,
    ["a version"] = function() store.versionInScope("roster", ID, { [guild.EONAR] = true }) end,
    ["a list of ids"] = function()
      modules.inFlow(client, realm, function() store.idsInScope("roster", { [guild.EONAR] = true }, "") end)
    end,
    ["a sum"] = function() client.require("src.DataSyncManager.data.TableDigest").sumInScope("roster", { [guild.EONAR] = true }) end,
  }
  for what, leak in pairs(leaks) do
    it("get a later time after " .. what .. " with them was read for somebody else", function()
      local first = edit(1)
      leak()
      local second = edit(2)
      assert.is_true(second > first)
      leak()
      assert.is_true(store.deleteEntry("roster", ID, true))
      assert.is_true(saved.sharedData.roster[ID].lastUpdated > second)
    end)
  end

  it("are not joined with a version that came from somebody else", function()
    edit(1)
    store.applyEntry(guild.member(ID, { lastUpdated = stampAfter(3) }))
    assert.equal(stampAfter(4), edit(2))
  end)

  it("are not joined with what the client wrote by itself", function()
    client.require("src.DataSyncManager.data.CatchUp").noteCaughtUp()
    store.applyEntry(guild.member(ID))
    local change = { guildName = guild.EONAR, data = guild.member(ID, nil, { level = 3 }).data, isTyped = false }
    assert.is_nil(store.editEntry("roster", ID, change))
    assert.equal(stampAfter(1), edit(4))
  end)

  it("wait when their times have run five minutes ahead of the clock", function()
    local ahead = client.require("src.DataSyncManager.data.JoinedEdits").hasRunAhead
    assert.is_false(ahead(nil))
    assert.is_false(ahead(stampAfter(300)))
    assert.is_true(ahead(stampAfter(301)))
    realm.run(1)
    assert.is_false(ahead(stampAfter(301)))
  end)
end)
