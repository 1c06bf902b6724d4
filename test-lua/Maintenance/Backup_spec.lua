local chat = require("test-lua.helpers.chat")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local sim = require("test-lua.helpers.sim")

describe("the backup", function()
  it("is made before a migration, comes back with /gh restore, and a second restore undoes the first", function()
    local older = sim.readSavedVariables(files.read("sample/Brom.lua")).GuildHelper_SavedVariables
    local client, realm = guild.loadedMember(older)
    local data = guild.data(client)
    local plain = modules.load().require("src.DataSyncManager.data.PlainText")
    local content = plain.unpackTable(data.backup.packed)
    for key, tables in pairs(data.backup.tables) do
      for name, texts in pairs(tables) do
        content[key][name] = plain.unpackTable(texts)
      end
    end
    assert.same(older, content)
    local migrated = data.sharedData.news
    local id = next(migrated)
    client.perform(function() client.env.GuildHelper.DeleteEntry("news", id) end)
    local wasDeleted = migrated[id].deleted
    local before = migrated[id].lastUpdated
    client.slash("/gh restore")
    realm.run(5)
    assert.matches("The state of the backup is back", chat.last(client))
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

  it("is dropped after two months, and /gh restore says that there is none", function()
    local client, realm = guild.loadedMember(guild.savedTable({}, { backup = { time = guild.daysAgo(61), saved = {} } }))
    assert.is_nil(guild.data(client).backup)
    client.slash("/gh restore")
    realm.run(1)
    assert.matches("There is no backup", chat.last(client))
    local kept = guild.loadedMember(guild.savedTable({}, { backup = { time = guild.daysAgo(59), saved = {} } }))
    assert.is_table(guild.data(kept).backup)
  end)

  it("is not restored while a sync runs", function()
    local realm, anna = guild.pair({}, {})
    anna.slash("/gh sync")
    realm.run(1)
    anna.slash("/gh restore")
    assert.matches("Wait until the sync has ended", chat.last(anna))
    realm.run(30)
    anna.slash("/gh restore")
    realm.run(1)
    assert.matches("There is no backup", chat.last(anna))
  end)

  it("is a state that once was, whatever is written while it is made", function()
    local client, realm = modules.load()
    local loadData = client.require("src.Maintenance.LoadData").loadData
    local backup = client.require("src.Maintenance.Backup")
    local store = client.require("src.DataSyncManager.data.Store")
    local scheduler = client.require("src.DataSyncManager.runtime.Scheduler")
    local list = {}
    for index = 1, 3000 do
      list[index] = guild.article("news", index)
    end
    local saved = guild.savedTable(list)
    modules.inFlow(client, realm, function() loadData(saved) end)
    local made
    client.perform(function()
      scheduler.startFlow("backup", function()
        backup.makeBackup()
        made = true
      end)
    end)
    realm.run(0.1)
    assert.is_nil(made)
    for number = 2, 3000 do
      store.applyEntry(guild.article("news", number, { lastUpdated = guild.daysAgo(1) }, { title = "new" }))
    end
    store.applyEntry(guild.article("news", 3001))
    assert.is_true(realm.runUntil(function() return made end, 60))
    local restored = modules.inFlow(client, realm, backup.restoredData)
    assert.is_nil(restored.sharedData.news[guild.article("news", 3001).id])
    for number = 1, 3000 do
      assert.equal("Title " .. number, restored.sharedData.news[guild.article("news", number).id].data.title)
    end
  end)
end)
