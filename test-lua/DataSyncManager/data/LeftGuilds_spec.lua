local guild = require("test-lua.helpers.guild")

local OTHER = "Other House-Eonar"

--- Bert of the older guild has Mara's entry; Malt's file has one that says that she is in another guild.
-- `isSeenLeaving`: Malt's client had the older version before.
local function moved(isSeenLeaving)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local older = guild.member("Mara-Eonar", { lastUpdated = guild.daysAgo(5) })
  local newer = guild.member("Mara-Eonar", { lastUpdated = guild.daysAgo(2), guildName = OTHER }, { interests = { "a secret" } })
  newer.leftGuilds = isSeenLeaving and { [guild.EONAR] = guild.daysAgo(3) } or nil
  local malt = guild.client(realm, "Malt-Eonar", members, { newer })
  local bert = guild.client(realm, "Bert-Eonar", members, { older })
  malt.login()
  bert.login()
  realm.run(60)
  return realm, malt, bert, newer
end

local function assertSettled(realm, sender, words)
  local before = realm.totals().messages
  assert.is_truthy(guild.sync(realm, sender, words):find("Sync Complete", 1, true))
  assert.equal(0, guild.moved(sender))
  assert.is_true(realm.totals().messages - before <= 4)
end

describe("a character that went to a guild that is not linked", function()
  for _, isSeenLeaving in ipairs({ true, false }) do
    for _, mode in ipairs({ "all force", "days 30 force" }) do
      for _, isKnowingSender in ipairs({ true, false }) do
        local how = ("%s, %s, %s"):format(
          isSeenLeaving and "seen leaving" or "not seen leaving",
          mode,
          isKnowingSender and "the sender knows" or "the receiver knows"
        )
        it("is deleted in the former guild, and one more sync moves nothing: " .. how, function()
          local realm, malt, bert, newer = moved(isSeenLeaving)
          local sender = isKnowingSender and malt or bert
          guild.sync(realm, sender, mode)
          if not isSeenLeaving then
            -- The first one only shows that the older version is still there.
            guild.sync(realm, sender, mode)
          end
          assertSettled(realm, sender, mode)
          assertSettled(realm, isKnowingSender and bert or malt, mode)
          local there = guild.entry(bert, "roster", "Mara-Eonar")
          assert.is_true(there.deleted)
          assert.equal(guild.EONAR, there.guildName)
          assert.same({}, there.data)
          assert.is_nil(there.leftGuilds)
          local here = guild.entry(malt, "roster", "Mara-Eonar")
          assert.equal(OTHER, here.guildName)
          assert.equal(newer.lastUpdated, here.lastUpdated)
          assert.same({ "a secret" }, here.data.interests)
          assert.same({}, malt.errors)
          assert.same({}, bert.errors)
        end)
      end
    end
  end
end)
