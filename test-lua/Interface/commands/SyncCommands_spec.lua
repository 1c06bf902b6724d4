local guild = require("test-lua.helpers.guild")

describe("a sync by slash command", function()
  local realm, anna, bert
  before_each(function()
    realm, anna, bert = guild.pair({}, { guild.article("news", 1) })
  end)

  it("is refused while another one runs, as is a stop while none does", function()
    anna.slash("/gh stop")
    assert.matches("No sync is running", anna.chat[#anna.chat])
    anna.slash("/gh sync")
    anna.slash("/gh sync")
    assert.matches("A sync is already running", anna.chat[#anna.chat])
  end)

  it("prints one line with its outcome, and nothing else", function()
    local before = { #anna.chat, #bert.chat }
    guild.sync(realm, anna)
    assert.equal(before[1] + 1, #anna.chat)
    assert.matches("^Sync Complete: ", anna.chat[#anna.chat])
    assert.equal(before[2], #bert.chat)
  end)

  it("reports an error in the addon once, and works again afterwards", function()
    -- What a damaged file cannot hold any more, because it is checked at load.
    guild.data(anna).sharedData.metadata.news = nil
    local line = guild.sync(realm, anna)
    assert.matches("^Error Encountered: .*nil value", line)
    assert.equal(1, #anna.errors)
    anna.reload()
    realm.run(140)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
  end)
end)
