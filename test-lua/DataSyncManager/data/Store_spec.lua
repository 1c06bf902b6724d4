local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

--- The store and its saved data in a client of their own.
local function newStore(options)
  local client, realm = modules.load(options)
  local store = client.require("src.DataSyncManager.data.Store")
  local saved = client.require("src.DataSyncManager.data.SavedData")
  return store, saved.savedData(), client, realm
end

describe("the store", function()
  it("adds, replaces and deletes what comes from others, when it is newer", function()
    local store, saved = newStore()
    assert.equal("added", store.applyEntry(guild.member("A-B")))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B", {}, { level = 1 })))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(6) })))
    assert.equal("replaced", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(4) }, { level = 2 })))
    assert.equal("unchanged", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(5), deleted = true })))
    assert.equal(2, saved.sharedData.roster["A-B"].data.level)
    assert.equal("deleted", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(3), deleted = true })))
    assert.is_table(saved.sharedData.roster["A-B"])
    assert.equal("replaced", store.applyEntry(guild.member("A-B", { lastUpdated = guild.daysAgo(2) })))
    assert.is_false(saved.sharedData.roster["A-B"].deleted)
  end)

  it("keeps the metadata up to date by every write", function()
    local store, saved = newStore()
    store.applyEntry(guild.member("A-B"))
    store.deleteEntry("roster", "A-B")
    store.editEntry("news", guild.article("news", 1).id, guild.EONAR, guild.article("news", 1).data)
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

  it("gives a local edit a time by the server's clock, and always a greater one", function()
    local store, saved = newStore({ clockOffset = 7200 })
    local data = guild.member("A-B").data
    assert.is_nil(store.editEntry("roster", "A-B", guild.EONAR, data))
    assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW), saved.sharedData.roster["A-B"].lastUpdated)
    for second = 1, 5 do
      store.editEntry("roster", "A-B", guild.EONAR, data)
      assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW + second), saved.sharedData.roster["A-B"].lastUpdated)
    end
    store.deleteEntry("roster", "A-B")
    assert.equal(os.date("!%Y%m%d%H%M%S", guild.NOW + 6), saved.sharedData.roster["A-B"].lastUpdated)
    assert.is_false(store.deleteEntry("roster", "A-B"))
    assert.is_false(store.deleteEntry("roster", "nobody"))
    store.editEntry("roster", "A-B", guild.EONAR, data)
    assert.is_false(saved.sharedData.roster["A-B"].deleted)
  end)

  it("refuses an edit that is not valid, and keeps what it had", function()
    local store, saved = newStore()
    store.applyEntry(guild.member("A-B"))
    assert.matches("the field level", store.editEntry("roster", "A-B", guild.EONAR, { name = "A-B", class = "x" }))
    assert.equal(80, saved.sharedData.roster["A-B"].data.level)
  end)

  it("keeps unknown fields of an entry through an edit and a deletion", function()
    local store, saved = newStore()
    store.applyEntry(guild.member("A-B", { later = { 1 } }))
    store.editEntry("roster", "A-B", guild.EONAR, guild.member("A-B").data)
    store.deleteEntry("roster", "A-B")
    assert.same({ 1 }, saved.sharedData.roster["A-B"].later)
  end)

  it("lists ids by table, scope and age, in order", function()
    local store = newStore()
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

  it("tells who listens which table changed", function()
    local store, _, client = newStore()
    local heard = {}
    client.require("src.DataSyncManager.runtime.Changes").onChange("entry", function(tableType) heard[#heard + 1] = tableType end)
    store.applyEntry(guild.member("A-B"))
    store.applyEntry(guild.member("A-B"))
    assert.equal(1, #heard)
  end)
end)

describe("a summary", function()
  it("is equal for equal tables whatever the order of writing, and else differs", function()
    local function codeOf(entries)
      local store, _, client = newStore()
      for _, entry in ipairs(entries) do
        store.applyEntry(entry)
      end
      local summary = client.require("src.DataSyncManager.data.TableDigest")
      return summary.sumCode(summary.sumInScope("roster", { [guild.EONAR] = true }))
    end
    local a, b, c = guild.member("A-B"), guild.member("B-B"), guild.member("C-B")
    assert.equal("-", codeOf({}))
    assert.equal(codeOf({ a, b, c }), codeOf({ c, a, b }))
    assert.equal(15, #codeOf({ a }))
    local newer = guild.member("A-B", { lastUpdated = guild.daysAgo(1) })
    assert.equal(codeOf({ newer }), codeOf({ a, newer }))
    local seen = {}
    for _, code in ipairs({ codeOf({ a }), codeOf({ b }), codeOf({ a, b }), codeOf({ newer }), codeOf({ a, b, c }) }) do
      assert.is_nil(seen[code])
      seen[code] = true
    end
  end)

  it("is the same when it is built anew as when it was kept up to date", function()
    local store, _, client, realm = newStore()
    for index = 1, 50 do
      store.applyEntry(guild.member(("M%d-B"):format(index)))
      if index % 3 == 0 then
        store.deleteEntry("roster", ("M%d-B"):format(index))
      end
    end
    local summary = client.require("src.DataSyncManager.data.TableDigest")
    local kept = summary.sumCode(summary.sumInScope("roster", { [guild.EONAR] = true }))
    modules.inFlow(client, realm, client.require("src.DataSyncManager.data.Metadata").rebuildMetadata)
    assert.equal(kept, summary.sumCode(summary.sumInScope("roster", { [guild.EONAR] = true })))
  end)
end)
