local guild = require("test-lua.guild")
local support = require("test-lua.support")

local client, realm = support.modules()
local pack = client.require("src.DataSyncHandler.packing.EntryPacker")

--- Packs entries of one table and unpacks them again, as two flows.
local function roundTrip(tableType, entries)
  local payload = support.inFlow(client, realm, function() return pack.packEntries(tableType, entries, true) end)
  local batch = support.inFlow(client, realm, function() return pack.unpackEntries(tableType, payload) end)
  return batch, payload
end

local function sorted(entries)
  table.sort(entries, function(first, second) return first.id < second.id end)
  return entries
end

describe("a packed batch", function()
  it("of real-looking entries comes back equal, of each table and many seeds", function()
    for seed = 1, 8 do
      local entries = support.sim.sampleRoster(120, seed, guild.NOW, { guild.EONAR, guild.ALLERIA })
      assert.same(sorted(entries), sorted(roundTrip("roster", entries).entries))
      for index, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
        local articles = support.sim.sampleArticles(tableType, 40, seed * 10 + index, guild.NOW, guild.EONAR)
        local batch = roundTrip(tableType, articles)
        assert.same(sorted(articles), sorted(batch.entries))
        assert.is_true(batch.isLast)
      end
    end
    local setup = guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA }, nil, { "A-B" })
    assert.same({ setup }, roundTrip("setup", { setup }).entries)
    assert.same({}, roundTrip("roster", {}).entries)
  end)

  it("with odd values, unknown fields, markers and any bytes comes back equal, too", function()
    local entries = {
      guild.member("Élisabeth-Eonar", { later = { 1, { x = true } } }, { odd = "\0\1\255", note = { deep = { 1.5 } } }),
      guild.member("Marker-Eonar", { deleted = true, data = {} }),
      guild.member("Full-Eonar", { deleted = true }, {
        level = 1.5,
        itemLevel = 99999,
        roles = { "TANK", "TANK", "" },
        professions = { { name = "Mining", level = 100 }, { name = "x", level = 1, special = "y" }, { name = "z" } },
        mainCharacter = "Marker-Eonar",
        guildJoinDate = "2024-02-29",
        birthdate = "29-02",
        battletag = "Full#1234",
        interests = { ("long "):rep(20) },
      }),
      guild.member("Date-Eonar", { lastUpdated = "19700101000000" }, { guildJoinDate = "2024-02-30", rank = "a\nb\0c" }),
      guild.member("Empty-Eonar", {}, { name = "", class = "", rank = "", faction = "" }),
    }
    assert.same(sorted(entries), sorted(roundTrip("roster", entries).entries))
    local article = guild.article("news", 1, { lastUpdated = "20261101000001" }, { date = "2026-11-01 00:00:01", content = ("x"):rep(16384) })
    local other = guild.article("news", 2, { id = "999999999999990001" }, { title = "", date = "yesterday" })
    assert.same(sorted({ article, other }), sorted(roundTrip("news", { article, other }).entries))
  end)

  it("whose texts refer to other entries finds them also behind markers", function()
    local entries = {}
    for index = 1, 30 do
      local id = ("M%02d-Eonar"):format(index)
      entries[index] = index % 3 == 0 and guild.member(id, { deleted = true, data = {} })
        or guild.member(id, {}, { mainCharacter = ("M%02d-Eonar"):format(31 - index) })
    end
    assert.same(entries, roundTrip("roster", entries).entries)
  end)

  it("is far smaller than the same entries row by row", function()
    local entries = support.sim.sampleRoster(500, 5, guild.NOW, { guild.EONAR, guild.ALLERIA })
    local _, payload = roundTrip("roster", entries)
    local plain = client.require("src.DataSyncComs.Codec").encode({ entries = entries, isLast = true })
    assert(#payload < #plain * 0.6, ("%d of %d bytes"):format(#payload, #plain))
  end)

  it("that is damaged is refused whole, and nothing throws", function()
    local entries = support.sim.sampleRoster(40, 6, guild.NOW, { guild.EONAR })
    local _, payload = roundTrip("roster", entries)
    local random = support.newRealm({ seed = 9, addonFolder = support.script("") }).random
    for _ = 1, 400 do
      local at = random.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(random.integer(1, 255)) .. payload:sub(at + random.integer(0, 2))
      local batch = support.inFlow(client, realm, function() return pack.unpackEntries("roster", damaged) or "refused" end)
      assert.is_true(batch == "refused" or type(batch.entries) == "table")
    end
    assert.same({}, client.errors)
    support.removeTemporaryFolders()
  end)
end)
