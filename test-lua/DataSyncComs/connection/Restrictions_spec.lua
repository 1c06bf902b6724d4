local guild = require("test-lua.helpers.guild")

--- Whether a client has asked its partner to wait since a line of the trace.
local function hasAskedToHold(realm, from) return table.concat(realm.trace, "\n", from + 1):find("SND;HOLD", 1, true) ~= nil end

--- Two members in the middle of a sync that Anna started. Returns the number of lines in the trace too.
local function begun(prepare)
  local entries = {}
  for index = 1, 300 do
    entries[index] = guild.article("news", index)
  end
  local realm, anna, bert = guild.pair(entries, {})
  if prepare then
    prepare(anna.env)
  end
  anna.slash("/gh sync all force")
  realm.runUntil(function() return guild.log(bert, "receiver"):find("session begins", 1, true) ~= nil end, 60)
  return realm, anna, bert, #realm.trace
end

describe("a restriction", function()
  for _, kind in ipairs({ "Combat", "Map" }) do
    it("of the kind " .. kind .. " asks nobody to wait, and its end ends no pause", function()
      local realm, anna, bert, from = begun()
      anna.setRestriction(kind, true)
      realm.run(1)
      assert.is_false(hasAskedToHold(realm, from))
      anna.setLockdown(true, false)
      realm.run(3)
      local refused = anna.stats.refused[11]
      anna.setRestriction(kind, false)
      realm.run(3)
      assert.equal(refused, anna.stats.refused[11])
      guild.assertClean(anna, bert)
    end)
  end

  for _, kind in ipairs({ "Encounter", "ChallengeMode", "PvPMatch" }) do
    for _, family in ipairs({ "with", "without" }) do
      it(
        "of the kind "
          .. kind
          .. " asks partners to wait in clients "
          .. family
          .. " a kind for the chat, and its end ends the pause",
        function()
          local realm, anna, bert, from = begun(function(env)
            if family == "without" then
              env.Enum.AddOnRestrictionType.Chat = nil
            end
          end)
          anna.setCombat(true)
          anna.setRestriction(kind, true)
          anna.setCombat(false)
          realm.run(3)
          assert.is_true(hasAskedToHold(realm, from))
          anna.setRestriction(kind, false)
          assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 600))
          anna.setRestriction(kind, true)
          anna.slash("/gh sync all force")
          realm.run(3)
          local refused = anna.stats.refused[11]
          assert.is_true(refused > 0)
          local place = #realm.trace
          anna.setRestriction(kind, false)
          realm.run(2)
          assert.matches("Anna%-Eonar %-> GUILD", table.concat(realm.trace, "\n", place + 1))
          assert.equal(refused, anna.stats.refused[11])
          guild.assertClean(anna, bert)
        end
      )
    end
  end

  it("that ends inside of another one ends no pause", function()
    for _, hasChat in ipairs({ true, false }) do
      local realm, anna = begun(function(env)
        if not hasChat then
          env.Enum.AddOnRestrictionType.Chat = nil
          env.C_ChatInfo.InChatMessagingLockdown = nil
        end
      end)
      anna.setRestriction("ChallengeMode", true)
      anna.setRestriction("Encounter", true)
      realm.run(3)
      local refused = anna.stats.refused[11]
      anna.setRestriction("Encounter", false)
      realm.run(3)
      assert.equal(refused, anna.stats.refused[11])
    end
  end)

  it("whose event has secret values is left alone", function()
    local _, anna = begun()
    anna.fireEvent("ADDON_RESTRICTION_STATE_CHANGED", anna.secret("5"), anna.secret("1"))
    for _, event in ipairs({ "CHAT_MSG_ADDON", "CHAT_MSG_SYSTEM", "GUILD_ROSTER_UPDATE", "PLAYER_GUILD_UPDATE", "ADDON_LOADED" }) do
      anna.fireEvent(event, anna.secret("a"), anna.secret("b"), anna.secret("c"), anna.secret("d"), anna.secret("e"))
    end
    guild.assertClean(anna)
  end)
end)
