local modules = require("test-lua.helpers.modules")
local sim = require("test-lua.helpers.sim")

describe("the realm's C_EncodingUtil", function()
  local util = modules.load().env.C_EncodingUtil
  it("writes CBOR as in the examples of the standard", function()
    local function hex(value)
      return (util.SerializeCBOR(value):gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
    end
    assert.equal("8100", hex({ 0 }))
    assert.equal("811818", hex({ 24 }))
    assert.equal("811903e8", hex({ 1000 }))
    assert.equal("811b000000e8d4a51000", hex({ 1000000000000 }))
    assert.equal("8120", hex({ -1 }))
    assert.equal("813903e7", hex({ -1000 }))
    assert.equal("81fb3ff199999999999a", hex({ 1.1 }))
    assert.equal("82f4f5", hex({ false, true }))
    assert.equal("816449455446", hex({ "IETF" }))
    assert.equal("80", hex({}))
    assert.equal("a16161820203", hex({ a = { 2, 3 } }))
  end)

  it("reads what other encoders write: half and single precision, byte strings, tags", function()
    local function read(hex)
      return util.DeserializeCBOR((hex:gsub("..", function(byte) return string.char(tonumber(byte, 16)) end)))
    end
    assert.same({ 1.5, 100000.0, 0.00006103515625 }, read("83f93e00fa47c35000f90400"))
    assert.same({ "abc", 1363896240 }, read("8243616263c11a514b67b0"))
    assert.has_error(function() read("82f4") end)
    assert.has_error(function() read("8080") end)
    assert.has_error(function() read("ff") end)
    assert.has_error(function() util.SerializeCBOR({ print }) end)
    assert.same({}, util.DeserializeCBOR(util.SerializeCBOR({ print }, { ignoreSerializationErrors = true })))
  end)

  it("compresses to real Deflate, zlib and gzip, and returns nil for malformed input", function()
    local text = ("guild "):rep(1000)
    for method = 0, 2 do
      for level = 0, 2 do
        local packed = util.CompressString(text, method, level)
        assert.is_true(#packed < 200)
        assert.equal(text, util.DecompressString(packed, method))
        assert.is_nil(util.DecompressString(packed:sub(1, 10), method))
      end
    end
    assert.is_nil(util.DecompressString("nonsense", 0))
    assert.equal("", util.DecompressString(util.CompressString("", 0), 0))
  end)

  it("writes and reads Base64", function()
    for text, encoded in pairs({ [""] = "", f = "Zg==", fo = "Zm8=", foo = "Zm9v", ["\0\255\1"] = "AP8B" }) do
      assert.equal(encoded, util.EncodeBase64(text))
      assert.equal(text, util.DecodeBase64(encoded))
    end
    assert.is_nil(util.DecodeBase64("Zg="))
    assert.is_nil(util.DecodeBase64("Z!=="))
  end)
end)

describe("a SavedVariables file", function()
  it("is written as the game writes it", function()
    local text = sim.writeSavedVariables({ "MyDB", "Other", "None" }, {
      MyDB = { ['a "key"'] = "line\nbreak\\", list = { 1, 2.5, false }, [7] = {} },
      Other = 5,
    })
    assert.equal(
      '\nMyDB = {\n[7] = {\n},\n["a \\"key\\""] = "line\\nbreak\\\\",\n["list"] = {\n1,\n2.5,\nfalse,\n},\n}\n\nOther = 5\n\nNone = nil\n',
      text
    )
  end)

  it("comes back unchanged, whatever its bytes", function()
    local all = {}
    for byte = 0, 255 do
      all[byte + 1] = string.char(byte)
    end
    local value =
      { bytes = table.concat(all), deep = { { { [-1.5] = true } } }, holes = { 1, nil, 3 }, big = 2 ^ 53, small = 1e-300 }
    local text = sim.writeSavedVariables({ "X" }, { X = value })
    assert.same(value, sim.readSavedVariables(text).X)
  end)

  it("that loops forever is aborted", function()
    assert.has_error(function() sim.readSavedVariables("while true do end") end)
    assert.has_error(function() sim.readSavedVariables("X = os.exit()") end)
  end)
end)
