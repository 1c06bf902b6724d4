local guild = require("test-lua.helpers.guild")

--- Anna, an officer, in a guild of 40 of whom all have entries, with her list in parts for so long. Returns her realm too.
local function member(gaps, seconds)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local entries = { guild.member("Gone-Eonar") }
  for index = 1, 40 do
    local name = ("Member%s-Eonar"):format(string.char(96 + math.ceil(index / 20), 97 + index % 20))
    guild.list(members, name)
    entries[#entries + 1] = guild.member(name, {}, { class = "Mage", level = 60 })
  end
  local anna = guild.client(realm, "Anna-Eonar", members, entries, { rankIndex = 1 })
  anna.setRosterGaps(gaps)
  anna.login()
  realm.run(seconds)
  return anna, realm, members
end

--- What a roster import would delete, nothing if it does not begin.
local function left(client, realm)
  local plan, isPlanned
  client.perform(function()
    client.env.GuildHelper_Plan = nil
    client.slash("/gh")
  end)
  realm.run(1)
  client.clickLabel("Roster")
  realm.run(1)
  client.clickLabel("Import roster …")
  realm.run(1)
  for _, text in ipairs(client.visibleTexts()) do
    plan = plan or tonumber(text:match("Also delete (%d+)"))
    isPlanned = isPlanned or text:find("New entries", 1, true) ~= nil
  end
  return isPlanned and (plan or 0) or nil
end

describe("a guild list in parts", function()
  for _, gaps in ipairs({ "rows", "count" }) do
    it("(" .. gaps .. ") makes nobody one who has left, and is read again until it is whole", function()
      local anna, realm = member(gaps, gaps == "rows" and 40 or 8)
      assert.is_nil(left(anna, realm))
      anna.pressEscape()
      anna.setRosterGaps("none")
      realm.run(15)
      assert.equal(1, left(anna, realm))
      guild.assertClean(anna)
    end)
  end

  it("takes nobody out of the guild who was in it", function()
    local anna, realm, members = member("none", 20)
    local bert = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2 })
    bert.login()
    realm.run(40)
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    for _, gaps in ipairs({ "rows", "count" }) do
      anna.setRosterGaps(gaps)
      bert.setRosterGaps(gaps)
      realm.run(1)
      assert.matches("^Sync Complete", guild.sync(realm, bert, "all force Anna-Eonar"))
      assert.matches("^Sync Complete", guild.sync(realm, anna, "all force Bert-Eonar"))
    end
    guild.assertClean(anna, bert)
  end)

  it("keeps an officer an officer, and the rules in force, while the guild is not known after a loading screen", function()
    local anna, realm, members = member("none", 20)
    local rules = guild.setup(guild.EONAR, { guild.EONAR })
    rules.data.rules = { news = 1 }
    local bert = guild.client(realm, "Bert-Eonar", members, { rules }, { rankIndex = 2 })
    bert.login()
    realm.run(40)
    guild.sync(realm, anna, "all force")
    anna.options.guildDelay = 9
    anna.zone()
    realm.run(1)
    local id
    anna.perform(function() id = anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data) end)
    assert.is_string(id)
    -- A member's client that keeps no rules sends what they would refuse.
    bert.perform(function()
      guild.data(bert).sharedData.setup = {}
      bert.env.GuildHelper.EditEntry("news", nil, guild.article("news", 2).data)
    end)
    anna.zone()
    guild.sync(realm, bert, "all force Anna-Eonar")
    local known = 0
    for newsId in pairs(guild.data(anna).sharedData.news) do
      known = known + (guild.isUnconfirmed(anna, "news", newsId) and 0 or 1)
    end
    assert.equal(1, known)
  end)
end)
