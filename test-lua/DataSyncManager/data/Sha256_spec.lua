local modules = require("test-lua.helpers.modules")

local client = modules.load()
local sha256 = client.require("src.DataSyncManager.data.Sha256").sha256

--- Bytes as hexadecimal digits.
local function hex(bytes)
  return (bytes:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

describe("SHA-256", function()
  it("gives the digests of the standard's examples, and of a text of two blocks", function()
    local examples = {
      [""] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ["abc"] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      ["The quick brown fox jumps over the lazy dog, again and again, until it is tired."] = "3682b48c11efab38da31ff923e52a0a25fe6bbb1fc61e41a5120f3ea23102096",
      [("a"):rep(1000000)] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    }
    for text, digest in pairs(examples) do
      assert.equal(digest, hex(sha256(text, 32)))
    end
  end)

  it("pads a text of every length around a block, and is cut where fewer bytes are wanted", function()
    -- One digest over those of all lengths, from another implementation.
    local all = {}
    for length = 0, 130 do
      all[#all + 1] = sha256(("x"):rep(length), 32)
    end
    assert.equal("f5a018ad6f7a21c451c8d98b57699f4aeeb1976b88771c339c7ea60cd09c64ef", hex(sha256(table.concat(all), 32)))
    assert.equal(hex(sha256("abc", 32)):sub(1, 32), hex(sha256("abc", 16)))
  end)
end)
