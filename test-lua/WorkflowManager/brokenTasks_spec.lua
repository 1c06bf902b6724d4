-- An error in any task of either flow: what it must leave behind.

local addons = require("test-lua.helpers.addons")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")

local SENDER = {
  "findUsers",
  "nextUser",
  "openSenderSession",
  "askReady",
  "beginTable",
  "requestMetadata",
  "compareTables",
  "splitActions",
  "requestEntries",
  "finishLocalActions",
  "sendDeletions",
  "sendChanges",
  "completeTable",
  "continueTable",
  "agreeScope",
  "askForConfirmation",
  "completeUser",
  "closeSenderSession",
  "noteUserOutcome",
  "concludeRun",
  "sendBatches",
}
local RECEIVER = {
  "openReceiverSession",
  "answerReady",
  "awaitOrder",
  "answerScope",
  "sendRows",
  "sendCells",
  "sendWhole",
  "sendWantedEntries",
  "applyBatch",
  "confirmTable",
  "answerQuestions",
  "takeConfirmations",
  "confirmUser",
  "closeReceiverSession",
  "replyToBatch",
}

--- A copy of the built addon in which each of these functions fails once when `FAILS_ONCE` names it.
local function breakableAddon(names)
  local text = files.read(addons.BUILT .. "/GuildHelper.lua")
  for _, name in ipairs(names) do
    local count
    text, count = text:gsub(
      "(function ____exports%." .. name .. "%([^\n]*\n)",
      function(head) return head .. ("if FAILS_ONCE == %q then FAILS_ONCE = false error('broken on purpose') end\n"):format(name) end
    )
    assert(count == 1, name .. " is there " .. count .. " times")
  end
  local folder = files.temporaryFolder() .. "/GuildHelper"
  files.run(("cp -r '%s' '%s'"):format(addons.BUILT, folder))
  files.write(folder .. "/GuildHelper.lua", text)
  return folder
end

--- Entries with something to do for every task: to delete, to send and to fetch, in small tables and in a large one.
local function contents(side)
  local list = {}
  for index = 1, 150 do
    list[index] = guild.member(("Member%s-Eonar"):format(string.char(97 + index / 26, 97 + index % 26)))
  end
  for index = 1, 4 do
    list[#list + 1] = guild.article("news", index * 2 + side, {}, { title = "of side " .. side })
  end
  list[#list + 1] = guild.article("calendar", 1, { deleted = side == 1, lastUpdated = guild.daysAgo(side) })
  list[#list + 1] = guild.article("guildInfo", 1, { deleted = side == 2, lastUpdated = guild.daysAgo(3 - side) })
  list[#list + 1] = guild.setup(guild.EONAR, side == 1 and { guild.EONAR } or { guild.EONAR, guild.ALLERIA }, guild.daysAgo(side))
  list[#list + 1] = guild.member("Side" .. string.char(96 + side) .. "-Eonar", { lastUpdated = guild.daysAgo(1) })
  return list
end

--- Both clients with the addon, and nothing broken yet.
local function pairWith(folder)
  local realm, anna, bert = guild.pair(contents(1), contents(2), { addonFolder = folder })
  anna.env.FAILS_ONCE, bert.env.FAILS_ONCE = false, false
  return realm, anna, bert
end

--- Fails if anything of a sync is left, or the next one does not make both sides equal.
local function assertRecovers(realm, anna, bert, name)
  realm.run(3)
  for _, client in ipairs({ anna, bert }) do
    for _, session in pairs(guild.data(client).syncSessions) do
      assert.are_not.equal("In Progress", session.status, name)
    end
    assert.is_false(client.env.GuildHelper.SyncState() ~= nil and not client.env.GuildHelper.SyncState().isEnded, name)
  end
  local line = guild.sync(realm, anna, "Bert-Eonar", 120)
  assert.matches("^Sync Complete", line or "no outcome", name)
  guild.assertSame(anna, bert, { "news", "guildInfo", "calendar", "setup" })
end

describe("an error in a task of", function()
  local folder
  setup(function()
    local all = {}
    for _, names in ipairs({ SENDER, RECEIVER }) do
      for _, name in ipairs(names) do
        all[#all + 1] = name
      end
    end
    folder = breakableAddon(all)
  end)

  for _, name in ipairs(SENDER) do
    it("the sender, " .. name .. ", ends its sync as an error, and the next one completes", function()
      local realm, anna, bert = pairWith(folder)
      anna.env.FAILS_ONCE = name
      local line = guild.sync(realm, anna, "Bert-Eonar", 120)
      if anna.env.FAILS_ONCE then
        anna.env.FAILS_ONCE = false
        assert.matches("^Sync Complete", line) -- this pair has nothing for the task
        return
      end
      assert.matches("^Error Encountered: .*broken on purpose", line or "no outcome")
      assert.matches("an error in the addon: .*broken on purpose", guild.log(anna, "sender"))
      assert.equal(1, #anna.errors)
      assert.same({}, bert.errors)
      assertRecovers(realm, anna, bert, name)
    end)
  end

  for _, name in ipairs(RECEIVER) do
    it("the receiver, " .. name .. ", frees its place, and the next sync completes", function()
      local realm, anna, bert = pairWith(folder)
      bert.env.FAILS_ONCE = name
      local line = guild.sync(realm, anna, "Bert-Eonar", 120)
      if bert.env.FAILS_ONCE then
        bert.env.FAILS_ONCE = false
        assert.matches("^Sync Complete", line)
        return
      end
      assert.matches("an error in the addon: .*broken on purpose", guild.log(bert, "receiver"))
      assert.equal(1, #bert.errors)
      assert.same({}, anna.errors)
      assertRecovers(realm, anna, bert, name)
    end)
  end
end)
