local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")

local news, newer = guild.article("news", 1), guild.article("news", 1, { lastUpdated = guild.daysAgo(1) })

--- A member who has logged in with this beside the entries of the file.
local function loaded(more) return (guild.loadedMember(merge(guild.savedTable({ newer }), more))) end

describe("what the file says of unconfirmed entries", function()
  it("is kept if it stands beside a stored entry, with the known version that is valid", function()
    local client = loaded({ unconfirmed = { news = { [news.id] = { from = "Mia-Eonar", known = news } } } })
    assert.same({ from = "Mia-Eonar", known = news }, guild.data(client).unconfirmed.news[news.id])
    assert.same(news.data, client.env.GuildHelper.ReadEntry("news", news.id).data)
    guild.assertClean(client)
  end)

  it("makes no entry known if it is damaged: then nothing is known in its place", function()
    for _, damaged in ipairs({ {}, "x", { from = {}, known = "x" }, { known = guild.article("news", 2) } }) do
      local client = loaded({ unconfirmed = { news = { [news.id] = damaged } } })
      assert.is_true(guild.isUnconfirmed(client, "news", news.id))
      assert.is_nil(guild.known(client, "news", news.id))
      guild.assertClean(client)
    end
  end)

  it("is dropped if there is no such entry", function()
    local other = guild.article("news", 2)
    local client = loaded({ unconfirmed = { news = { [other.id] = { from = "Mia-Eonar", known = other } }, roster = 7 } })
    assert.is_false(guild.isUnconfirmed(client, "news", other.id))
    guild.assertClean(client)
  end)

  it("refuses a version for 30 days, and longer none", function()
    local client = loaded({
      refusedVersions = { young = guild.daysAgo(29), old = guild.daysAgo(31), odd = "yesterday", [3] = guild.daysAgo(1) },
    })
    assert.same({ young = guild.daysAgo(29) }, guild.data(client).refusedVersions)
    guild.assertClean(client)
  end)
end)
