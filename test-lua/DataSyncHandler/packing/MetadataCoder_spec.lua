local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")

local coders = packing.coders
local metadata = packing.client.require("src.DataSyncHandler.packing.MetadataCoder")

describe("the metadata coder", function()
  it("stops after 60,000 ids, and at an id that is too long", function()
    local model = metadata.createMetadataModel("roster")
    model.count = 59999
    local writer = coders.createWriter()
    metadata.codeMetadata(writer, model, guild.member("Last-Eonar"))
    assert.is_false(writer.isBroken)
    metadata.codeMetadata(writer, model, guild.member("More-Eonar"))
    assert.is_true(writer.isBroken)
    for _, case in ipairs({ { 250, false }, { 251, true } }) do
      local length, isTooLong = case[1], case[2]
      writer = coders.createWriter()
      metadata.codeMetadata(writer, metadata.createMetadataModel("roster"), guild.member(("x"):rep(length) .. "-Eonar"))
      local reader = coders.createReader(coders.finishWriting(writer), 1000)
      metadata.codeMetadata(reader, metadata.createMetadataModel("roster"))
      assert.equal(isTooLong, reader.isBroken)
    end
  end)
end)
