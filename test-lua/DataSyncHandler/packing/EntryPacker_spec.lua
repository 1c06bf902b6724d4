local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

local pack, inFlow = packing.pack, packing.inFlow

describe("a packed batch", function()
  it("of realistic entries comes back unchanged, for each table and many seeds", function()
    for seed = 1, 8 do
      local exchange = packing.session()
      local entries = sim.sampleRoster(120, seed, guild.NOW, { guild.EONAR, guild.ALLERIA })
      assert.same(entries, exchange("roster", entries))
      for index, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
        local articles = sim.sampleArticles(tableType, 40, seed * 10 + index, guild.NOW, guild.EONAR)
        assert.same(articles, exchange(tableType, articles))
      end
      local setup = guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA }, nil, { "A-B" })
      setup.data.rules, setup.data.ownEntriesOnly = { news = 1 }, true
      assert.same({ setup }, exchange("setup", { setup }))
      assert.same({}, exchange("roster", {}))
    end
  end)

  it("with odd values, unknown fields, tombstones and arbitrary bytes comes back unchanged, too", function()
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
      guild.member("Late-Eonar", { lastUpdated = "22001231235959" }),
    }
    local exchange = packing.session()
    assert.same(entries, exchange("roster", entries))
    local article = guild.article(
      "news",
      1,
      { lastUpdated = "20261101000001" },
      { date = "2026-11-01 00:00:01", content = ("x"):rep(16384) }
    )
    local other = guild.article("news", 2, { id = "999999999999990001" }, { title = "", date = "yesterday" })
    assert.same({ article, other }, exchange("news", { article, other }))
    assert.same({ other, article }, exchange("news", { other, article }))
  end)

  --- A text of any kind that a player may write, cut to `limit` bytes.
  local function anyText(chance, limit)
    local kind = chance.integer(1, 12)
    local texts = {
      "",
      "NA",
      ("%04d-%02d-%02d"):format(chance.integer(1900, 2400), chance.integer(0, 13), chance.integer(0, 32)),
      ("2025-%02d-%02d %02d:%02d:%02d"):format(
        chance.integer(1, 12),
        chance.integer(1, 28),
        chance.integer(0, 24),
        chance.integer(0, 59),
        chance.integer(0, 60)
      ),
      "Zoë-Aggra (Português)",
      "Ünïcode Wörter, überall — „ja“!",
      "Name#" .. chance.integer(0, 99999),
      "00123",
      "Рейд сегодня в 20:00",
      "a  b\n\nc   ",
      "  |cffff0000x|r",
    }
    if kind == 12 then
      texts[12] = random.bytes(chance, chance.integer(1, 40), 0, 255)
    end
    return texts[kind]:sub(1, limit)
  end

  it("of whatever validation accepts comes back unchanged, one batch after another", function()
    local chance = random.seeded(8)
    local count = 0
    for _ = 1, 30 do
      local exchange = packing.session()
      for _ = 1, 4 do
        local entries = {}
        for index = 1, chance.integer(1, 12) do
          local id = anyText(chance, 40) .. index .. chance.pick({ "-Eonar", "-", "", "-Area 52", "-x-y" })
          local lists = { roles = {}, interests = {}, professions = {} }
          for place = 1, chance.integer(0, 4) do
            lists.roles[place], lists.interests[place] = anyText(chance, 100), anyText(chance, 100)
            lists.professions[place] = { name = anyText(chance, 60), level = chance.pick({ 1, 100, 100000, 2.5, 0 }) }
          end
          local entry =
            guild.member(id, { lastUpdated = guild.daysAgo(chance.integer(0, 20000)), deleted = chance.next() < 0.2 }, lists)
          for _, name in ipairs({ "name", "class", "rank", "battletag", "guildJoinDate", "mainCharacter", "birthdate", "faction" }) do
            if chance.next() < 0.5 then
              entry.data[name] = anyText(chance, 100)
            end
          end
          entry.data.level, entry.data.itemLevel = chance.integer(0, 100000), chance.pick({ 0, 0.5, 600 })
          if chance.next() < 0.1 then
            entry.data["field of " .. anyText(chance, 9)] = anyText(chance, 100)
          end
          entries[index] = entry
        end
        for _, entry in ipairs(entries) do
          count = count + (packing.validation.validateEntry(entry, "roster") == nil and 1 or 0)
        end
        assert.same(entries, exchange("roster", entries))
      end
    end
    assert.is_true(count > 120, count .. " valid ones")
  end)

  it("resolves references to other entries, even after tombstones and from earlier batches", function()
    local exchange = packing.session()
    for round = 0, 2 do
      local entries = {}
      for index = 1, 30 do
        local id = ("M%d%02d-Eonar"):format(round, index)
        entries[index] = index % 3 == 0 and guild.member(id, { deleted = true, data = {} })
          or guild.member(id, {}, { mainCharacter = ("M%d%02d-Eonar"):format(math.max(0, round - index % 2), 31 - index) })
      end
      assert.same(entries, exchange("roster", entries))
    end
  end)

  it("is far smaller than CBOR and Deflate, and the next one is smaller still", function()
    local entries = sim.sampleRoster(1000, 5, guild.NOW, { guild.EONAR, guild.ALLERIA })
    table.sort(entries, function(first, second) return first.id < second.id end)
    local exchange = packing.session()
    local function part(from, to)
      local list = {}
      for index = from, to do
        list[#list + 1] = entries[index]
      end
      local _, payload = exchange("roster", list)
      return #payload
    end
    local first, second = part(1, 500), part(501, 1000)
    local util, enum = packing.client.env.C_EncodingUtil, packing.client.env.Enum
    local plain =
      util.CompressString(util.SerializeCBOR(entries), enum.CompressionMethod.Deflate, enum.CompressionLevel.OptimizeForSize)
    assert(first + second < #plain * 0.45, ("%d of %d bytes"):format(first + second, #plain))
    assert(second < first * 0.97, ("%d after %d bytes"):format(second, first))
  end)

  it("is rejected as a whole if it is damaged, without an error", function()
    local entries = sim.sampleRoster(40, 6, guild.NOW, { guild.EONAR })
    local _, payload = packing.session()("roster", entries)
    local chance = random.seeded(9)
    --- Rejected, or the same entries: the last byte of a stream may have other values that mean the same.
    local function assertRejected(bytes)
      local batch = inFlow(function() return pack.unpackEntries(pack.createPacking(), "roster", bytes) or "rejected" end)
      if batch ~= "rejected" then
        assert.is_true(math.abs(#bytes - #payload) <= 1)
        assert.same(entries, batch.items)
      end
    end
    for _ = 1, 120 do
      local at = chance.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(chance.integer(0, 255)) .. payload:sub(at + chance.integer(0, 2))
      assertRejected(damaged)
      assertRejected(payload:sub(1, at - 1))
      assertRejected(payload .. string.char(chance.integer(0, 255)))
    end
    assert.same({}, packing.client.errors)
  end)

  it("can be read only after the ones before it, which a restarted session forgets", function()
    local entries = sim.sampleRoster(40, 6, guild.NOW, { guild.EONAR })
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local payloads = {}
    for index = 1, 3 do
      payloads[index] = inFlow(function() return pack.packEntries(outgoing, "roster", { items = entries, isLast = true }) end)
    end
    local function unpackedBy(model, payload)
      return inFlow(function() return pack.unpackEntries(model, "roster", payload) or "rejected" end)
    end
    assert.equal("rejected", unpackedBy(incoming, payloads[2]))
    assert.same(entries, unpackedBy(incoming, payloads[1]).items)
    assert.equal("rejected", unpackedBy(incoming, payloads[3]))
    assert.same(entries, unpackedBy(incoming, payloads[1]).items)
    assert.same(entries, unpackedBy(incoming, payloads[2]).items)
  end)

  it("that would unpack to endless data is rejected at the limit", function()
    local outgoing = pack.createPacking()
    local entries = {}
    for index = 1, 20 do
      entries[index] = guild.article("news", index, {}, { content = ("x"):rep(16000) })
    end
    local payload = inFlow(function() return pack.packEntries(outgoing, "news", { items = entries, isLast = true }) end)
    assert.is_true(#payload < 3000)
    assert.is_nil(inFlow(function() return pack.unpackEntries(pack.createPacking(), "news", payload) end))
    for index = 9, 20 do
      entries[index] = nil
    end
    payload = inFlow(function() return pack.packEntries(pack.createPacking(), "news", { items = entries, isLast = true }) end)
    assert.equal(8, #inFlow(function() return pack.unpackEntries(pack.createPacking(), "news", payload) end).items)
  end)

  it("cannot make a session learn more than a few megabytes, whatever it contains", function()
    local chance = random.seeded(11)
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local function letters(count) return random.bytes(chance, count, 33, 126) end
    local before = sim.heldKilobytes()
    for batch = 1, 6 do
      local entries = {}
      for index = 1, 100 do
        local id = ("%s%d-%s"):format(letters(8), batch * 100 + index, letters(9))
        entries[index] = guild.member(
          id,
          { guildName = random.bytes(chance, 20, 97, 122) }, -- signs are spelled in one way before they are sent
          { rank = letters(60), birthdate = letters(5) .. "12" .. letters(20), faction = letters(40) }
        )
      end
      local payload = inFlow(function() return pack.packEntries(outgoing, "roster", { items = entries, isLast = true }) end)
      assert.same(entries, inFlow(function() return pack.unpackEntries(incoming, "roster", payload) end).items)
    end
    local learned = sim.heldKilobytes() - before
    assert(learned < 2 * 4000, ("%.0f KB on both sides"):format(learned))
  end)

  it("with long lists is read without a long frame", function()
    local chance = random.seeded(12)
    local interests = {}
    for index = 1, 250 do
      interests[index] = random.bytes(chance, 15, 128, 255)
    end
    local entry = guild.member("Long-Eonar", {}, { interests = interests })
    packing.client.stats.longestSlice = 0
    assert.same({ entry }, packing.session()("roster", { entry }))
    assert(packing.client.stats.longestSlice < 4, packing.client.stats.longestSlice .. " ms")
  end)
end)

describe("metadata rows", function()
  it("are rejected as a whole if they are damaged", function()
    local rows = {}
    for index = 1, 50 do
      rows[index] = packing.row(index)
    end
    local payload = inFlow(function() return pack.packRows(pack.createPacking(), "roster", { items = rows, isLast = true }) end)
    local chance = random.seeded(5)
    for _ = 1, 300 do
      local at = chance.integer(1, #payload - 2)
      local damaged = payload:sub(1, at - 1) .. string.char(payload:byte(at) % 255 + 1) .. payload:sub(at + 1)
      assert.is_nil(inFlow(function() return pack.unpackRows(pack.createPacking(), "roster", damaged) end))
    end
  end)
end)
