local guild = require("test-lua.helpers.guild")
local lines = require("test-lua.helpers.lines")
local sim = require("test-lua.helpers.sim")

local daysAgo = guild.daysAgo

--- The lines of a log that contain the words, a plain text.
local function linesWith(client, role, words) return lines.with(guild.logLines(client, role), words) end

describe("the logs", function()
  --- Two articles that both have in different versions: of the first theirs is newer, of the second ours.
  local function conflicts()
    local theirs, ours = guild.article("news", 1), guild.article("news", 2)
    return {
      guild.article("news", 1, { lastUpdated = daysAgo(3) }),
      guild.article("news", 2, { lastUpdated = daysAgo(2) }),
    },
      {
        guild.article("news", 1, { lastUpdated = daysAgo(1) }),
        guild.article("news", 2, { lastUpdated = daysAgo(9) }),
      },
      theirs.id,
      ours.id
  end

  --- Fails unless both logs say which version of each entry won, and which was overwritten where.
  local function assertTold(anna, bert, theirs, ours)
    local told = table.concat(linesWith(anna, "sender", "2 entries have two versions, the newer one wins"), "\n")
    assert.matches(("2.4 Bert%%-Eonar news .*%s %%(theirs of %s, not ours of %s%%)"):format(theirs, daysAgo(1), daysAgo(3)), told)
    assert.matches(("%s %%(ours of %s, not theirs of %s%%)"):format(ours, daysAgo(2), daysAgo(9)), told)
    assert.matches(("3.3 [^\n]*1 replaced %%(%s %s %%-> %s%%)"):format(theirs, daysAgo(3), daysAgo(1)), guild.log(anna, "sender"))
    assert.matches(("4.2 [^\n]*1 replaced %%(%s %s %%-> %s%%)"):format(ours, daysAgo(9), daysAgo(2)), guild.log(bert, "receiver"))
  end

  --- Fails unless Anna's log says `how` the tables are compared, and both logs tell of the conflicts. `first` and `second`
  -- are more entries of the two.
  local function assertToldBy(how, first, second)
    local mine, others, theirs, ours = conflicts()
    for index, entry in ipairs(first) do
      mine[2 + index] = entry
    end
    for index, entry in ipairs(second) do
      others[2 + index] = entry
    end
    local realm, anna, bert = guild.pair(mine, others)
    guild.sync(realm, anna)
    assert.matches("2.3.1 Bert%-Eonar news " .. how, guild.log(anna, "sender"))
    assertTold(anna, bert, theirs, ours)
  end

  --- Articles with the numbers from 11 to `last`; `changes` replace fields of each.
  local function articles(last, changes)
    local list = {}
    for number = 11, last do
      list[#list + 1] = guild.article("news", number, changes)
    end
    return list
  end

  it(
    "name the entries that both sides have in different versions, if rows are compared",
    function() assertToldBy("2 metadata rows received", {}, {}) end
  )

  it("name them if a sketch is compared", function() assertToldBy("25 cells", articles(150), articles(150)) end)

  it(
    "name them if the table comes whole",
    function() assertToldBy("32 entries arrived", {}, articles(40, { lastUpdated = daysAgo(5) })) end
  )

  it("name what was deleted, on the side where it was still there", function()
    local realm, anna, bert = guild.pair(
      { guild.article("news", 1, { lastUpdated = daysAgo(1), deleted = true }), guild.article("news", 2) },
      { guild.article("news", 1), guild.article("news", 2, { lastUpdated = daysAgo(2), deleted = true }) }
    )
    guild.sync(realm, anna)
    local deleted = "written here: 1 deleted (%s %s -> %s)"
    local first, second = guild.article("news", 1), guild.article("news", 2)
    assert.equal(1, #linesWith(bert, "receiver", deleted:format(first.id, first.lastUpdated, daysAgo(1))))
    assert.equal(1, #linesWith(anna, "sender", deleted:format(second.id, second.lastUpdated, daysAgo(2))))
  end)

  it("name five of many, and say that there are more", function()
    local theirs, ours = {}, {}
    for number = 1, 30 do
      ours[number] = guild.article("news", number, { lastUpdated = daysAgo(9) })
      theirs[number] = guild.article("news", number, { lastUpdated = daysAgo(1) })
    end
    local realm, anna = guild.pair(ours, theirs)
    guild.sync(realm, anna)
    for _, words in ipairs({ "30 entries have two versions", "written here: 30 replaced" }) do
      local line = linesWith(anna, "sender", words)[1]
      assert.equal(5, select(2, line:gsub("20261101%d%d%d%d%d%d%d%d%d%d", "")))
      assert.matches("…", line)
    end
  end)

  it("count a request that was repeated, and what the server refused", function()
    local isDone, realm = false, nil
    local function accepted(_, _, text)
      local isLost = not isDone and text:find("^ACK;TABL;NEWS") ~= nil
      isDone = isDone or isLost
      realm.setRules({ lossRate = isLost and 1 or 0 })
    end
    local entries = sim.sampleRoster(300, 3, guild.NOW - 40 * 86400, { guild.EONAR })
    realm = guild.realm({ observer = { accepted = accepted } })
    local members = guild.add(realm, guild.EONAR)
    local anna = guild.client(realm, "Anna-Eonar", members, entries)
    local bert = guild.client(realm, "Bert-Eonar", members, { guild.article("news", 1) })
    anna.login()
    bert.login()
    realm.run(40)
    realm.setRules({ perPrefix = { burst = 10, perSecond = 1, appliesToWhispers = true } })
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    assert.matches("5 Bert%-Eonar news table completed[^\n]*%[request repeated once", guild.log(anna, "sender"))
    assert.matches("4.2 Bert%-Eonar roster [^\n]*throttled %d+ times", guild.log(anna, "sender"))
    guild.assertSame(anna, bert)
    guild.assertClean(anna, bert)
  end)
end)
