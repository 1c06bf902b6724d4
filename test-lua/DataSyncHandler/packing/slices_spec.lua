-- The longest stretch that any decoder of bytes from others works without letting the frame go on, counted in instructions.

local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")

local client, pack, inFlow = packing.client, packing.pack, packing.inFlow
local codec = client.require("src.DataSyncComs.messages.PayloadCodec")
local coders = client.require("src.DataSyncComs.coder.RangeCoder")
local models = client.require("src.DataSyncComs.coder.AdaptiveModels")
local singles = client.require("src.DataSyncHandler.entries.SingleBatches")
local sketch = client.require("src.DataSyncHandler.reconcile.Sketch")

--- Milliseconds of a frame, by the realm's model of 50 million instructions a second.
local MOST = 4
local chance = random.seeded(31)

--- Every decoder of bytes from others.
local DECODERS = {
  entries = function(bytes) return pack.unpackEntries(pack.createPacking(), "news", bytes) end,
  members = function(bytes) return pack.unpackEntries(pack.createPacking(), "roster", bytes) end,
  setups = function(bytes) return pack.unpackEntries(pack.createPacking(), "setup", bytes) end,
  rows = function(bytes) return pack.unpackRows(pack.createPacking(), "roster", bytes) end,
  values = function(bytes) return codec.decode(bytes) end,
  export = function(bytes) return singles.readSingleBatch("B" .. bytes) end,
  cells = function(bytes)
    local there = sketch.readCells(codec.unescape(bytes):sub(1, 4000 * 17))
    return there and sketch.decodeCells(there, sketch.emptyCells(#there), {})
  end,
}

local function assertShort(name, bytes)
  client.stats.longestSlice = 0
  inFlow(function() return DECODERS[name](bytes) or "rejected" end, 3600)
  assert(client.stats.longestSlice < MOST, ("%s: %.2f ms"):format(name, client.stats.longestSlice))
end

local function packed(tableType, entries)
  return inFlow(
    function() return (pack.packEntries(pack.createPacking(), tableType, { items = entries, isLast = true })) end,
    3600
  )
end

local function value(content)
  return inFlow(function() return codec.encode(content) end, 3600)
end

describe("a frame of the decoder of", function()
  for name in pairs(DECODERS) do
    it(name .. " stays below 4 ms with bytes by chance, and with one byte again and again", function()
      for _ = 1, 2 do
        assertShort(name, random.bytes(chance, 20000, 1, 255))
      end
      for _, byte in ipairs({ 1, 128, 255 }) do
        assertShort(name, string.char(byte):rep(57088 / 17 * 17))
      end
      for _, zeros in ipairs({ "\0", "\1", "" }) do
        assertShort(name, zeros:rep(34000))
      end
    end)
  end

  it("entries stays below 4 ms with the longest texts, most words, and texts that cost next to nothing", function()
    local contents = {
      random.bytes(chance, 16384, 0, 255),
      random.bytes(chance, 16384, 128, 255),
      ("\0"):rep(16384),
      ("a "):rep(8192),
      (random.bytes(chance, 16384, 97, 122):gsub("..", "%0 ")):sub(1, 16384),
      (random.bytes(chance, 16384, 32, 126)),
    }
    for _, content in ipairs(contents) do
      local list = { guild.article("news", 1, {}, { content = content }), guild.article("news", 2, {}, { content = content }) }
      assertShort("entries", packed("news", list))
      assertShort("export", packed("news", list))
    end
    local many = {}
    for index = 1, 250 do
      many[index] = guild.member(("M%03d-Eonar"):format(index), { deleted = true, data = {} })
    end
    assertShort("members", packed("roster", many))
    for index = 1, 250 do
      local list = {}
      for place = 1, 60 do
        list[place] = ""
      end
      many[index] = guild.member(("M%03d-Eonar"):format(index), {}, { interests = list })
    end
    assertShort("members", packed("roster", many))
  end)

  it("values stays below 4 ms with the deepest and the largest tables, and with unknown fields", function()
    local deep = { 1 }
    for _ = 1, 5 do
      deep = { deep }
    end
    local wide, numbers = {}, {}
    for index = 1, 580 do
      wide[random.bytes(chance, 20, 0, 255)] = index % 2 == 0
      numbers[index] = chance.next() * 10 ^ (index % 300)
    end
    for _, content in ipairs({ deep, numbers, { random.bytes(chance, 60000, 0, 255) }, { ("x"):rep(60000) } }) do
      assertShort("values", value(content))
    end
    for _, content in ipairs({ deep, numbers }) do
      assertShort("members", packed("roster", { guild.member("A-B", { later = content }) }))
    end
    assertShort("values", value(wide))
  end)

  it("a stream with endless work is given up at a bound", function()
    local writer = coders.createWriter()
    local model = models.createSymbolModel(2)
    for _ = 1, 100000 do
      models.codeFlag(writer, model, true)
    end
    local reader = coders.createReader(coders.finishWriting(writer), 1e9)
    reader.stepsLeft = 90000
    model = models.createSymbolModel(2)
    local read = 0
    inFlow(function()
      while not reader.isBroken and read < 100000 do
        models.codeFlag(reader, model, false)
        coders.spend(reader, 1)
        read = read + 1
      end
      return true
    end, 3600)
    assert.is_true(read < 40000)
    assert.is_true(coders.createReader("", 0).stepsLeft < math.huge)
  end)
end)
