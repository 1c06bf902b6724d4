local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")

local coders = packing.coders

describe("a stream of symbols", function()
  it("comes back unchanged, in about as many bytes as its information content, without a NUL", function()
    local chance = random.seeded(4)
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
  end)
end)
