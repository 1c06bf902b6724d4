local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local traces = require("test-lua.helpers.traces")

describe("Sync All", function()
  it("skips users synced within 24 hours, unless forced", function()
    local realm, anna = guild.crowd(2)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna))
    assert.matches("^Sync Complete: all 2 users online were synced within 24 hours", guild.sync(realm, anna))
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    guild.data(anna).userStatus["Memberab-Eonar"].lastSync = guild.daysAgo(2)
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna))
  end)

  it("says so if nobody else with the addon is online", function()
    local realm, anna = guild.crowd(0)
    assert.equal("Sync Failed: nobody else with the addon is online", guild.sync(realm, anna))
  end)

  it("retries a user in a group after the others, and then reports them", function()
    local realm, anna, others = guild.crowd(2)
    others[1].setGroup("party")
    local line = guild.sync(realm, anna)
    assert.matches("^Sync Failed: 1 of 2 users; Member.*is in a group or raid", line)
    assert.matches("not ready: you are in a group or raid", guild.log(others[1], "receiver"))
    local order = {}
    for _, row in ipairs(guild.data(anna).senderLogs) do
      if row.step == "2.2" then
        order[#order + 1] = row.user
      end
    end
    assert.same({ others[1].fullName, others[2].fullName, others[1].fullName, others[1].fullName }, order)
  end)

  it("syncs with a user who leaves the raid in time", function()
    local realm, anna, others = guild.crowd(2)
    others[1].setGroup("raid")
    realm.after(12, function() others[1].setGroup("none") end)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna))
  end)

  it("retries a busy user after the others", function()
    local realm, anna, others = guild.crowd(2)
    local news = sim.sampleArticles("news", 100, 1, guild.NOW, guild.EONAR)
    others[2].logout()
    others[2].savedVariables = guild.saved(news)
    others[2].login()
    realm.run(40)
    others[2].slash("/gh sync all " .. others[1].fullName)
    realm.run(3)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    assert.matches("not ready: busy with another sync", guild.log(others[1], "receiver"))
    assert.is_table(guild.entry(anna, "news", news[1].id))
  end)
end)

describe("a sync with a named user", function()
  it("starts even if they were synced today, however their name is capitalized", function()
    local realm, anna = guild.crowd(1)
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna, "memberab"))
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna, "all MEMBERAB-EONAR"))
    assert.same({}, traces.times(realm, 'GUILD GUILDHELPER2 "REQ;HELO'))
  end)

  it("ends at once if they are not online, by system message and by result code", function()
    for _, byCode in ipairs({ true, false }) do
      local realm, anna, others = guild.crowd(1, { server = { targetOfflineCode = byCode } })
      others[1].logout()
      local started = realm.now()
      assert.matches(
        "^Sync Failed: 1 of 1 user; .*: Memberab%-Eonar is not online %(step 1%)$",
        guild.sync(realm, anna, "all memberab")
      )
      assert.is_true(realm.now() - started < 6)
      assert.is_nil(table.concat(anna.chat, "\n"):find("No player named"))
      guild.assertClean(anna)
    end
  end)
end)
