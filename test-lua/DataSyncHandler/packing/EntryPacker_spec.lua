local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

local client, coders, pack, batches, validation = packing.client, packing.coders, packing.pack, packing.batches, packing.validation
local inFlow, random, session = packing.inFlow, packing.random, packing.session

describe("a stream of symbols", function()
  it("comes back equal, in about as many bytes as its symbols are worth, without a NUL", function()
    local chance = random(4)
    for _ = 1, 300 do
      local writer, sent, bits = coders.createWriter(), {}, 0
      for index = 1, chance.integer(0, 80) do
        local whole = chance.integer(1, 2 ^ chance.integer(0, 31))
        -- Values at either end of the range make carries and long runs of one digit.
        local value = chance.pick({ 0, whole - 1, chance.integer(0, whole - 1) })
        sent[index] = { whole, value }
        bits = bits + math.log(whole) / math.log(2)
        coders.codeUniform(writer, whole, value)
      end
      local bytes = coders.finishWriting(writer)
      assert.is_nil(bytes:find("%z"))
      assert(#bytes <= (bits + 24) / 8 * 1.001 + 1.5, ("%d bytes for %.0f bits"):format(#bytes, bits + 24))
      local reader = coders.createReader(bytes, 0)
      for _, symbol in ipairs(sent) do
        assert.equal(symbol[2], coders.codeUniform(reader, symbol[1], 0))
      end
      assert.is_true(coders.finishReading(reader))
    end
    files.removeTemporaryFolders()
  end)
end)

describe("a packed batch", function()
  it("of real-looking entries comes back equal, of each table and many seeds", function()
    for seed = 1, 8 do
      local exchange = session()
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
      guild.member("Late-Eonar", { lastUpdated = "22001231235959" }),
    }
    local exchange = session()
    assert.same(entries, exchange("roster", entries))
    local article = guild.article("news", 1, { lastUpdated = "20261101000001" }, { date = "2026-11-01 00:00:01", content = ("x"):rep(16384) })
    local other = guild.article("news", 2, { id = "999999999999990001" }, { title = "", date = "yesterday" })
    assert.same({ article, other }, exchange("news", { article, other }))
    assert.same({ other, article }, exchange("news", { other, article }))
  end)

  --- A text of any kind that a player may write.
  local function anyText(chance, limit)
    local kind = chance.integer(1, 12)
    local texts = {
      "", "NA", ("%04d-%02d-%02d"):format(chance.integer(1900, 2400), chance.integer(0, 13), chance.integer(0, 32)),
      ("2025-%02d-%02d %02d:%02d:%02d"):format(chance.integer(1, 12), chance.integer(1, 28), chance.integer(0, 24), chance.integer(0, 59), chance.integer(0, 60)),
      "Zoë-Aggra (Português)", "Ünïcode Wörter, überall — „ja“!", "Name#" .. chance.integer(0, 99999), "00123", "Рейд сегодня в 20:00",
      "a  b\n\nc   ", "  |cffff0000x|r",
    }
    if kind == 12 then
      texts[12] = packing.letters(chance, chance.integer(1, 40), 0, 255)
    end
    return texts[kind]:sub(1, limit)
  end

  it("of whatever validation lets through comes back equal, one batch after another", function()
    local chance = random(8)
    local count = 0
    for _ = 1, 30 do
      local exchange = session()
      for _ = 1, 4 do
        local entries = {}
        for index = 1, chance.integer(1, 12) do
          local id = anyText(chance, 40) .. index .. chance.pick({ "-Eonar", "-", "", "-Area 52", "-x-y" })
          local lists = { roles = {}, interests = {}, professions = {} }
          for place = 1, chance.integer(0, 4) do
            lists.roles[place], lists.interests[place] = anyText(chance, 100), anyText(chance, 100)
            lists.professions[place] = { name = anyText(chance, 60), level = chance.pick({ 1, 100, 100000, 2.5, 0 }) }
          end
          local entry = guild.member(id, { lastUpdated = guild.daysAgo(chance.integer(0, 20000)), deleted = chance.next() < 0.2 }, lists)
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
          count = count + (validation.validateEntry(entry, "roster") == nil and 1 or 0)
        end
        assert.same(entries, exchange("roster", entries))
      end
    end
    assert.is_true(count > 120, count .. " valid ones")
    files.removeTemporaryFolders()
  end)

  it("whose texts refer to other entries finds them also behind markers, and in batches before", function()
    local exchange = session()
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

  it("is far smaller than the same entries by the game's CBOR and Deflate, and the next batch smaller still", function()
    local entries = sim.sampleRoster(1000, 5, guild.NOW, { guild.EONAR, guild.ALLERIA })
    table.sort(entries, function(first, second) return first.id < second.id end)
    local exchange = session()
    local function part(from, to)
      local list = {}
      for index = from, to do
        list[#list + 1] = entries[index]
      end
      local _, payload = exchange("roster", list)
      return #payload
    end
    local first, second = part(1, 500), part(501, 1000)
    local plain = client.require("src.DataSyncComs.messages.PayloadCodec").encode({ entries = entries, isLast = true })
    assert(first + second < #plain * 0.45, ("%d of %d bytes"):format(first + second, #plain))
    assert(second < first * 0.97, ("%d after %d bytes"):format(second, first))
  end)
end)

describe("metadata rows", function()
  local function row(index)
    return {
      id = ("M%04d-Eonar"):format(index),
      tableType = "roster",
      guildName = index % 3 == 0 and guild.ALLERIA or guild.EONAR,
      lastUpdated = guild.daysAgo(index % 50, index),
      deleted = index % 7 == 0,
    }
  end

  it("come back equal, in transfers of a thousand, and their entries need not say the same again", function()
    local sent, received, place, transfers = {}, {}, 0, 0
    for index = 1, 2500 do
      sent[index] = row(index)
    end
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local isLast = false
    while place < #sent do
      local payload, following = inFlow(function() return { batches.nextRows(outgoing, "roster", sent, place) } end), nil
      payload, following = payload[1], payload[2]
      local batch = inFlow(function() return pack.unpackRows(incoming, "roster", payload) end)
      for _, item in ipairs(batch.items) do
        received[#received + 1] = item
      end
      place, transfers, isLast = following, transfers + 1, batch.isLast
    end
    assert.is_true(isLast)
    assert.equal(3, transfers)
    assert.same(sent, received)
    local entries = {}
    for index = 1, 100 do
      entries[index] = guild.member(sent[index * 9].id, { lastUpdated = sent[index * 9].lastUpdated, guildName = sent[index * 9].guildName, deleted = sent[index * 9].deleted })
    end
    local payload = inFlow(function() return pack.packEntries(outgoing, "roster", entries, true) end)
    assert.same(entries, inFlow(function() return pack.unpackEntries(incoming, "roster", payload) end).items)
    local alone = inFlow(function() return pack.packEntries(pack.createPacking(), "roster", entries, true) end)
    assert(#payload < #alone * 0.5, ("%d of %d bytes"):format(#payload, #alone))
  end)

  it("with long names of guilds and members come back, too", function()
    local sent, received = {}, {}
    for index = 1, 1200 do
      local name = ("Свежеватель%04d"):format(index)
      sent[index] = { id = name .. "-СвежевательДуш", tableType = "roster", guildName = ("ГильдияСОченьДлиннымИменем-"):rep(2):sub(1, 100), lastUpdated = guild.daysAgo(index % 300, index), deleted = false }
    end
    local outgoing, incoming, place = pack.createPacking(), pack.createPacking(), 0
    while place < #sent do
      local result = inFlow(function() return { batches.nextRows(outgoing, "roster", sent, place) } end)
      for _, item in ipairs(assert(inFlow(function() return pack.unpackRows(incoming, "roster", result[1]) end)).items) do
        received[#received + 1] = item
      end
      place = result[2]
    end
    assert.same(sent, received)
  end)

  it("that are damaged are refused whole", function()
    local rows = {}
    for index = 1, 50 do
      rows[index] = row(index)
    end
    local payload = inFlow(function() return pack.packRows(pack.createPacking(), "roster", rows, true) end)
    local chance = random(5)
    for _ = 1, 300 do
      local at = chance.integer(1, #payload - 2)
      local damaged = payload:sub(1, at - 1) .. string.char(payload:byte(at) % 255 + 1) .. payload:sub(at + 1)
      assert.is_nil(inFlow(function() return pack.unpackRows(pack.createPacking(), "roster", damaged) end))
    end
    files.removeTemporaryFolders()
  end)
end)
