local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

--- Bert has `news` articles and `members` roster entries that Anna lacks; Anna has the pane for syncing open.
local function opened(news, members, clientOptions)
  local list = sim.sampleArticles("news", news, 1, guild.NOW, guild.EONAR)
  for _, entry in ipairs(sim.sampleRoster(members, 4, guild.NOW, { guild.EONAR })) do
    list[#list + 1] = entry
  end
  local realm, anna, bert = guild.pair({}, list, {}, clientOptions)
  window.open(realm, anna, "PANE_SYNC")
  return realm, anna, bert
end

--- Runs the realm until the words, a pattern, are on the screen, and returns what they capture.
local function awaitSeen(realm, client, words, seconds)
  realm.runUntil(function() return window.seen(client):find(words) ~= nil end, seconds or 300)
  return select(3, window.seen(client):find(words))
end

describe("the pane of a member with whom another one syncs", function()
  it("says who syncs, which table, and how much of it has come", function()
    local realm, anna, bert = opened(3, 150)
    bert.slash("/gh sync all Anna-Eonar force")
    assert.is_nil(window.seen(anna):find("is syncing with you"))
    awaitSeen(realm, anna, "Bert%-Eonar is syncing with you\n?")
    local arrived, announced = awaitSeen(realm, anna, "Bert%-Eonar is syncing with you: Roster, ([1-9]%d*) of (%d+) entries")
    assert.is_true(tonumber(arrived) < tonumber(announced))
    assert.is_true(tonumber(announced) >= 145)
    guild.assertClean(anna, bert)
  end)

  it("says afterwards who has synced, when, and what came", function()
    local realm, anna, bert = opened(3, 10)
    guild.sync(realm, bert, "all Anna-Eonar force")
    local news, members = awaitSeen(realm, anna, "Synced by Bert%-Eonar just now: (%d) news articles, (%d+) roster entries\n")
    assert.is_true(tonumber(news) >= 2 and tonumber(members) >= 10)
    realm.run(300)
    assert.is_true(window.sees(anna, "Synced by Bert-Eonar 5 minutes ago: "))
    assert.is_false(window.sees(anna, "is syncing with you"))
    guild.assertClean(anna, bert)
  end)

  it("keeps what came when the same member syncs again and nothing is new", function()
    local realm, anna, bert = opened(3, 0)
    guild.sync(realm, bert, "all Anna-Eonar force")
    awaitSeen(realm, anna, "Synced by Bert%-Eonar just now: %d news")
    guild.sync(realm, bert, "all Anna-Eonar force")
    assert.matches("Synced by Bert%-Eonar just now: %d news", window.seen(anna))
  end)

  it("says that nothing was new, and that a sync ended early", function()
    local realm, anna, bert = opened(0, 0)
    guild.sync(realm, anna, "all")
    guild.sync(realm, bert, "all Anna-Eonar force")
    awaitSeen(realm, anna, "Synced by Bert%-Eonar just now: nothing new")
    local second, carl, dora = opened(0, 150)
    dora.slash("/gh sync all Anna-Eonar force")
    awaitSeen(second, carl, "Roster, [1-9]%d* of %d+ entries")
    dora.crash()
    awaitSeen(second, carl, "The sync by Bert%-Eonar ended early just now: %d+ roster entries", 600)
    guild.assertClean(anna, bert, carl)
  end)

  it("is told of a preview only while it runs", function()
    local realm, anna, bert = opened(60, 60)
    bert.slash("/gh sync all Anna-Eonar force dry")
    awaitSeen(realm, anna, "Bert%-Eonar is previewing a sync with you")
    realm.runUntil(function() return #bert.chat > 0 end, 300)
    realm.run(30)
    assert.is_nil(window.seen(anna):find("Bert%-Eonar is previewing"))
    assert.is_nil(window.seen(anna):find("Synced by"))
    guild.assertClean(anna, bert)
  end)

  it("shows the line in the player's language, with its plural forms", function()
    local realm, anna, bert = opened(3, 10, { locale = "ruRU" })
    guild.sync(realm, bert, "all Anna-Eonar force")
    realm.run(5)
    assert.matches(
      "Синхронизация от игрока Bert%-Eonar, только что: [234] новости, %d+ запис%S+ состава",
      window.seen(anna)
    )
  end)
end)
