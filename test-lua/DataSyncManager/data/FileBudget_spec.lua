local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

describe("the bounds of a table", function()
  local OWN, LINKED, OTHER = guild.EONAR, guild.ALLERIA, "Third-Eonar"
  local client, budget, origins, limit

  before_each(function()
    client = modules.load()
    budget = client.require("src.DataSyncManager.data.FileBudget")
    origins = client.require("src.DataSyncManager.data.Origins")
    limit = budget.TABLE_LIMITS.news
  end)

  local last = 0
  --- A small entry of news with a new id.
  local function article(guildName, author, more)
    last = last + 1
    local entry = { id = "n" .. last, tableType = "news", guildName = guildName, lastUpdated = guild.daysAgo(1), deleted = false }
    entry.data = { author = author }
    for name, value in pairs(more or {}) do
      entry[name] = value
    end
    return entry
  end

  local function fill(count, guildName, origin, author, more)
    for _ = 1, count do
      local entry = article(guildName, author, more)
      origins.noteOrigin("news", entry.id, origin)
      budget.addToBudget(entry, guildName, 1)
    end
  end

  --- Which bound refuses one more entry, nil for none.
  local function full(entry, options)
    local newcomer = { entry = entry, guildName = entry.guildName, ownGuild = OWN, isFirstHand = false, isOfficer = false }
    for name, value in pairs(options or {}) do
      newcomer[name] = value
    end
    return budget.fullShare(newcomer)
  end

  it("keep a part of the own guild's share for what comes first-hand, one for officers, and a reserve for the player", function()
    fill(29749, OWN, "relayed")
    assert.is_nil(full(article(OWN)))
    fill(1, OWN, "relayed")
    assert.equal("relayed", full(article(OWN)))
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true }))
    fill(2799, OWN, "own")
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true }))
    fill(1, OWN, "own")
    assert.equal("guild", full(article(OWN, "A-B"), { isFirstHand = true }))
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true, isOfficer = true }))
    fill(2450, OWN, "own")
    assert.equal("guild", full(article(OWN, "A-B"), { isFirstHand = true, isOfficer = true }))
    assert.is_true(budget.hasOwnRoom(article(OWN), nil))
    fill(17500, OWN, "own")
    assert.is_false(budget.hasOwnRoom(article(OWN), nil))
  end)

  it("give an author a tenth of the share, an officer more, and count nothing that others hand on in their name", function()
    fill(3500, OWN, "relayed", "A-B")
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true }))
    fill(3499, OWN, "firstHand", "A-B")
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true }))
    fill(1, OWN, "firstHand", "A-B")
    assert.equal("author", full(article(OWN, "A-B"), { isFirstHand = true }))
    assert.is_nil(full(article(OWN, "A-B"), { isFirstHand = true, isOfficer = true }))
    assert.is_nil(full(article(OWN, "C-D"), { isFirstHand = true }))
    assert.same({ "A-B", OWN }, budget.largestWriters("news", 5))
  end)

  it("let linked guilds push out neither each other nor the own one", function()
    fill(6375, LINKED, "relayed")
    assert.equal("relayed", full(article(LINKED)))
    assert.is_nil(full(article(OTHER)))
    fill(6375, OTHER, "relayed")
    fill(2250, "Fourth-Eonar", "relayed")
    assert.equal("guild", full(article("Fourth-Eonar")))
    assert.is_nil(full(article(OWN)))
    fill(29749, OWN, "relayed")
    assert.is_nil(full(article(OWN)))
  end)

  it("give deletions of what was never here a part of their own, and the others nothing of it", function()
    fill(12499, OWN, "marker", nil, { deleted = true })
    assert.is_nil(full(article(OWN, nil, { deleted = true })))
    fill(1, OWN, "marker", nil, { deleted = true })
    assert.equal("deleted", full(article(OWN, nil, { deleted = true })))
    assert.is_nil(full(article(OWN)))
    local stored = article(OWN)
    assert.is_nil(full(article(OWN, nil, { deleted = true }), { stored = stored }))
  end)

  it("count bytes as well as entries, and always take what is no larger than before", function()
    local big = article(OWN, nil, { text = ("x"):rep(limit.bytes * 0.7 * 0.85 - 1000) })
    budget.addToBudget(big, OWN, 1)
    assert.is_nil(full(article(OWN, nil, { text = ("y"):rep(500) })))
    assert.equal("relayed", full(article(OWN, nil, { text = ("y"):rep(1000) })))
    local stored = article(OWN, nil, { text = ("y"):rep(5000) })
    local same = article(OWN, nil, { id = stored.id, text = ("z"):rep(5000) })
    assert.is_nil(full(same, { stored = stored }))
    same.text = ("z"):rep(9000)
    assert.equal("relayed", full(same, { stored = stored }))
    budget.addToBudget(big, OWN, -1)
    assert.is_nil(full(same, { stored = stored }))
  end)

  it("leave honest guilds with five years of news far below each", function()
    local typical = guild.article("news", 1, {}, { title = ("t"):rep(40), content = ("c"):rep(300), author = "Someone-Eonar" })
    local member = guild.member("Someone-Eonar", {}, {
      professions = { { name = "Blacksmithing", level = 100 }, { name = "Mining", level = 100 } },
      roles = { "TANK", "DAMAGER" },
      interests = { "Raids", "Dungeons" },
    })
    local news, person = budget.sizeOf(typical), budget.sizeOf(member)
    local limits = budget.TABLE_LIMITS
    for _, row in ipairs({
      { "own news", 18000, news, limits.news, 0.7 * 0.85 },
      { "own events", 5000, news, limits.calendar, 0.7 * 0.85 },
      { "own members, and as many former ones", 2000, person, limits.roster, 0.5 * 0.85 },
      { "members of four linked guilds", 4000, person, limits.roster, 0.5 },
      { "members of one linked guild", 1000, person, limits.roster, 0.15 * 0.85 },
    }) do
      local name, count, bytes, bound, part = unpack(row)
      local entries, share = count / bound.entries / part, count * bytes / bound.bytes / part
      if os.getenv("FIGURES") then
        print(
          ("%-40s %6d entries %3.0f %%, %5.1f MB %3.0f %%"):format(name, count, entries * 100, count * bytes / 1e6, share * 100)
        )
      end
      assert.is_true(entries < 0.75 and share < 0.75, name)
    end
  end)
end)
