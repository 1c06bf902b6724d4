local deflate = require("test-lua.helpers.deflate")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

local inflatedSize = modules.load().require("src.DataSyncComs.messages.InflateSize").inflatedSize

describe("the size of a Deflate stream", function()
  it("is computed without inflating it, for stored, fixed and dynamic blocks", function()
    local chance = random.seeded(3)
    for round = 1, 60 do
      local parts = {}
      for index = 1, chance.integer(0, 400) do
        parts[index] = round % 3 == 0 and string.char(chance.integer(0, 255))
          or chance.pick({ "guild ", "raid ", "a", ("x"):rep(300) })
      end
      local bytes = table.concat(parts)
      for _, level in ipairs({ 0, 1, 6, 9 }) do
        assert.equal(#bytes, inflatedSize(deflate(bytes, level), 1e9))
      end
    end
  end)

  it("may equal the limit, but not exceed it by a byte", function()
    local packed = deflate(("x"):rep(65536))
    assert.equal(65536, inflatedSize(packed, 65536))
    assert.is_nil(inflatedSize(deflate(("x"):rep(65537)), 65536))
  end)

  it("is nil for a damaged stream, without an error", function()
    local packed = deflate(sim.writeCbor(sim.sampleRoster(20, 1, guild.NOW, { guild.EONAR }), false))
    for cut = 0, #packed - 1, 7 do
      assert.is_nil(inflatedSize(packed:sub(1, cut), 1e9))
    end
    for place = 1, #packed, 5 do
      local damaged = packed:sub(1, place - 1) .. string.char((packed:byte(place) + 91) % 256) .. packed:sub(place + 1)
      inflatedSize(damaged, 1e6)
    end
  end)
end)
