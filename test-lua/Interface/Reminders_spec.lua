local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

describe("reminders", function()
  it("come once, as early before an event as the player wants, and follow calendar changes", function()
    local realm, anna =
      window.leaderAndMember({ guild.event(1, 60), guild.event(2, 90), guild.event(3, 100, { deleted = true }) })
    realm.run(44 * 60)
    assert.same({}, chat.linesWith(anna, "begins in"))
    realm.run(120)
    assert.same({ "GuildHelper: Event 1 begins in 15 minutes." }, chat.linesWith(anna, "begins in"))
    anna.perform(function() anna.env.GuildHelper.DeleteEntry("calendar", "202611010000020002") end)
    realm.run(60 * 60)
    assert.equal(1, #chat.linesWith(anna, "begins in"))
    guild.assertClean(anna)
  end)

  it("come at once for an event soon after login, can be set to an hour, and can be turned off", function()
    local realm, anna = window.leaderAndMember({ guild.event(1, 10), guild.event(2, 100), guild.event(3, 200) })
    assert.equal(1, #chat.linesWith(anna, "Event 1 begins in"))
    anna.slash("/gh settings")
    anna.clickLabel("15 minutes")
    anna.clickLabel("1 hour")
    realm.run(45 * 60)
    assert.equal(1, #chat.linesWith(anna, "Event 2 begins in"))
    anna.clickLabel("Remind me of events")
    realm.run(200 * 60)
    assert.equal(0, #chat.linesWith(anna, "Event 3 begins in"))
    guild.assertClean(anna)
  end)

  it("cost nothing in an hour without events", function()
    local realm, anna = window.leaderAndMember({ guild.event(1, 6000) })
    realm.run(60)
    local before = anna.stats.work
    realm.run(3600)
    assert.equal(before, anna.stats.work)
  end)

  it("come for both of two events at the same hour, and cope with events years ahead", function()
    local soon = os.date("!%Y-%m-%d %H:%M:%S", guild.NOW + 3600)
    local realm, anna = window.leaderAndMember({
      guild.article("calendar", 1, {}, { title = "Far", eventDate = "2029-01-01 20:00:00" }),
      guild.article("calendar", 2, {}, { title = "Never", eventDate = "9999-12-31 20:00:00" }),
      guild.article("news", 3, {}, { title = "Old", date = "9999-12-31 20:00:00" }),
    })
    window.open(realm, anna, "PANE_CALENDAR")
    realm.run(2)
    window.open(realm, anna, "PANE_NEWS")
    realm.run(1)
    assert.is_true(window.sees(anna, "9999-12-31 20:00:00"))
    anna.perform(function()
      for number = 4, 5 do
        anna.env.GuildHelper.EditEntry(
          "calendar",
          nil,
          guild.article("calendar", number, {}, { title = "Both " .. number, eventDate = soon }).data
        )
      end
    end)
    realm.run(3600)
    assert.same({ 1, 1 }, { #chat.linesWith(anna, "Both 4 begins in"), #chat.linesWith(anna, "Both 5 begins in") })
    guild.assertClean(anna)
  end)

  --- Sets a client's idea of the server's clock to so many seconds ahead of it.
  local function jump(client, realm, seconds)
    client.env.GetServerTime = function() return realm.serverTime() + seconds end
  end

  it("come within a minute when the clock jumps ahead, and not for an event that has begun by then", function()
    local realm, anna = window.leaderAndMember({ guild.event(1, 60), guild.event(2, 120) })
    realm.run(60)
    jump(anna, realm, 46 * 60)
    realm.run(61)
    assert.equal(1, #chat.linesWith(anna, "Event 1 begins in"))
    realm.run(20 * 60)
    jump(anna, realm, 3 * 3600)
    realm.run(3600)
    assert.same({}, chat.linesWith(anna, "Event 2 begins in"))
    guild.assertClean(anna)
  end)

  it("come once although the clock goes back, at the right time by the new one", function()
    local realm, anna = window.leaderAndMember({ guild.event(1, 30), guild.event(2, 60) })
    jump(anna, realm, 20 * 60)
    realm.run(120)
    assert.equal(1, #chat.linesWith(anna, "Event 1 begins in"))
    jump(anna, realm, 0)
    realm.run(35 * 60)
    assert.equal(1, #chat.linesWith(anna, "Event 1 begins in"))
    assert.same({}, chat.linesWith(anna, "Event 2 begins in"))
    realm.run(10 * 60)
    assert.equal(1, #chat.linesWith(anna, "Event 2 begins in"))
    guild.assertClean(anna)
  end)
end)
