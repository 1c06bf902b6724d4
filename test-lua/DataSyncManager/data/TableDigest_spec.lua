local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

describe("a table digest", function()
  it("is the same for the same entries in any order, and differs otherwise", function()
    local function codeOf(entries)
      local store, _, client = modules.store()
      for _, entry in ipairs(entries) do
        store.applyEntry(entry)
      end
      local digest = client.require("src.DataSyncManager.data.TableDigest")
      return digest.sumCode(digest.sumInScope("roster", { [guild.EONAR] = true }))
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

  it("is the same when it is rebuilt as when it was kept up to date", function()
    local store, _, client, realm = modules.store()
    for index = 1, 50 do
      store.applyEntry(guild.member(("M%d-B"):format(index)))
      if index % 3 == 0 then
        store.deleteEntry("roster", ("M%d-B"):format(index), true)
      end
    end
    local digest = client.require("src.DataSyncManager.data.TableDigest")
    local kept = digest.sumCode(digest.sumInScope("roster", { [guild.EONAR] = true }))
    modules.inFlow(client, realm, client.require("src.DataSyncManager.data.Metadata").rebuildMetadata)
    assert.equal(kept, digest.sumCode(digest.sumInScope("roster", { [guild.EONAR] = true })))
  end)
end)
