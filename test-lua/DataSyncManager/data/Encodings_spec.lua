local modules = require("test-lua.helpers.modules")

local encodings = modules.load().require("src.DataSyncManager.data.Encodings")

describe("a text from a file", function()
  it("stays as it is if it is UTF-8", function()
    for _, text in ipairs({ "", "plain", "café", "Привет", "公会", "🐉 x" }) do
      assert.is_true(encodings.isUtf8(text))
      assert.equal(text, encodings.toUtf8(text))
    end
  end)

  it("is read as what it must have been otherwise", function()
    assert.equal("café – Müller", encodings.toUtf8("caf\233 \150 M\252ller"))
    assert.equal("Привет всем", encodings.toUtf8("\207\240\232\226\229\242 \226\241\229\236"))
    assert.equal("è é", encodings.toUtf8("\232 é"))
    assert.is_true(encodings.isUtf8(encodings.toUtf8("\129\255\0\226\130")))
  end)

  it("is cut between characters", function()
    assert.same({ "Пр", "ивет" }, { encodings.cutText("Привет", 5) })
    assert.same({ "abc", "" }, { encodings.cutText("abc", 5) })
  end)
end)
