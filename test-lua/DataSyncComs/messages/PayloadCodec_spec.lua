local deflate = require("test-lua.helpers.deflate")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

local client, realm = modules.load()
local codec = client.require("src.DataSyncComs.messages.PayloadCodec")

--- A random value of any kind that can be sent: text of any bytes, number of any size, boolean or table.
local function randomValue(chance, depth)
  local kind = chance.integer(1, depth > 3 and 4 or 6)
  if kind == 1 then
    return random.bytes(chance, chance.integer(0, 12), 0, 255)
  elseif kind == 2 then
    return chance.pick({ 0, 1, -1, 255, 65536, 2 ^ 31, -2 ^ 31 - 1, 2 ^ 40 + 7, 2 ^ 53, -2 ^ 53, 1e300 })
  elseif kind == 3 then
    return (chance.next() - 0.5) * 10 ^ chance.integer(-8, 8)
  elseif kind == 4 then
    return chance.next() < 0.5
  end
  local content = {}
  for index = 1, chance.integer(0, 5) do
    local key = index
    if kind == 6 then
      key = chance.next() < 0.5 and tostring(chance.integer(1, 1000)) or chance.integer(-100, 100)
    end
    content[key] = randomValue(chance, depth + 1)
  end
  return content
end

describe("a payload", function()
  it("comes back unchanged, whatever tables, numbers and bytes it holds", function()
    local chance = random.seeded(11)
    for _ = 1, 2000 do
      local value = { randomValue(chance, 1), x = randomValue(chance, 1) }
      assert.same(value, codec.decode(codec.encode(value)))
    end
  end)

  it("preserves nil, false, empty tables, lists, mixed tables and large numbers", function()
    local value = {
      no = false,
      empty = {},
      list = { 1, 2, 3 },
      mixed = { "a", "b", key = "c", [10] = "d" },
      large = 4294967297,
      negative = -9007199254740991,
      fraction = 0.1,
      bytes = "\0\1\2\255;",
      nested = { { { {} } } },
    }
    local back = codec.decode(codec.encode(value))
    assert.same(value, back)
    assert.is_nil(back.missing)
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

  it("packs a batch of entries into less than 100 bytes each", function()
    local entries = sim.sampleRoster(100, 1, guild.NOW, { guild.EONAR, guild.ALLERIA })
    local payload = codec.encode({ entries = entries, isLast = true })
    assert.same(entries, codec.decode(payload).entries)
    assert.is_true(#payload < 100 * 100, #payload)
  end)

  it("is rejected if it is damaged, without an error", function()
    local chance = random.seeded(12)
    local payload = codec.encode({ entries = { guild.member("A-B"), guild.article("news", 1) }, isLast = true })
    local rejected = 0
    for _ = 1, 500 do
      local at = chance.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(chance.integer(1, 255)) .. payload:sub(at + chance.integer(0, 2))
      local back = codec.decode(damaged)
      if back == nil then
        rejected = rejected + 1
      end
    end
    assert.is_true(rejected > 300)
    for _, text in ipairs({ "", "x", "\1", ("\255"):rep(300), codec.encode({ 1 }):sub(1, 3) }) do
      assert.is_nil(codec.decode(text))
    end
  end)

  it("that would inflate to hundreds of megabytes is rejected before it is inflated", function()
    local bomb = deflate(("\0"):rep(200 * 1024 * 1024))
    assert.is_true(#bomb < 210000)
    local calls = 0
    local unpack = client.env.C_EncodingUtil.DecompressString
    client.env.C_EncodingUtil.DecompressString = function(...)
      calls = calls + 1
      return unpack(...)
    end
    local before = client.stats.longestSlice
    assert.is_nil(modules.inFlow(client, realm, function() return codec.decode(codec.escape(bomb:sub(1, 50000))) end))
    assert.is_nil(modules.inFlow(client, realm, function() return codec.decode(codec.escape(bomb)) end))
    client.env.C_EncodingUtil.DecompressString = unpack
    assert.equal(0, calls)
    assert.is_true(client.stats.longestSlice < math.max(4, before + 0.1))
  end)
end)
