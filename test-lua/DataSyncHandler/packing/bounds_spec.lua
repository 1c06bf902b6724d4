local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

local client, coders, pack, batches, validation = packing.client, packing.coders, packing.pack, packing.batches, packing.validation
local inFlow, random, session = packing.inFlow, packing.random, packing.session

describe("a packed batch from anybody", function()
  it("that is damaged is refused whole, and nothing throws", function()
    local entries = sim.sampleRoster(40, 6, guild.NOW, { guild.EONAR })
    local _, payload = session()("roster", entries)
    local chance = random(9)
    --- Refused, or the same entries: the last byte of a stream may have other values that mean the same.
    local function assertRefused(bytes)
      local batch = inFlow(function() return pack.unpackEntries(pack.createPacking(), "roster", bytes) or "refused" end)
      if batch ~= "refused" then
        assert.is_true(math.abs(#bytes - #payload) <= 1)
        assert.same(entries, batch.items)
      end
    end
    for _ = 1, 120 do
      local at = chance.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(chance.integer(0, 255)) .. payload:sub(at + chance.integer(0, 2))
      assertRefused(damaged)
      assertRefused(payload:sub(1, at - 1))
      assertRefused(payload .. string.char(chance.integer(0, 255)))
    end
    assert.same({}, client.errors)
    files.removeTemporaryFolders()
  end)

  it("can only be read behind those before it, and a session that begins anew forgets them", function()
    local entries = sim.sampleRoster(40, 6, guild.NOW, { guild.EONAR })
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local payloads = {}
    for index = 1, 3 do
      payloads[index] = inFlow(function() return pack.packEntries(outgoing, "roster", entries, true) end)
    end
    local function unpack(packing, payload)
      return inFlow(function() return pack.unpackEntries(packing, "roster", payload) or "refused" end)
    end
    assert.equal("refused", unpack(incoming, payloads[2]))
    assert.same(entries, unpack(incoming, payloads[1]).items)
    assert.equal("refused", unpack(incoming, payloads[3]))
    assert.same(entries, unpack(incoming, payloads[1]).items)
    assert.same(entries, unpack(incoming, payloads[2]).items)
  end)

  it("that would stand for endless data is given up at its bound", function()
    local outgoing = pack.createPacking()
    local entries = {}
    for index = 1, 20 do
      entries[index] = guild.article("news", index, {}, { content = ("x"):rep(16000) })
    end
    local payload = inFlow(function() return pack.packEntries(outgoing, "news", entries, true) end)
    assert.is_true(#payload < 3000)
    assert.is_nil(inFlow(function() return pack.unpackEntries(pack.createPacking(), "news", payload) end))
    for index = 9, 20 do
      entries[index] = nil
    end
    payload = inFlow(function() return pack.packEntries(pack.createPacking(), "news", entries, true) end)
    assert.equal(8, #inFlow(function() return pack.unpackEntries(pack.createPacking(), "news", payload) end).items)
  end)

  it("makes a session learn no more than a few megabytes, whatever is in it", function()
    local chance = random(11)
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local function letters(count)
      return packing.letters(chance, count, 33, 126)
    end
    local before = sim.heldKilobytes()
    for batch = 1, 6 do
      local entries = {}
      for index = 1, 100 do
        local id = ("%s%d-%s"):format(letters(8), batch * 100 + index, letters(9))
        entries[index] = guild.member(id, { guildName = letters(20) }, { rank = letters(60), birthdate = letters(5) .. "12" .. letters(20), faction = letters(40) })
      end
      local payload = inFlow(function() return pack.packEntries(outgoing, "roster", entries, true) end)
      assert.same(entries, inFlow(function() return pack.unpackEntries(incoming, "roster", payload) end).items)
    end
    local learned = sim.heldKilobytes() - before
    assert(learned < 2 * 4000, ("%.0f KB on both sides"):format(learned))
    files.removeTemporaryFolders()
  end)

  it("with a shape that is too long, or ids without end, is given up", function()
    local shapes = client.require("src.DataSyncHandler.packing.coder.DigitPatterns")
    local spelling = client.require("src.DataSyncHandler.packing.coder.PpmModel")
    local function exchange(text)
      local writer = coders.createWriter()
      shapes.codeDigitPattern(writer, shapes.createDigitPatterns(), spelling.createPpmModel(), text)
      local reader = coders.createReader(coders.finishWriting(writer), 1000)
      local read = shapes.codeDigitPattern(reader, shapes.createDigitPatterns(), spelling.createPpmModel(), "")
      return not reader.isBroken and read
    end
    assert.equal(("7"):rep(32), exchange(("7"):rep(32)))
    assert.is_false(exchange(("7"):rep(33)))
    local heads = client.require("src.DataSyncHandler.packing.MetadataCoder")
    local model = heads.createMetadataModel("roster")
    model.count = 59999
    local writer = coders.createWriter()
    heads.codeMetadata(writer, model, guild.member("Last-Eonar"))
    assert.is_false(writer.isBroken)
    heads.codeMetadata(writer, model, guild.member("More-Eonar"))
    assert.is_true(writer.isBroken)
  end)

  it("of words without end, or of ids that are too long, is given up", function()
    local wording = client.require("src.DataSyncHandler.packing.coder.SentenceModel")
    local vocabulary = client.require("src.DataSyncHandler.packing.coder.WordDictionary")
    local symbols = client.require("src.DataSyncHandler.packing.coder.AdaptiveModels")
    local writer, model = coders.createWriter(), wording.createSentenceModel()
    symbols.codeNumber(writer, model.counts, 1e9)
    vocabulary.codeWord(writer, model.around, model.spelling, "")
    for _ = 1, 3000 do
      vocabulary.codeWord(writer, model.words, model.spelling, "")
      vocabulary.codeWord(writer, model.between, model.spelling, "")
    end
    local reader = coders.createReader(coders.finishWriting(writer), 2000)
    inFlow(function() return wording.codeWords(reader, wording.createSentenceModel(), "") end)
    assert.is_true(reader.isBroken)
    assert.is_true(reader.left >= -5)
    local heads = client.require("src.DataSyncHandler.packing.MetadataCoder")
    for _, case in ipairs({ { 250, false }, { 251, true } }) do
      local length, isTooLong = case[1], case[2]
      writer = coders.createWriter()
      heads.codeMetadata(writer, heads.createMetadataModel("roster"), guild.member(("x"):rep(length) .. "-Eonar"))
      reader = coders.createReader(coders.finishWriting(writer), 1000)
      heads.codeMetadata(reader, heads.createMetadataModel("roster"))
      assert.equal(isTooLong, reader.isBroken)
    end
  end)

  it("goes on when no more can be learned", function()
    local vocabulary = client.require("src.DataSyncHandler.packing.coder.WordDictionary")
    local spelling = client.require("src.DataSyncHandler.packing.coder.PpmModel")
    local function words(coder, texts)
      local known, spelled = vocabulary.createWordDictionary({ "a" }), spelling.createPpmModel()
      known.total = 1048576
      known.tree[2] = known.total
      local read = {}
      for index, text in ipairs(texts) do
        read[index] = vocabulary.codeWord(coder, known, spelled, coder.isWriting and text or "")
      end
      return read
    end
    local texts = { "a", "new", "new", "a", "other", "new" }
    local writer = coders.createWriter()
    words(writer, texts)
    assert.same(texts, words(coders.createReader(coders.finishWriting(writer), 1000), texts))
  end)

  it("of long lists holds no frame", function()
    local chance = random(12)
    local interests = {}
    for index = 1, 250 do
      interests[index] = packing.letters(chance, 15, 128, 255)
    end
    local entry = guild.member("Long-Eonar", {}, { interests = interests })
    client.stats.longestSlice = 0
    assert.same({ entry }, session()("roster", { entry }))
    assert(client.stats.longestSlice < 4, client.stats.longestSlice .. " ms")
    files.removeTemporaryFolders()
  end)

  it("is cut so that it fits into a transfer and the reader's bounds, whatever is in it", function()
    local chance = random(13)
    local kinds = {
      { "news", 12, function(index) return guild.article("news", index, {}, { content = packing.letters(chance, 16000, 0, 255) }) end },
      { "roster", 120, function(index)
        local professions = {}
        for place = 1, 90 do
          professions[place] = { name = "", level = 100000 - place - index }
        end
        return guild.member(("P%03d-Eonar"):format(index), {}, { professions = professions })
      end },
      { "roster", 120, function(index)
        local fractions = {}
        for place = 1, 60 do
          fractions[place] = chance.next()
        end
        return guild.member(("F%03d-Eonar"):format(index), {}, { later = fractions })
      end },
    }
    for _, kind in ipairs(kinds) do
      local tableType, count, make = kind[1], kind[2], kind[3]
      local ids, entries = {}, {}
      for index = 1, count do
        local entry = make(index)
        assert.is_nil(validation.validateEntry(entry, tableType))
        ids[index], entries[entry.id] = entry.id, entry
      end
      client.require("src.DataSyncManager.data.SavedData").savedData().sharedData[tableType] = entries
      local outgoing, incoming, place, received = pack.createPacking(), pack.createPacking(), 0, 0
      while place < #ids do
        local result = inFlow(function() return { batches.nextBatch(outgoing, tableType, ids, place) } end)
        assert(#result[1] <= 256 * 223, #result[1])
        local batch = assert(inFlow(function() return pack.unpackEntries(incoming, tableType, result[1]) end))
        received, place = received + #batch.items, result[2]
      end
      assert.equal(count, received)
    end
    files.removeTemporaryFolders()
  end)
end)
