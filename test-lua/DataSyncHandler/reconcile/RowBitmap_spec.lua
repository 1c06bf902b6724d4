local modules = require("test-lua.helpers.modules")

describe("a row bitmap", function()
  it("names the same rows on both sides", function()
    local bitmap = modules.load().require("src.DataSyncHandler.reconcile.RowBitmap")
    for _, places in ipairs({ {}, { 1 }, { 8, 9 }, { 1, 2, 3, 16, 17 }, { 20 } }) do
      assert.same(places, bitmap.readRowBitmap(bitmap.writeRowBitmap(20, places), 20))
    end
    assert.same({}, bitmap.readRowBitmap("", 20))
    assert.same({ 1, 2 }, bitmap.readRowBitmap("\255\255\255", 2))
  end)
end)
