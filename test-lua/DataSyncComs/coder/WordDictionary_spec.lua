local packing = require("test-lua.helpers.packing")

local client, coders = packing.client, packing.coders

describe("a full word dictionary", function()
  it("still codes words, although it no longer learns", function()
    local dictionary = client.require("src.DataSyncComs.coder.WordDictionary")
    local ppm = client.require("src.DataSyncComs.coder.PpmModel")
    local function words(coder, texts)
      local known, spelled = dictionary.createWordDictionary({ "a" }), ppm.createPpmModel()
      known.total = 1048576
      known.tree[2] = known.total
      local read = {}
      for index, text in ipairs(texts) do
        read[index] = dictionary.codeWord(coder, known, spelled, coder.isWriting and text or "")
      end
      return read
    end
    local texts = { "a", "new", "new", "a", "other", "new" }
    local writer = coders.createWriter()
    words(writer, texts)
    assert.same(texts, words(coders.createReader(coders.finishWriting(writer), 1000), texts))
  end)
end)
