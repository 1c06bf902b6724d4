-- What nobody typed never wins over what somebody typed: second computers, old files, imports.

local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

--- What somebody typed into an entry over the years.
local TYPED = {
  mainCharacter = "Bigone-Eonar",
  interests = { "Raiding", "Mounts" },
  roles = { "HEALER" },
  guildJoinDate = "2019-08-27",
  birthdate = "05-17",
  battletag = "Mir#11999",
}

--- Everything typed is still in a client's copy of an entry.
local function assertTyped(client, id, typed)
  local data = guild.entry(client, "roster", id).data
  for field, value in pairs(typed or TYPED) do
    assert.same(value, data[field], field .. " at " .. client.fullName)
  end
end

describe("an entry that a client makes up", function()
  --- Bert, who knows Anna's entry, and Anna on a computer with `list` on it; nil for no file at all.
  local function secondComputer(list, options)
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local bert = guild.client(realm, "Bert-Eonar", members, { guild.member("Anna-Eonar", {}, TYPED) })
    local anna = guild.client(realm, "Anna-Eonar", members, list, options)
    bert.login()
    anna.login()
    realm.run(60)
    return realm, anna, bert
  end

  for _, who in ipairs({ "anna", "bert" }) do
    it("loses against one that was typed, whichever side starts (" .. who .. ")", function()
      local realm, anna, bert = secondComputer(nil, { level = 71 })
      assert.matches("^1970", guild.entry(anna, "roster", "Anna-Eonar").lastUpdated)
      guild.sync(realm, who == "anna" and anna or bert)
      realm.run(10)
      assertTyped(anna, "Anna-Eonar")
      assertTyped(bert, "Anna-Eonar")
      -- The game's facts are laid over it, as an edit that travels.
      assert.equal(71, guild.entry(anna, "roster", "Anna-Eonar").data.level)
      guild.sync(realm, anna, "all force")
      assertTyped(bert, "Anna-Eonar")
      assert.equal(71, guild.entry(bert, "roster", "Anna-Eonar").data.level)
      guild.assertSame(anna, bert)
      guild.assertClean(anna, bert)
    end)
  end

  it("stays made up through what the client finds out by itself, until somebody types", function()
    local realm, anna = secondComputer(nil)
    for level = 61, 63 do
      anna.options.level = level
      anna.fireEvent("PLAYER_LEVEL_UP", level)
      realm.run(40)
    end
    local entry = guild.entry(anna, "roster", "Anna-Eonar")
    assert.equal(63, entry.data.level)
    assert.matches("^1970", entry.lastUpdated)
    anna.perform(function()
      local data = {}
      for key, value in pairs(entry.data) do
        data[key] = value
      end
      data.interests = { "Fishing" }
      assert(anna.env.GuildHelper.EditEntry("roster", "Anna-Eonar", data))
    end)
    assert.matches("^2026", guild.entry(anna, "roster", "Anna-Eonar").lastUpdated)
  end)

  it("travels in a sync by days like what changed today", function()
    local realm, anna, bert = guild.pair(nil, nil)
    assert.matches("^1970", guild.entry(anna, "roster", "Anna-Eonar").lastUpdated)
    guild.sync(realm, anna, "days 2")
    assert.is_table(guild.entry(bert, "roster", "Anna-Eonar"))
    assert.is_table(guild.entry(anna, "roster", "Bert-Eonar"))
  end)

  it("on top of an old copy wins over that copy only, not over what was typed since", function()
    local old = guild.member("Anna-Eonar", { lastUpdated = guild.daysAgo(300) }, { mainCharacter = "Old-Eonar" })
    local realm, anna, bert = secondComputer({ old }, { level = 72 })
    assert.equal(72, guild.entry(anna, "roster", "Anna-Eonar").data.level)
    guild.sync(realm, bert)
    realm.run(10)
    assertTyped(anna, "Anna-Eonar")
    guild.sync(realm, anna, "all force")
    assertTyped(bert, "Anna-Eonar")
    assert.equal(72, guild.entry(bert, "roster", "Anna-Eonar").data.level)
  end)

  it("by an officer's import of the guild's list loses as well, and the import can be taken back whole", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    guild.list(members, "Cato-Eonar", { level = 80 })
    guild.list(members, "Dora-Eonar", { level = 70 })
    local known = guild.member("Cato-Eonar", {}, TYPED)
    local bert = guild.client(realm, "Bert-Eonar", members, { known })
    local left = guild.member("Gone-Eonar", {}, TYPED)
    local anna = guild.client(realm, "Anna-Eonar", members, { left, guild.member("Dora-Eonar", {}, TYPED) }, { rankIndex = 0 })
    anna.login()
    realm.run(60)
    anna.perform(function() anna.env.SetGuildRosterShowOffline(true) end)
    realm.run(30)
    window.open(realm, anna, "PANE_ROSTER")
    anna.clickLabel("Import roster …")
    realm.run(5)
    assert.is_true(window.sees(anna, "Gone-Eonar"))
    anna.clickLabel("Also delete 1 entry of members who have left")
    anna.clickLabel("Import")
    realm.run(5)
    assert.matches("^1970", guild.entry(anna, "roster", "Cato-Eonar").lastUpdated)
    assertTyped(anna, "Dora-Eonar")
    assert.is_true(guild.entry(anna, "roster", "Gone-Eonar").deleted)
    assert.is_table(guild.data(anna).backup)
    window.open(realm, anna, "PANE_MAINTENANCE")
    anna.clickLabel("Undo import")
    realm.run(5)
    assert.is_false(guild.entry(anna, "roster", "Gone-Eonar").deleted)
    assertTyped(anna, "Gone-Eonar")
    assert.is_true(guild.entry(anna, "roster", "Cato-Eonar").deleted)
    bert.login()
    realm.run(40)
    guild.sync(realm, anna, "all force")
    assert.is_false(guild.entry(anna, "roster", "Cato-Eonar").deleted)
    assertTyped(anna, "Cato-Eonar")
    assertTyped(bert, "Cato-Eonar")
    guild.assertClean(anna, bert)
  end)
end)

describe("a member with an old copy", function()
  it("is asked to sync first before an edit, with a button that does it", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local seen = { userStatus = { ["Bert-Eonar"] = { lastSeen = guild.daysAgo(1), addonVersion = "2.0.0" } } }
    local anna = guild.client(realm, "Anna-Eonar", members, {}, {}, seen)
    local bert = guild.client(realm, "Bert-Eonar", members, {})
    anna.login()
    bert.login()
    realm.run(40)
    window.open(realm, anna, "PANE_NEWS")
    anna.clickLabel("New")
    realm.run(1)
    assert.is_true(window.sees(anna, "You have not synced since you logged in"))
    anna.clickLabel("Sync first")
    assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 120))
    assert.is_table(guild.entry(anna, "roster", "Bert-Eonar"))
    guild.assertClean(anna, bert)
  end)
end)
