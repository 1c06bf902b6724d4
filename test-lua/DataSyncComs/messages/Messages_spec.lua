local modules = require("test-lua.helpers.modules")

local client = modules.load()
local messages = client.require("src.DataSyncComs.messages.Messages")

describe("a message", function()
  it("is written and parsed as 3;4;4 and its fields", function()
    local text = messages.sessionText("Ab3x", { name = "REQ;CELL", tableType = "roster", fields = { from = 0, to = 40 } })
    assert.equal("REQ;CELL;ROST;Ab3x;0;40", text)
    assert.same({
      name = "REQ;CELL",
      tableType = "roster",
      fields = { sessionId = "Ab3x", from = 0, to = 40 },
      text = text,
    }, messages.parseMessage(text))
  end)

  it("is written and parsed as 3;4;4;5;5;data if it is a chunk, 255 bytes long except for the last", function()
    local payload = ("0123456789"):rep(100)
    local texts = messages.chunkTexts({ name = "SND;DATA", tableType = "setup", payload = payload }, "Ab3x", 37)
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
    assert.equal(1, #messages.chunkTexts({ name = "SND;DATA", tableType = "setup", payload = "" }, "Ab3x", 0))
  end)

  it("may carry any byte in the data of a chunk", function()
    local payload = ("\1\2\3;\n|\255"):rep(20)
    assert.equal(
      payload,
      messages.parseMessage(messages.chunkTexts({ name = "SND;META", tableType = "news", payload = payload }, "aaaa", 0)[1]).data
    )
  end)

  it("may announce as many chunks as are allowed, but not one more", function()
    local most = client.require("src.DataSyncComs.messages.Protocol").MAX_CHUNKS
    local function chunk(total) return messages.parseMessage(("SND;DATA;ROST;00001;%05d;Ab3x00data"):format(total)) end
    assert.is_table(chunk(most))
    assert.equal("malformed", chunk(most + 1))
  end)

  it("of another version is distinguished from nonsense", function()
    for _, text in ipairs({ "REQ;WHAT;ROST;x", "XYZ;DATA;ROST;x", "REQ;META;ZZZZ;x" }) do
      assert.equal("unknown", messages.parseMessage(text))
    end
    for _, text in ipairs({
      "",
      "hello",
      "REQ;META;ROST",
      "REQ;META;ROSTx",
      "req;meta;rost;x",
      "ACK;CHNK;ROST;aaaa;00",
      "ACK;CHNK;ROST;aaaa;00;1.5",
      "ACK;CHNK;ROST;aaaa;000;1",
      "NAK;CHNK;ROST;aaaa;00;1,x",
      "REQ;CELL;ROST;aaaa;-1;4",
      "REQ;CELL;ROST;aaaa;1e3;4",
      "ACK;SESS;NONE;longer",
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

  it("omits empty optional fields at its end, and is parsed without them", function()
    local text = messages.sessionText(
      "Ab3x",
      { name = "ACK;DATA", tableType = "news", fields = { transfer = "00", added = 3, replaced = 0 } }
    )
    assert.equal("ACK;DATA;NEWS;Ab3x;00;3", text)
    assert.same({ sessionId = "Ab3x", transfer = "00", added = 3 }, messages.parseMessage(text).fields)
  end)

  it("of another protocol version is parsed as far as possible, so that it can be answered", function()
    local request = messages.parseMessage("REQ;REDY;NONE;Ab3x;99;-;all;soon;3.0.0;x")
    assert.equal(99, request.fields.version)
    assert.equal("malformed", messages.parseMessage("REQ;REDY;NONE;Ab3x;1;-;all;soon;3.0.0;x"))
  end)

  it("is parsed even if a later version has added fields to it", function()
    local later = messages.parseMessage("ACK;SESS;NONE;Ab3x;more;still more")
    assert.is_table(later)
  end)
end)
