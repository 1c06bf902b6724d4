local guild = require("test-lua.helpers.guild")

--- What Anna's player has typed over the years.
local TYPED = { interests = { "Fishing" }, guildJoinDate = "2019-08-27", roles = { "HEALER" }, class = "Mage" }
local GUID = "Player-60-0A00FFFF"

local function typed(more)
  local data = {}
  for _, list in ipairs({ TYPED, more or {} }) do
    for name, value in pairs(list) do
      data[name] = value
    end
  end
  return data
end

--- A guild of Anna, whose entry is known under her name, and Bert, who has an alt of hers in his file.
-- Anna is offline again; `rules` are of the setup.
local function olderGuild(options)
  local all = options or {}
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local list = {
    guild.member("Anna-Eonar", {}, typed({ guid = GUID })),
    guild.member("Alt-Eonar", {}, { mainCharacter = "Anna-Eonar" }),
  }
  if all.setup then
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    for name, value in pairs(all.setup) do
      setup.data[name] = value
    end
    list[#list + 1] = setup
  end
  members.setMember({ fullName = "Alt-Eonar", rankIndex = 2, level = 5, className = "Shaman", isOnline = false })
  local anna = guild.client(realm, "Anna-Eonar", members, list, { class = "MAGE", guid = GUID })
  local bert = guild.client(realm, "Bert-Eonar", members, list, { rankIndex = all.rankOfBert or 2 })
  anna.login()
  realm.run(60)
  anna.logout()
  return realm, anna, bert, members
end

--- Logs in, and waits until the guild's list is complete and facts are written.
local function play(realm, ...)
  for _, client in ipairs({ ... }) do
    client.login()
  end
  realm.run(120)
  for _, client in ipairs({ ... }) do
    guild.assertClean(client)
  end
end

local function assertMoved(client, from, to)
  local entry = guild.entry(client, "roster", to)
  assert.same({ "Fishing" }, entry.data.interests)
  assert.equal("2019-08-27", entry.data.guildJoinDate)
  assert.same({ "HEALER" }, entry.data.roles)
  assert.equal(to, entry.data.name)
  assert.is_true(entry.lastUpdated > "1999")
  assert.is_true(guild.entry(client, "roster", from).deleted)
end

describe("a character that was renamed", function()
  it("keeps what its player typed, and its alts follow", function()
    local realm, anna = olderGuild()
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, anna)
    assertMoved(anna, "Anna-Eonar", "Hanna-Eonar")
    assert.equal("Hanna-Eonar", guild.entry(anna, "roster", "Alt-Eonar").data.mainCharacter)
    assert.equal(GUID, guild.entry(anna, "roster", "Hanna-Eonar").data.guid)
  end)

  it("keeps it through a move to another realm too, also one with a member of that name", function()
    local realm, anna, _, members = olderGuild()
    members.setMember({ fullName = "Anna-Alleria", rankIndex = 2, level = 5, className = "Mage", isOnline = false })
    realm.transferCharacter("Anna-Eonar", "Area52")
    play(realm, anna)
    assertMoved(anna, "Anna-Eonar", "Anna-Area52")
    assert.is_nil(guild.entry(anna, "roster", "Anna-Alleria"))
  end)

  it("is written by an officer's client that sees it in the game's list, with those who do not run the addon", function()
    local realm, _, bert = olderGuild({ rankOfBert = 1 })
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, bert)
    assertMoved(bert, "Anna-Eonar", "Hanna-Eonar")
    assert.equal("Hanna-Eonar", guild.entry(bert, "roster", "Alt-Eonar").data.mainCharacter)
  end)

  it("is left alone by other members' clients", function()
    local realm, _, bert = olderGuild()
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, bert)
    assert.is_false(guild.entry(bert, "roster", "Anna-Eonar").deleted)
    assert.is_nil(guild.entry(bert, "roster", "Hanna-Eonar"))
  end)

  it("reaches the others with a sync, where what was typed since wins", function()
    local realm, anna, bert = olderGuild()
    realm.renameCharacter("Anna-Eonar", "Hanna")
    local newer = guild.member("Hanna-Eonar", { lastUpdated = guild.daysAgo(1) }, { interests = { "Cooking" }, class = "Mage" })
    local sim = require("test-lua.helpers.sim")
    bert.savedVariables = sim.savedFile(sim.savedTable({ guild.member("Anna-Eonar", {}, typed({ guid = GUID })), newer }))
    play(realm, anna, bert)
    guild.sync(realm, anna, "all force")
    for _, client in ipairs({ anna, bert }) do
      assert.is_true(guild.entry(client, "roster", "Anna-Eonar").deleted)
      assert.same({ "Cooking" }, guild.entry(client, "roster", "Hanna-Eonar").data.interests)
    end
  end)

  it("is as old as what was moved, also on a client that has just synced, so that what was typed meanwhile wins", function()
    local realm, anna, bert = olderGuild({ rankOfBert = 1 })
    play(realm, anna, bert)
    guild.sync(realm, bert, "all force")
    local before = {}
    for _, id in ipairs({ "Anna-Eonar", "Alt-Eonar" }) do
      before[id] = tonumber(guild.entry(bert, "roster", id).lastUpdated)
    end
    anna.logout()
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, anna)
    local data = guild.member("Hanna-Eonar", {}, typed({ guid = GUID, interests = { "Cooking" } })).data
    local id
    anna.perform(function() id = anna.env.GuildHelper.EditEntry("roster", "Hanna-Eonar", data) end)
    assert.equal("Hanna-Eonar", id)
    realm.run(5)
    assert.is_nil(guild.entry(bert, "roster", "Hanna-Eonar"))
    bert.zone()
    realm.run(120)
    assertMoved(bert, "Anna-Eonar", "Hanna-Eonar")
    for moved, from in pairs({ ["Anna-Eonar"] = "Anna-Eonar", ["Hanna-Eonar"] = "Anna-Eonar", ["Alt-Eonar"] = "Alt-Eonar" }) do
      assert.equal(before[from] + 1, tonumber(guild.entry(bert, "roster", moved).lastUpdated), moved)
    end
    guild.sync(realm, bert, "all force")
    for _, client in ipairs({ anna, bert }) do
      assert.same({ "Cooking" }, guild.entry(client, "roster", "Hanna-Eonar").data.interests)
    end
    guild.assertSame(anna, bert)
  end)

  it("may not delete its former entry where members write only their own: an officer's client does", function()
    local realm, anna, bert = olderGuild({ setup = { ownEntriesOnly = true }, rankOfBert = 1 })
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, anna)
    assert.same({ "Fishing" }, guild.entry(anna, "roster", "Hanna-Eonar").data.interests)
    assert.is_false(guild.entry(anna, "roster", "Anna-Eonar").deleted)
    play(realm, bert)
    assertMoved(bert, "Anna-Eonar", "Hanna-Eonar")
  end)
end)

describe("an entry that claims a character's id", function()
  --- Bert, an officer, and Anna are online with an entry of Evil that has Anna's id; `change` does something before.
  local function claimed(change, data, anna)
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local list = {
      guild.member("Evil-Eonar", {}, { class = "Mage", interests = { "Evil" }, guid = GUID, mainCharacter = "Evil-Eonar" }),
      guild.member("Alt-Eonar", {}, { mainCharacter = "Anna-Eonar" }),
    }
    if data then
      list[#list + 1] = guild.member("Anna-Eonar", {}, data)
    end
    local first = guild.client(realm, "Anna-Eonar", members, list, anna or { class = "MAGE", guid = GUID })
    local bert = guild.client(realm, "Bert-Eonar", members, list, { rankIndex = 1 })
    change(members, list)
    play(realm, first, bert)
    return first, bert
  end
  local function isMember(members)
    members.setMember({ fullName = "Evil-Eonar", rankIndex = 2, level = 5, className = "Mage", isOnline = false })
  end

  it("takes and gives nothing while the game's list has its character", function()
    for _, client in ipairs({ claimed(isMember) }) do
      assert.is_false(guild.entry(client, "roster", "Evil-Eonar").deleted)
      assert.equal("Anna-Eonar", guild.entry(client, "roster", "Alt-Eonar").data.mainCharacter)
    end
    local anna = claimed(isMember)
    assert.same({}, guild.entry(anna, "roster", "Anna-Eonar").data.interests)
  end)

  it("changes nothing that somebody knows, wherever its character has gone, and loses only itself", function()
    for _, client in ipairs({ claimed(function() end, typed()) }) do
      assert.same({ "Fishing" }, guild.entry(client, "roster", "Anna-Eonar").data.interests)
      assert.is_false(guild.entry(client, "roster", "Anna-Eonar").deleted)
      assert.equal("Anna-Eonar", guild.entry(client, "roster", "Alt-Eonar").data.mainCharacter)
    end
  end)

  it("counts for nothing with another class", function()
    local anna, bert = claimed(function() end, nil, { class = "WARRIOR", guid = GUID })
    for _, client in ipairs({ anna, bert }) do
      assert.is_false(guild.entry(client, "roster", "Evil-Eonar").deleted)
    end
    assert.same({}, guild.entry(anna, "roster", "Anna-Eonar").data.interests)
  end)

  it("counts for nothing if another one claims the same", function()
    local realm, anna = olderGuild()
    anna.savedVariables = guild.saved({
      guild.member("Anna-Eonar", {}, typed({ guid = GUID })),
      guild.member("Evil-Eonar", {}, { class = "Mage", guid = GUID }),
    })
    realm.renameCharacter("Anna-Eonar", "Hanna")
    play(realm, anna)
    assert.is_false(guild.entry(anna, "roster", "Anna-Eonar").deleted)
    assert.is_false(guild.entry(anna, "roster", "Evil-Eonar").deleted)
    assert.same({}, guild.entry(anna, "roster", "Hanna-Eonar").data.interests)
  end)

  it("counts for nothing while the list is not whole", function()
    local realm, anna = olderGuild()
    realm.renameCharacter("Anna-Eonar", "Hanna")
    anna.login()
    anna.setRosterGaps("rows")
    realm.run(120)
    assert.is_false(guild.entry(anna, "roster", "Anna-Eonar").deleted)
    anna.setRosterGaps("none")
    realm.run(120)
    assert.is_false(guild.entry(anna, "roster", "Anna-Eonar").deleted and not guild.entry(anna, "roster", "Hanna-Eonar"))
  end)
end)

describe("an id of another form", function()
  it("makes an entry invalid", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local client = guild.client(realm, "Anna-Eonar", members, {})
    client.login()
    realm.run(20)
    local validate = client.require("src.DataSyncManager.data.Validation").validateEntry
    for guid, isValid in pairs({ [GUID] = true, ["Player-60"] = false, ["Pet-0-1-2"] = false, [""] = false }) do
      assert.equal(isValid, validate(guild.member("Bert-Eonar", {}, { guid = guid }), "roster") == nil, guid)
    end
  end)
end)
