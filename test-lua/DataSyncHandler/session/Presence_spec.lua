local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA

--- A guild of Anna and so many others, all logged in and settled.
local function crowd(count, options, clientOptions)
  local realm = guild.realm(options)
  local members = guild.add(realm, EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, {}, clientOptions)
  local others = {}
  for index = 1, count do
    others[index] = guild.client(realm, "Member" .. string.char(96 + math.ceil(index / 26), 97 + index % 26) .. "-Eonar", members, {})
  end
  for _, client in ipairs(realm.clients) do
    client.login()
  end
  realm.run(40)
  return realm, anna, others
end

--- The seconds at which the trace has lines with a text.
local function times(realm, text)
  local found = {}
  for _, line in ipairs(realm.trace) do
    if line:find(text, 1, true) then
      found[#found + 1] = tonumber(line:match("^[%d.]+"))
    end
  end
  return found
end

describe("presence", function()
  it("is asked on the guild's channel, and answered by whisper over two seconds", function()
    local realm, anna = crowd(30)
    anna.slash("/gh sync")
    realm.run(10)
    local asked = times(realm, "GUILD GUILDHELPER2 \"REQ;HELO")
    assert.is_true(#asked > 0)
    local answers = {}
    for _, line in ipairs(realm.trace) do
      if line:find("-> WHISPER Anna-Eonar GUILDHELPER2 \"ACK;HELO", 1, true) then
        answers[#answers + 1] = tonumber(line:match("^[%d.]+"))
      end
    end
    assert.equal(30, #answers)
    assert.is_true(answers[30] - answers[1] > 1 and answers[30] - answers[1] < 2.8)
    assert.equal(30, #anna.env.GuildHelper.SyncState().users)
  end)

  it("leaves out those synced within 24 hours, unless forced", function()
    local realm, anna = crowd(2)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna))
    assert.matches("^Sync Complete: all 2 users who are there were synced within 24 hours", guild.sync(realm, anna))
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    guild.data(anna).userStatus["Memberab-Eonar"].lastSync = guild.daysAgo(2)
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna))
  end)

  it("takes a user who was named as they are, also when they were synced today", function()
    local realm, anna = crowd(1)
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna, "memberab"))
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna, "all MEMBERAB-EONAR"))
    assert.same({}, times(realm, "GUILD GUILDHELPER2 \"REQ;HELO"))
  end)

  it("says so when nobody is there", function()
    local realm, anna = crowd(0)
    assert.equal("Sync Failed: no other user of the addon is there", guild.sync(realm, anna))
  end)

  it("is asked by whisper where the player may not speak in guild chat", function()
    local realm, anna, others = crowd(2)
    guild.sync(realm, anna)
    anna.logout()
    anna.options.canSpeakInGuild = false
    anna.login()
    realm.run(40)
    local before = #times(realm, "REQ;HELO")
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    assert.is_true(#times(realm, "REQ;HELO") > before)
    guild.assertClean(anna, others[1], others[2])
  end)

  it("reports a user in a group after trying again behind the others", function()
    local realm, anna, others = crowd(2)
    others[1].setGroup("party")
    local line = guild.sync(realm, anna)
    assert.matches("^Sync Failed: 1 of 2 users; Member.*is in a group or raid", line)
    assert.matches("not ready: GROUP", guild.log(others[1], "receiver"))
    local order = {}
    for _, row in ipairs(guild.data(anna).senderLogs) do
      if row.step == "2.2" then
        order[#order + 1] = row.user
      end
    end
    assert.same({ others[1].fullName, others[2].fullName, others[1].fullName, others[1].fullName }, order)
  end)

  it("syncs with a user who leaves the raid in time", function()
    local realm, anna, others = crowd(2)
    others[1].setGroup("raid")
    realm.after(12, function() others[1].setGroup("none") end)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna))
  end)

  it("tries a busy user again after the others", function()
    local realm, anna, others = crowd(2)
    local news = sim.sampleArticles("news", 100, 1, guild.NOW, EONAR)
    others[2].logout()
    others[2].savedVariables = guild.saved(news)
    others[2].login()
    realm.run(40)
    others[2].slash("/gh sync all " .. others[1].fullName)
    realm.run(3)
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    assert.matches("not ready: BUSY", guild.log(others[1], "receiver"))
    assert.is_table(guild.entry(anna, "news", news[1].id))
  end)

  it("settles two who ask each other at the same moment the same way on both sides", function()
    local realm, anna, others = crowd(1)
    anna.slash("/gh sync all Memberab")
    others[1].slash("/gh sync all Anna")
    realm.run(60)
    assert.matches("^Sync Complete", guild.outcome(anna))
    assert.matches("^Sync Complete", guild.outcome(others[1]))
    assert.matches("not ready: CROSSED", guild.log(anna, "receiver"))
    assert.is_nil(guild.log(others[1], "receiver"):find("CROSSED"))
    guild.assertClean(anna, others[1])
  end)

  it("asks the known users of linked guilds by whisper", function()
    local realm = guild.realm()
    local eonar, alleria = guild.add(realm, EONAR), guild.add(realm, ALLERIA)
    local known = { guild.member("Anna-Eonar"), guild.member("Vera-Alleria", { guildName = ALLERIA }) }
    local linked = { EONAR, ALLERIA }
    local anna = guild.client(realm, "Anna-Eonar", eonar, { guild.setup(EONAR, linked), known[1], known[2] }, {}, {
      userStatus = { ["Vera-Alleria"] = { guildName = ALLERIA }, ["Gone-Alleria"] = { guildName = ALLERIA } },
    })
    local vera = guild.client(realm, "Vera-Alleria", alleria, { guild.setup(ALLERIA, linked), known[1], known[2] })
    anna.login()
    vera.login()
    realm.run(40)
    assert.matches("^Sync Complete: 1 user", guild.sync(realm, anna))
    -- The one who is gone is not shown to the player, who whispered to nobody.
    assert.is_nil(table.concat(anna.chat, "\n"):find("No player named"))
    guild.assertClean(anna, vera)
  end)

  it("ends at once with a user who is not online, by system message and by result code", function()
    for _, byCode in ipairs({ true, false }) do
      local realm, anna, others = crowd(1, { server = { targetOfflineCode = byCode } })
      others[1].logout()
      local started = realm.now()
      assert.matches("^Sync Failed: 1 of 1 users; .*: Memberab%-Eonar is not online %(step 1%)$", guild.sync(realm, anna, "all memberab"))
      assert.is_true(realm.now() - started < 6)
      assert.is_nil(table.concat(anna.chat, "\n"):find("No player named"))
      guild.assertClean(anna)
    end
  end)
end)
