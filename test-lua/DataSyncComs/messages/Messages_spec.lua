local modules = require("test-lua.helpers.modules")

local client = modules.load()
local messages = client.require("src.DataSyncComs.messages.Messages")

describe("a message", function()
  it("is written and parsed as 3;4;4 and its fields", function()
    local text = messages.controlText("REQ;META", "roster", "Ab3x", "C", 0, 40)
    assert.equal("REQ;META;ROST;Ab3x;C;0;40", text)
    assert.same({ name = "REQ;META", tableType = "roster", fields = { "Ab3x", "C", "0", "40" } }, messages.parseMessage(text))
  end)

  it("is written and parsed as 3;4;4;5;5;data if it is a chunk, 255 bytes long except for the last", function()
    local payload = ("0123456789"):rep(100)
    local texts = messages.chunkTexts("SND;DATA", "setup", "Ab3x", 37, payload)
    assert.equal(5, #texts)
    local parts = {}
    for index, text in ipairs(texts) do
      assert.equal(index < 5 and 255 or 32 + 1000 % 223, #text)
      assert.equal(("SND;DATA;SETU;%05d;00005;Ab3x11"):format(index), text:sub(1, 32))
      local chunk = messages.parseMessage(text)
      assert.same({ index, 5, "Ab3x", "11" }, { chunk.index, chunk.total, chunk.sessionId, chunk.transfer })
      parts[index] = chunk.data
    end
    assert.equal(payload, table.concat(parts))
    assert.equal(1, #messages.chunkTexts("SND;DATA", "setup", "Ab3x", 0, ""))
  end)

  it("may carry any byte in the data of a chunk", function()
    local payload = ("\1\2\3;\n|\255"):rep(20)
    assert.equal(payload, messages.parseMessage(messages.chunkTexts("SND;META", "news", "aaaa", 0, payload)[1]).data)
  end)

  it("may announce as many chunks as are allowed, but not one more", function()
    local most = client.require("src.DataSyncComs.messages.Protocol").MAX_CHUNKS
    local function chunk(total)
      return messages.parseMessage(("SND;DATA;ROST;00001;%05d;Ab3x00data"):format(total))
    end
    assert.is_table(chunk(most))
    assert.equal("malformed", chunk(most + 1))
  end)

  it("of another version is told apart from nonsense", function()
    for _, text in ipairs({ "REQ;WHAT;ROST;x", "XYZ;DATA;ROST;x", "REQ;META;ZZZZ;x" }) do
      assert.equal("unknown", messages.parseMessage(text))
    end
    for _, text in ipairs({
      "",
      "hello",
      "REQ;META;ROST",
      "REQ;META;ROSTx",
      "req;meta;rost;x",
      "ACK;DATA;ROST;aaaa;00;1;2",
      "SND;DATA;ROST;00000;00001;aaaa00x",
      "SND;DATA;ROST;00002;00001;aaaa00x",
      "SND;DATA;ROST;00001;99999;aaaa00x",
      "SND;DATA;ROST;00001;00001;a;aa00x",
      "SND;DATA;ROST;1;1;aaaa00x",
      "SND;DATA;ROST;00001;00001",
    }) do
      assert.equal("malformed", messages.parseMessage(text), text)
    end
  end)

  it("is parsed even if a later version has added fields to it", function()
    assert.is_table(messages.parseMessage("ACK;SESS;NONE;Ab3x;more;still more"))
  end)
end)
