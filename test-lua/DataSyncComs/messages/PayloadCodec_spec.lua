local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")

local client = modules.load()
local codec = client.require("src.DataSyncComs.messages.PayloadCodec")

local NUMBERS = { 0, 1, -1, 255, 65536, 2 ^ 31, -2 ^ 31 - 1, 2 ^ 40 + 7, 2 ^ 53, -2 ^ 53, 1e300, -1e-300, 5e-324, 0.1, 1.5 }

--- A random value of any kind that can be sent: text of any bytes, number of any size, boolean, list or map.
local function randomValue(chance, depth)
  local kind = chance.integer(1, depth > 3 and 4 or 6)
  if kind == 1 then
    return random.bytes(chance, chance.integer(0, 12), 0, 255)
  elseif kind == 2 then
    return chance.pick(NUMBERS)
  elseif kind == 3 then
    return (chance.next() - 0.5) * 10 ^ chance.integer(-8, 8)
  elseif kind == 4 then
    return chance.next() < 0.5
  end
  local content = {}
  for index = 1, chance.integer(0, 5) do
    content[kind == 5 and index or random.bytes(chance, chance.integer(0, 6), 0, 255)] = randomValue(chance, depth + 1)
  end
  return content
end

describe("a payload", function()
  it("comes back unchanged, whatever lists, maps, numbers and bytes it holds", function()
    local chance = random.seeded(11)
    for _ = 1, 600 do
      local value = { y = randomValue(chance, 1), x = randomValue(chance, 1) }
      assert.same(value, codec.decode(codec.encode(value)))
    end
  end)

  it("preserves false, minus zero, empty tables and large numbers", function()
    local value = {
      no = false,
      empty = {},
      list = { 1, 2, 3 },
      large = 4294967297,
      negative = -9007199254740991,
      fraction = 0.1,
      bytes = "\0\1\2\255;",
      nested = { { { {} } } },
      [""] = "",
    }
    local back = codec.decode(codec.encode(value))
    assert.same(value, back)
    assert.equal(-math.huge, 1 / codec.decode(codec.encode(-0)))
    assert.equal("text", codec.decode(codec.encode("text")))
  end)

  it("is the same for equal tables, in whichever order their keys were set", function()
    local first, second = {}, {}
    for index = 1, 50 do
      first["key" .. index], second["key" .. (51 - index)] = true, true
    end
    assert.equal(codec.encode(first), codec.encode(second))
  end)

  it("cannot be written of what would not come back", function()
    local cycle = {}
    cycle[1] = cycle
    for _, value in ipairs({
      { print },
      { 1, 2, x = 3 },
      { 1, nil, 3 },
      { [5] = 1 },
      { [true] = 1 },
      { 0 / 0 },
      { math.huge },
      { -math.huge },
      cycle,
      { { { { { { { { { { 1 } } } } } } } } } },
    }) do
      assert.has_error(function() codec.encode(value) end)
    end
  end)

  it("contains no NUL, and escaping loses no byte", function()
    local all = {}
    for byte = 0, 255 do
      all[#all + 1] = string.char(byte, byte, 1, 2, 0, 1)
    end
    local bytes = table.concat(all)
    assert.is_nil(codec.escape(bytes):find("%z"))
    assert.equal(bytes, codec.unescape(codec.escape(bytes)))
    for _, text in ipairs({ "", "\0", "\1", "\1\1", "\1\2", "\2", "\0\1\0\1\1" }) do
      assert.equal(text, codec.unescape(codec.escape(text)))
    end
  end)

  it("is rejected if it is damaged, without an error", function()
    local chance = random.seeded(12)
    local payload = codec.encode({ entries = { { id = "A-B", level = 80 }, { id = "C-D", note = "Some words" } }, isLast = true })
    local rejected = 0
    for _ = 1, 500 do
      local at = chance.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(chance.integer(1, 255)) .. payload:sub(at + chance.integer(0, 2))
      local back = codec.decode(damaged)
      if back == nil then
        rejected = rejected + 1
      end
    end
    assert.is_true(rejected > 480)
    for _, text in ipairs({ "", "x", "\1", ("\255"):rep(300), codec.encode({ 1 }):sub(1, 3) }) do
      assert.is_nil(codec.decode(text))
    end
  end)

  it("that stands for more than the limits is rejected, and at the limits it is not", function()
    local function listOf(count, value)
      local list = {}
      for index = 1, count do
        list[index] = value
      end
      return list
    end
    assert.same(listOf(4095, true), codec.decode(codec.encode(listOf(4095, true))))
    local coders = client.require("src.DataSyncComs.coder.RangeCoder")
    local values = client.require("src.DataSyncComs.coder.ValueCoder")
    local function packed(value)
      local writer = coders.createWriter()
      values.codeValue(writer, values.createValueModel({ "hashes", "bits" }), { depth = 50, values = 1e9 }, value)
      return coders.finishWriting(writer)
    end
    local payload = packed(listOf(100000, true))
    assert.is_true(#payload < 100, #payload)
    assert.is_nil(codec.decode(payload))
    assert.is_nil(codec.decode(packed(listOf(4096, true))))
    assert.is_string(codec.decode(packed(("x"):rep(65000))))
    assert.is_nil(codec.decode(packed(("x"):rep(65536))))
    assert.is_nil(codec.decode(packed({ { { { { { { { { { 1 } } } } } } } } } })))
    for _, text in ipairs({ "nan", "inf", "1e999", "-1e999", "0x10", "", "1 ", ("1"):rep(40) }) do
      local writer = coders.createWriter()
      local models = client.require("src.DataSyncComs.coder.AdaptiveModels")
      local model = values.createValueModel({ "hashes", "bits" })
      model.fields[""], model.fieldCount = values.createValueModel({}).others, 1
      models.codeSymbol(writer, model.fields[""].kind, 3)
      client.require("src.DataSyncComs.coder.WordDictionary").codeWord(writer, model.fields[""].texts, model.spelling, text)
      assert.is_nil(codec.decode(coders.finishWriting(writer)), text)
    end
  end)
end)
