local guild = require("test-lua.helpers.guild")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA
local THIRD = "Third Guild-Eonar"
local LINKED = { EONAR, ALLERIA }

--- Anna and Vera of two guilds, each with entries on disk; both know that the other has the addon.
local function linkedPair(first, second, options)
  local realm = guild.realm(options)
  local eonar, alleria = guild.add(realm, EONAR), guild.add(realm, ALLERIA)
  local function knowing(user, members, list, other, otherGuild)
    return guild.client(realm, user, members, list, {}, { userStatus = { [other] = { guildName = otherGuild } } })
  end
  local anna = knowing("Anna-Eonar", eonar, first, "Vera-Alleria", ALLERIA)
  local vera = knowing("Vera-Alleria", alleria, second, "Anna-Eonar", EONAR)
  anna.login()
  vera.login()
  realm.run(40)
  return realm, anna, vera
end

--- The roster entries of Anna and Vera.
local function annaAndVera() return guild.member("Anna-Eonar"), guild.member("Vera-Alleria", { guildName = ALLERIA }) end

describe("the scope", function()
  it("is the common guild if neither side has linked guilds", function()
    local realm, anna, bert = guild.pair({
      guild.article("news", 1),
      guild.article("news", 2, { guildName = ALLERIA }),
    }, { guild.article("news", 3), guild.article("news", 4, { guildName = THIRD }) })
    guild.sync(realm, anna)
    assert.is_table(guild.entry(bert, "news", guild.article("news", 1).id))
    assert.is_nil(guild.entry(bert, "news", guild.article("news", 2).id))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 3).id))
    assert.is_nil(guild.entry(anna, "news", guild.article("news", 4).id))
    guild.assertClean(anna, bert)
  end)

  it("includes the linked guilds, which become known with the setup, before any other table", function()
    local realm, anna, bert = guild.pair(
      { guild.setup(EONAR, LINKED), guild.article("news", 1, { guildName = ALLERIA }) },
      { guild.article("news", 2, { guildName = ALLERIA }), guild.article("news", 3, { guildName = THIRD }) },
      nil,
      { rankIndex = 1 }
    )
    guild.sync(realm, anna)
    assert.same(guild.entry(anna, "setup", "norestforthewickedeonar"), guild.entry(bert, "setup", "norestforthewickedeonar"))
    assert.is_table(guild.entry(bert, "news", guild.article("news", 1).id))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 2).id))
    assert.is_nil(guild.entry(anna, "news", guild.article("news", 3).id))
  end)

  it("comes from the newer setup as a whole, whichever side has it", function()
    for _, annaIsNewer in ipairs({ true, false }) do
      local older = guild.setup(EONAR, { EONAR, THIRD }, guild.daysAgo(20))
      local newer = guild.setup(EONAR, LINKED, guild.daysAgo(10))
      local realm, anna, bert = guild.pair({ annaIsNewer and newer or older }, { annaIsNewer and older or newer })
      guild.sync(realm, anna)
      for _, client in ipairs({ anna, bert }) do
        assert.same({ { name = EONAR }, { name = ALLERIA } }, guild.entry(client, "setup", newer.id).data.guilds)
      end
    end
  end)

  it("covers members of linked guilds that know each other, but not their setup", function()
    local annaEntry, veraEntry = annaAndVera()
    local realm, anna, vera = linkedPair(
      { guild.setup(EONAR, LINKED), annaEntry, veraEntry, guild.article("news", 1) },
      { guild.setup(ALLERIA, LINKED), annaEntry, veraEntry, guild.article("news", 2, { guildName = ALLERIA }) }
    )
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna))
    assert.is_table(guild.entry(vera, "news", guild.article("news", 1).id))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 2).id))
    assert.is_nil(guild.entry(anna, "setup", "norestforthewickedalleria"))
    assert.is_nil(guild.entry(vera, "setup", "norestforthewickedeonar"))
    guild.assertClean(anna, vera)
  end)

  it("is what both sides link if their links differ", function()
    local annaEntry, veraEntry = annaAndVera()
    local realm, anna, vera = linkedPair({
      guild.setup(EONAR, { EONAR, ALLERIA, THIRD }),
      annaEntry,
      veraEntry,
      guild.article("news", 1, { guildName = THIRD }),
    }, { guild.setup(ALLERIA, LINKED), annaEntry, veraEntry, guild.article("news", 2) })
    guild.sync(realm, anna)
    assert.is_nil(guild.entry(vera, "news", guild.article("news", 1).id))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 2).id))
    assert.matches("shared guilds: " .. ALLERIA:gsub("%-", "%%-") .. ", " .. EONAR:gsub("%-", "%%-"), guild.log(anna, "sender"))
  end)

  it("is empty between guilds unless each links the other", function()
    local annaEntry, veraEntry = annaAndVera()
    local realm, anna, vera = linkedPair(
      { guild.setup(EONAR, LINKED), annaEntry, veraEntry, guild.article("news", 1) },
      { guild.setup(ALLERIA, { ALLERIA }), annaEntry, veraEntry }
    )
    assert.matches("^Sync Failed: ", guild.sync(realm, anna, "all Vera-Alleria"))
    assert.is_nil(guild.entry(vera, "news", guild.article("news", 1).id))
    local otherRealm, bea = linkedPair({ annaEntry, veraEntry }, { guild.setup(ALLERIA, LINKED), annaEntry, veraEntry })
    assert.matches("^Sync Failed: .*neither in your guild nor known", guild.sync(otherRealm, bea, "all Vera-Alleria"))
  end)

  it("includes contacts named in the setup before their roster entries are known", function()
    local setupOfEonar = guild.setup(EONAR, LINKED, nil, { "Vera-Alleria" })
    local setupOfAlleria = guild.setup(ALLERIA, LINKED, nil, { "Anna-Eonar" })
    local realm, anna, vera = linkedPair({ setupOfEonar }, { setupOfAlleria, guild.article("news", 2, { guildName = ALLERIA }) })
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 2).id))
    guild.assertClean(anna, vera)
  end)

  it("excludes strangers, whose messages are counted and not answered", function()
    local realm, anna, vera = linkedPair({ guild.setup(EONAR, LINKED) }, {
      guild.setup(ALLERIA, LINKED),
      guild.member("Anna-Eonar"),
    })
    assert.matches("^Sync Failed: .*Anna%-Eonar does not answer", guild.sync(realm, vera, "all Anna-Eonar"))
    anna.slash("/gh status")
    assert.matches("%d ignored from Vera%-Alleria: not from your guild", table.concat(anna.chat, "\n"))
  end)
end)
