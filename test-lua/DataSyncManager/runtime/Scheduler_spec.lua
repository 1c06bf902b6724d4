local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- Anna and Bert, of whom Bert has a roster of `count` entries, and how many frames had work in them.
-- `watch` is called with the client after each such frame.
local function pairOf(count, watch)
  local entries = sim.sampleRoster(count, 7, guild.NOW, { guild.EONAR })
  local frames = { count = 0 }
  local observer = {
    afterFrame = function(client)
      frames.count = frames.count + 1
      if watch then
        watch(client)
      end
    end,
  }
  local realm, anna, bert = guild.pair({}, entries, { observer = observer, traceMessages = false })
  -- The game's list has only these two: with those who are offline hidden, the others are no former members.
  for _, client in ipairs({ anna, bert }) do
    client.env.SetGuildRosterShowOffline(false)
  end
  return realm, anna, bert, frames
end

--- The longest slice of all clients, in ms.
local function longest(...)
  local most = 0
  for _, client in ipairs({ ... }) do
    most = math.max(most, client.stats.longestSlice)
  end
  return most
end

describe("a frame", function()
  it("stays within 4 ms with 5000 roster entries: at login, in a full sync and in a small one", function()
    local realm, anna, bert = pairOf(5000)
    realm.run(60)
    assert(longest(anna, bert) <= 4, longest(anna, bert) .. " ms at login")
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all", 3600))
    assert(longest(anna, bert) <= 4, longest(anna, bert) .. " ms in the sync")
    guild.assertSame(anna, bert)
    bert.perform(function()
      bert.env.GuildHelper.EditEntry("roster", "Bert-Eonar", guild.member("Bert-Eonar").data)
      bert.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data)
    end)
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    assert(longest(anna, bert) <= 4, longest(anna, bert) .. " ms in the second sync")
    guild.assertClean(anna, bert)
  end)

  it("does half as much work in combat and below 20 frames a second, and the sync still completes", function()
    --- The share of Anna's frames in a sync that took longer than 1.5 ms.
    local function measure(change)
      local longer, all = 0, 0
      local realm, anna, bert = pairOf(600, function(client)
        if client.name == "Anna" then
          all = all + 1
          longer = longer + (client.stats.longestSlice > 1.5 and 1 or 0)
          client.stats.longestSlice = 0
        end
      end)
      change(anna)
      longer, all = 0, 0
      assert.matches("^Sync Complete", guild.sync(realm, anna, "all", 3600))
      guild.assertClean(anna, bert)
      return longer / all
    end
    local usual = measure(function() end)
    local fight = measure(function(anna) anna.setCombat(true) end)
    local slow = measure(function(anna) anna.setFramesPerSecond(15) end)
    assert(fight < usual * 0.4, ("%.3f and %.3f"):format(fight, usual))
    assert(slow < usual * 0.4, ("%.3f and %.3f"):format(slow, usual))
  end)

  it("does no work while nothing happens", function()
    local realm, anna, bert, frames = pairOf(100)
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    realm.run(600)
    frames.count = 0
    realm.run(3600)
    assert.equal(0, frames.count)
    guild.assertClean(anna, bert)
  end)
end)
