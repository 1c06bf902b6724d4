local guild = require("test-lua.helpers.guild")
local files = require("test-lua.helpers.files")
local modules = require("test-lua.helpers.modules")

local client = modules.load()
local contentHash = client.require("src.DataSyncManager.data.ContentHash").contentHash
local compareVersions = client.require("src.DataSyncManager.data.ContentHash").compareVersions
local hashes = client.require("src.DataSyncManager.data.Hashes")

--- An entry whose content is known to the last byte.
local function entry(changes, data)
  local made = guild.article("news", 1, changes)
  made.data = data or { title = "Raid", level = 0.1, list = { "x", true } }
  return made
end

describe("a content hash", function()
  it("is the hash of the canonical form", function()
    local data = "{s5:leveln0.10000000000000001s4:list{n1s1:xn2b1}s5:titles4:Raid}"
    local form = "{s4:data" .. data .. "s9:guildNames" .. #guild.EONAR .. ":" .. guild.EONAR .. "}"
    assert.equal(hashes.hashOf(form) + 1, contentHash(entry()))
    local page = files.read("docs/protocol.md")
    assert.is_truthy(page:find(data, 1, true))
  end)

  it("has these values on every client", function()
    assert.same({ 0, 0 }, { hashes.hashesOf("") })
    assert.same({ 882245119, 1230117510 }, { hashes.hashesOf("GuildHelper") })
    assert.same({ 1639592817, 287873524 }, { hashes.hashesOf("Мирана-Гордунни") })
  end)

  it("does not depend on the order in which a table was filled", function()
    local first, second = {}, {}
    for index = 1, 60 do
      first["key" .. index] = index
      second["key" .. (61 - index)] = 61 - index
    end
    assert.equal(contentHash(entry({}, first)), contentHash(entry({}, second)))
  end)

  it("tells contents apart, fields outside of the data and the guild among them", function()
    local seen = {}
    for _, made in ipairs({
      entry(),
      entry({ guildName = guild.ALLERIA }),
      entry({ odd = 1 }),
      entry({}, {}),
      entry({}, { title = "1" }),
      entry({}, { title = 1 }),
      entry({}, { title = true }),
      entry({}, { title = {} }),
      entry({}, { title = { "" } }),
      entry({}, { [1] = "title" }),
      entry({}, { a = "b", c = "d" }),
      entry({}, { a = "bs1:cs1:d" }),
    }) do
      local hash = contentHash(made)
      assert.is_nil(seen[hash])
      seen[hash] = true
      assert.is_true(hash >= 1 and hash < 2 ^ 31)
    end
  end)

  it("is the same for minus zero, and for any tombstone", function()
    assert.equal(contentHash(entry({}, { level = 0 })), contentHash(entry({}, { level = -0 })))
    assert.equal(0, contentHash(entry({ deleted = true })))
    assert.equal(0, contentHash(entry({ deleted = true }, {})))
  end)
end)

describe("two versions", function()
  it("are compared by their times first, and then by their hashes", function()
    local function order(time, hash, otherTime, otherHash)
      local value = compareVersions({ lastUpdated = time, hash = hash }, { lastUpdated = otherTime, hash = otherHash })
      return value > 0 and 1 or value < 0 and -1 or 0
    end
    local early, late = guild.daysAgo(2), guild.daysAgo(1)
    assert.equal(1, order(late, 1, early, 9))
    assert.equal(-1, order(early, 9, late, 1))
    assert.equal(1, order(late, 9, late, 1))
    assert.equal(-1, order(late, 0, late, 1))
    assert.equal(0, order(late, 5, late, 5))
  end)
end)
