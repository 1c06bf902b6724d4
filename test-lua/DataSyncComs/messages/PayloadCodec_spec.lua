local addons = require("test-lua.helpers.addons")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")
local realms = require("test-lua.helpers.realms")
local sim = require("test-lua.helpers.sim")

local client = modules.load()
local codec = client.require("src.DataSyncComs.messages.PayloadCodec")

--- A random value: text of any bytes, number of any size, boolean or table.
local function randomValue(random, depth)
  local kind = random.integer(1, depth > 3 and 4 or 6)
  if kind == 1 then
    local bytes = {}
    for index = 1, random.integer(0, 12) do
      bytes[index] = string.char(random.integer(0, 255))
    end
    return table.concat(bytes)
  elseif kind == 2 then
    return random.pick({ 0, 1, -1, 255, 65536, 2 ^ 31, -2 ^ 31 - 1, 2 ^ 40 + 7, 2 ^ 53, -2 ^ 53, 1e300 })
  elseif kind == 3 then
    return (random.next() - 0.5) * 10 ^ random.integer(-8, 8)
  elseif kind == 4 then
    return random.next() < 0.5
  end
  local content = {}
  for index = 1, random.integer(0, 5) do
    local key = index
    if kind == 6 then
      key = random.next() < 0.5 and tostring(random.integer(1, 1000)) or random.integer(-100, 100)
    end
    content[key] = randomValue(random, depth + 1)
  end
  return content
end

describe("what is sent", function()
  it("comes back equal, whatever tables, numbers and bytes it holds", function()
    local realm = realms.create({ seed = 11, addonFolder = addons.script("") })
    for _ = 1, 2000 do
      local value = { randomValue(realm.random, 1), x = randomValue(realm.random, 1) }
      assert.same(value, codec.decode(codec.encode(value)))
    end
    files.removeTemporaryFolders()
  end)

  it("keeps nil, false, empty tables, lists, mixed tables and large numbers apart", function()
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

  it("has no NUL in it, and no byte is lost by the escape", function()
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

  it("packs a batch of entries far smaller than it is", function()
    local entries = sim.sampleRoster(100, 1, guild.NOW, { guild.EONAR, guild.ALLERIA })
    local payload = codec.encode({ entries = entries, isLast = true })
    assert.same(entries, codec.decode(payload).entries)
    assert.is_true(#payload < 100 * 100, #payload)
  end)

  it("that is damaged is refused, and nothing throws", function()
    local realm = realms.create({ seed = 12, addonFolder = addons.script("") })
    local random = realm.random
    local payload = codec.encode({ entries = { guild.member("A-B"), guild.article("news", 1) }, isLast = true })
    local refused = 0
    for _ = 1, 500 do
      local at = random.integer(1, #payload)
      local damaged = payload:sub(1, at - 1) .. string.char(random.integer(1, 255)) .. payload:sub(at + random.integer(0, 2))
      local back = codec.decode(damaged)
      if back == nil then
        refused = refused + 1
      end
    end
    assert.is_true(refused > 300)
    for _, text in ipairs({ "", "x", "\1", ("\255"):rep(300), codec.encode({ 1 }):sub(1, 3) }) do
      assert.is_nil(codec.decode(text))
    end
    files.removeTemporaryFolders()
  end)
end)

describe("bits", function()
  it("name the same rows on both sides", function()
    local bits = client.require("src.DataSyncHandler.reconcile.RowBitmap")
    for _, places in ipairs({ {}, { 1 }, { 8, 9 }, { 1, 2, 3, 16, 17 }, { 20 } }) do
      assert.same(places, bits.readRowBitmap(bits.writeRowBitmap(20, places), 20))
    end
    assert.same({}, bits.readRowBitmap("", 20))
    assert.same({ 1, 2 }, bits.readRowBitmap("\255\255\255", 2))
  end)
end)
