local packing = require("test-lua.helpers.packing")

local client, coders = packing.client, packing.coders

describe("a text of endless words", function()
  it("is rejected at the reader's limit", function()
    local sentences = client.require("src.DataSyncComs.coder.SentenceModel")
    local dictionary = client.require("src.DataSyncComs.coder.WordDictionary")
    local models = client.require("src.DataSyncComs.coder.AdaptiveModels")
    local writer, model = coders.createWriter(), sentences.createSentenceModel()
    models.codeNumber(writer, model.counts, 1e9)
    dictionary.codeWord(writer, model.around, model.spelling, "")
    for _ = 1, 3000 do
      dictionary.codeWord(writer, model.words, model.spelling, "")
      dictionary.codeWord(writer, model.between, model.spelling, "")
    end
    local reader = coders.createReader(coders.finishWriting(writer), 2000)
    packing.inFlow(function() return sentences.codeWords(reader, sentences.createSentenceModel(), "") end)
    assert.is_true(reader.isBroken)
    assert.is_true(reader.left >= -5)
  end)
end)
