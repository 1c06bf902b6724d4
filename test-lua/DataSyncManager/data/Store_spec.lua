local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

describe("the store", function()
  it("adds, replaces and deletes entries from others if they are newer", function()
    local store, saved = modules.store()
    assert.equal("added", store.applyEntry(guild.member("A-B")))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B")))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(6) })))
    assert.equal("replaced", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(4) }, { level = 2 })))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(5), deleted = true })))
    assert.equal(2, saved.sharedData.roster["A-B"].data.level)
    assert.equal("deleted", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(3), deleted = true })))
    assert.is_table(saved.sharedData.roster["A-B"])
    assert.equal("replaced", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(2) })))
    assert.is_false(saved.sharedData.roster["A-B"].deleted)
  end)

  it("updates the metadata with every write", function()
    local store, saved = modules.store()
    store.applyEntry(guild.member("A-B"))
    store.deleteEntry("roster", "A-B", true)
    store.editEntry(
      "news",
      guild.article("news", 1).id,
      { guildName = guild.EONAR, data = guild.article("news", 1).data, isTyped = true }
    )
    for _, tableType in ipairs({ "roster", "news" }) do
      for id, entry in pairs(saved.sharedData[tableType]) do
        assert.same({
          id = id,
          tableType = tableType,
          guildName = entry.guildName,
          lastUpdated = entry.lastUpdated,
          deleted = entry.deleted,
        }, saved.sharedData.metadata[tableType][id])
      end
    end
    assert.is_true(saved.sharedData.metadata.roster["A-B"].deleted)
  end)

  it("dates a local edit by the server's clock, and later than any version that others can have", function()
    local store, saved, client = modules.store({ clockOffset = 7200 })
    local data = guild.member("A-B").data
    assert.is_nil(store.editEntry("roster", "A-B", { guildName = guild.EONAR, data = data, isTyped = true }))
    assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW), saved.sharedData.roster["A-B"].lastUpdated)
    for second = 1, 5 do
      client.require("src.DataSyncManager.data.JoinedEdits").noteShown()
      store.editEntry("roster", "A-B", { guildName = guild.EONAR, data = data, isTyped = true })
      assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW + second), saved.sharedData.roster["A-B"].lastUpdated)
    end
    client.require("src.DataSyncManager.data.JoinedEdits").noteShown()
    store.deleteEntry("roster", "A-B", true)
    assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW + 6), saved.sharedData.roster["A-B"].lastUpdated)
    assert.is_false(store.deleteEntry("roster", "A-B", true))
    assert.is_false(store.deleteEntry("roster", "nobody", true))
    store.editEntry("roster", "A-B", { guildName = guild.EONAR, data = data, isTyped = true })
    assert.is_false(saved.sharedData.roster["A-B"].deleted)
  end)

  it("rejects an invalid edit and keeps the entry as it was", function()
    local store, saved = modules.store()
    store.applyEntry(guild.member("A-B"))
    assert.matches(
      "the field level",
      store.editEntry("roster", "A-B", { guildName = guild.EONAR, data = { name = "A-B", class = "x" }, isTyped = true })
    )
    assert.equal(80, saved.sharedData.roster["A-B"].data.level)
  end)

  it("keeps unknown fields of an entry through an edit and a deletion", function()
    local store, saved = modules.store()
    store.applyEntry(guild.member("A-B", { later = { 1 } }))
    store.editEntry("roster", "A-B", { guildName = guild.EONAR, data = guild.member("A-B").data, isTyped = true })
    store.deleteEntry("roster", "A-B", true)
    assert.same({ 1 }, saved.sharedData.roster["A-B"].later)
  end)

  it("lists ids by table, scope and age, sorted", function()
    local store = modules.store()
    store.applyEntry(guild.member("C-Eonar"))
    store.applyEntry(guild.member("A-Eonar", { lastUpdated = guild.daysAgo(20) }))
    store.applyEntry(guild.member("B-Alleria", { guildName = guild.ALLERIA }))
    store.applyEntry(guild.article("news", 1))
    assert.same({ "A-Eonar", "C-Eonar" }, store.idsInScope("roster", { [guild.EONAR] = true }, ""))
    assert.same({ "C-Eonar" }, store.idsInScope("roster", { [guild.EONAR] = true }, guild.daysAgo(10)))
    assert.same(
      { "A-Eonar", "B-Alleria", "C-Eonar" },
      store.idsInScope("roster", { [guild.EONAR] = true, [guild.ALLERIA] = true }, "")
    )
    assert.same({}, store.idsInScope("calendar", { [guild.EONAR] = true }, ""))
  end)

  it("notifies listeners of the table that changed", function()
    local store, _, client = modules.store()
    local heard = {}
    client.require("src.DataSyncManager.runtime.Changes").onChange("entry", function(tableType) heard[#heard + 1] = tableType end)
    store.applyEntry(guild.member("A-B"))
    store.applyEntry(guild.member("A-B"))
    assert.equal(1, #heard)
  end)
end)
