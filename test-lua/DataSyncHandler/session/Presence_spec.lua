local guild = require("test-lua.helpers.guild")
local traces = require("test-lua.helpers.traces")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA

describe("a presence check", function()
  it("goes out in the guild channel, and is answered by whisper over about two seconds", function()
    local realm, anna = guild.crowd(30)
    anna.slash("/gh sync")
    realm.run(10)
    local asked = traces.times(realm, 'GUILD GUILDHELPER2 "REQ;HELO')
    assert.is_true(#asked > 0)
    local answers = traces.times(realm, '-> WHISPER Anna-Eonar GUILDHELPER2 "ACK;HELO')
    assert.equal(30, #answers)
    assert.is_true(answers[30] - answers[1] > 1 and answers[30] - answers[1] < 2.8)
    assert.equal(30, #anna.env.GuildHelper.SyncState().users)
  end)

  it("goes out by whisper if the player may not speak in guild chat", function()
    local realm, anna, others = guild.crowd(2)
    guild.sync(realm, anna)
    anna.logout()
    anna.options.canSpeakInGuild = false
    anna.login()
    realm.run(40)
    local before = #traces.times(realm, "REQ;HELO")
    assert.matches("^Sync Complete: 2 users", guild.sync(realm, anna, "all force"))
    assert.is_true(#traces.times(realm, "REQ;HELO") > before)
    guild.assertClean(anna, others[1], others[2])
  end)

  it("goes out by whisper to the known users of linked guilds", function()
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
    -- The game reports the user who is gone, but the player did not whisper to anyone.
    assert.is_nil(table.concat(anna.chat, "\n"):find("No player named"))
    guild.assertClean(anna, vera)
  end)
end)
