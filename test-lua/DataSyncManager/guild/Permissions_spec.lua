local guild = require("test-lua.helpers.guild")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA

--- Anna and Bert, both with the guild's setup on disk; Bert has a rank and some entries of his own.
local function pairWithRules(rules, ownEntriesOnly, rank, bertEntries)
  local setup = guild.setup(EONAR, { EONAR })
  setup.data.rules = rules
  setup.data.ownEntriesOnly = ownEntriesOnly
  local realm = guild.realm()
  local members = guild.add(realm, EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, { setup })
  local entries = { setup }
  for _, entry in ipairs(bertEntries) do
    entries[#entries + 1] = entry
  end
  local bert = guild.client(realm, "Bert-Eonar", members, entries, { rankIndex = rank })
  anna.login()
  bert.login()
  realm.run(40)
  return realm, anna, bert
end

describe("permissions", function()
  it("follow the rank that the setup names for a table, as the game reports it, in both directions", function()
    for rank = 0, 2 do
      for _, annaAsks in ipairs({ true, false }) do
        local realm, anna, bert = pairWithRules(
          { news = 1 },
          nil,
          rank,
          { guild.article("news", 1), guild.article("calendar", 1) }
        )
        local line = guild.sync(realm, annaAsks and anna or bert)
        assert.matches("^Sync Complete", line)
        assert.equal(rank <= 1, guild.known(anna, "news", guild.article("news", 1).id) ~= nil)
        assert.is_table(guild.entry(anna, "calendar", guild.article("calendar", 1).id))
        guild.assertClean(anna, bert)
      end
    end
  end)

  it("change as soon as the player is promoted", function()
    local realm, anna, bert = pairWithRules({ news = 1 }, nil, 2, { guild.article("news", 1) })
    guild.sync(realm, bert)
    assert.is_nil(guild.known(anna, "news", guild.article("news", 1).id))
    bert.setRank(1)
    realm.run(5)
    guild.sync(realm, bert, "all force")
    assert.is_table(guild.known(anna, "news", guild.article("news", 1).id))
  end)

  it("let members edit only their own roster entry if the setup says so, and officers any entry", function()
    for rank, mayWriteOthers in pairs({ [2] = false, [1] = true }) do
      local other = guild.member("Other-Eonar", { lastUpdated = guild.daysAgo(1) }, { level = 1 })
      local realm, anna = pairWithRules(nil, true, rank, { other, guild.article("news", 1) })
      guild.sync(realm, anna)
      assert.equal(mayWriteOthers, guild.known(anna, "roster", "Other-Eonar") ~= nil)
      assert.is_table(guild.entry(anna, "roster", "Bert-Eonar"))
      assert.is_table(guild.known(anna, "news", guild.article("news", 1).id))
    end
  end)

  it("of a linked guild's members cover their own guild's entries, but not ours if we have a rule", function()
    local linked = { EONAR, ALLERIA }
    local known = { guild.member("Anna-Eonar"), guild.member("Vera-Alleria", { guildName = ALLERIA }) }
    local ours = guild.setup(EONAR, linked)
    ours.data.rules = { news = 1 }
    local realm = guild.realm()
    local anna = guild.client(realm, "Anna-Eonar", guild.add(realm, EONAR), { ours, known[1], known[2] })
    local vera = guild.client(realm, "Vera-Alleria", guild.add(realm, ALLERIA), {
      guild.setup(ALLERIA, linked),
      known[1],
      known[2],
      guild.article("news", 1),
      guild.article("news", 2, { guildName = ALLERIA }),
    })
    anna.login()
    vera.login()
    realm.run(40)
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all Vera-Alleria"))
    assert.is_nil(guild.entry(anna, "news", guild.article("news", 1).id))
    assert.is_table(guild.entry(anna, "news", guild.article("news", 2).id))
  end)

  it("never extend to another guild's setup", function()
    local foreign = guild.setup(ALLERIA, { ALLERIA, "Evil-Eonar" })
    local realm, anna, bert = pairWithRules(nil, nil, 0, { foreign })
    guild.sync(realm, bert)
    assert.is_nil(guild.entry(anna, "setup", foreign.id))
    guild.assertClean(anna, bert)
  end)

  it("are validated in the setup itself, and a wrong one in a file is left out and reported", function()
    for _, wrong in ipairs({ "everyone", 10 }) do
      local realm, anna, bert = pairWithRules({ news = wrong, calendar = 1 }, nil, 0, {})
      local setup = guild.setup(EONAR, { EONAR })
      assert.same({ calendar = 1 }, guild.entry(anna, "setup", setup.id).data.rules)
      assert.same({}, guild.data(anna).quarantine)
      assert.matches("Saved data mended: 1 number", table.concat(anna.chat, "\n"))
      bert.perform(function()
        setup.data.rules = { news = wrong }
        local id, problem = bert.env.GuildHelper.EditEntry("setup", setup.id, setup.data)
        assert(id == nil and problem:find("the field rules is missing or wrong", 1, true), tostring(problem))
      end)
      assert.matches("^Sync Complete", guild.sync(realm, anna))
      guild.assertClean(anna, bert)
    end
  end)

  it("exclude entries from ranks below the one that a setting requires for their table", function()
    local realm, anna, bert = guild.pair({ guild.article("news", 1) }, {}, nil, { rankIndex = 2 })
    guild.data(bert).settings.maxRank = { news = 1 }
    assert.matches("^Sync Complete: .*there 2 added", guild.sync(realm, anna))
    assert.is_nil(guild.known(bert, "news", guild.article("news", 1).id))
    assert.matches("1 of them waits to be confirmed", guild.log(bert, "receiver"))
  end)

  --- Anna of Eonar, where only officers write news, and Cato of Alleria, whose guilds are linked. Both are logged in.
  local function linkedPair(ours, theirs, theirRules)
    local function setup(name, contact, rules)
      local entry = guild.setup(name, { EONAR, ALLERIA }, nil, { contact })
      entry.data.rules = rules
      return entry
    end
    local realm = guild.realm()
    local eonar, alleria = guild.add(realm, EONAR), guild.add(realm, ALLERIA)
    ours[#ours + 1] = setup(EONAR, "Cato-Alleria", { news = 1, roster = 1 })
    theirs[#theirs + 1] = setup(ALLERIA, "Anna-Eonar", theirRules)
    local anna = guild.client(realm, "Anna-Eonar", eonar, ours, { rankIndex = 0 })
    local cato = guild.client(realm, "Cato-Alleria", alleria, theirs, { rankIndex = 2 })
    anna.login()
    cato.login()
    realm.run(60)
    return realm, anna, cato
  end

  for _, how in ipairs({ "edited", "deleted" }) do
    for _, kind in ipairs({ "news", "roster" }) do
      it(
        "are asked for over the stored " .. kind .. " too, so that nobody gets at one by naming another guild: " .. how,
        function()
          local newer = { guildName = ALLERIA, lastUpdated = guild.daysAgo(1), deleted = how == "deleted" }
          local mine, foreign
          if kind == "news" then
            mine = guild.article("news", 1)
            foreign = guild.article("news", 1, newer, { title = "Taken over" })
          else
            mine = guild.member("Dora-Eonar")
            foreign = guild.member("Dora-Eonar", newer, { level = 1 })
          end
          local realm, anna, cato = linkedPair({ mine }, { foreign })
          guild.sync(realm, cato, "all force")
          guild.sync(realm, anna, "all force")
          assert.same(mine, guild.known(anna, kind, mine.id))
          guild.assertClean(anna, cato)
        end
      )
    end
  end

  it("do not let a member edit what belongs to a linked guild, whose rules are not known here", function()
    local article = guild.article("news", 1, { guildName = ALLERIA })
    local realm, anna, cato = linkedPair({ article }, { article }, { news = 1 })
    anna.perform(function()
      local id, problem = anna.env.GuildHelper.EditEntry("news", article.id, article.data)
      assert.is_nil(id)
      assert.matches("rank", problem)
      assert.is_false(anna.env.GuildHelper.DeleteEntry("news", article.id))
    end)
    guild.sync(realm, anna, "all force")
    assert.same(guild.entry(cato, "news", article.id), guild.entry(anna, "news", article.id))
  end)
end)
