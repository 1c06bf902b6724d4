-- Guilds whose members run the compiled addon: clients with saved data, and a sync from the command to its outcome.

local assert = require("luassert")
local entries = require("test-lua.helpers.entries")
local merge = require("test-lua.helpers.merge")
local realms = require("test-lua.helpers.realms")
local sim = require("test-lua.helpers.sim")

--- With everything of the entries, so that specs need only one name.
local guild = merge({}, entries)

--- Saved data in the current schema with these entries; `more` replaces other parts of it.
function guild.savedTable(list, more) return merge(sim.savedTable(list or {}), more) end

--- The text of a SavedVariables file with these entries.
function guild.saved(list, more) return sim.savedFile(guild.savedTable(list, more)) end

--- A realm whose clients have the built addon, with a latency of 120 to 160 ms.
function guild.realm(options) return realms.create(merge({ latency = { 120, 160 } }, options)) end

--- Adds a guild to the realm, by its full name.
function guild.add(realm, fullName)
  local name, home = fullName:match("^(.*)%-([^-]+)$")
  local ranks = { "Guild Master", "Officer", "Member" }
  return realm.addGuild({ name = name, realm = home, ranks = ranks, clubId = "club of " .. fullName })
end

--- A client with entries on disk, not logged in; with nothing on disk if `list` is nil.
-- `options` are the client's, `more` replaces parts of its saved data.
function guild.client(realm, fullName, members, list, options, more)
  local name, home = fullName:match("^(.*)%-([^-]+)$")
  local all = { name = name, realm = home, guild = members }
  if list then
    all.savedVariables = guild.saved(list, more)
  end
  return realm.createClient(merge(all, options))
end

--- Two officers of one guild with entries on disk, logged in long enough that their own facts are written.
function guild.pair(first, second, options, changes)
  local clientOptions = merge({ rankIndex = 1 }, changes)
  local realm = guild.realm(options)
  local members = guild.add(realm, guild.EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, first, clientOptions)
  local bert = guild.client(realm, "Bert-Eonar", members, second, clientOptions)
  anna.login()
  bert.login()
  realm.run(40)
  return realm, anna, bert, members
end

--- Anna and `count` other members of one guild, logged in long enough that their own facts are written.
function guild.crowd(count, options, clientOptions)
  local realm = guild.realm(options)
  local members = guild.add(realm, guild.EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, {}, clientOptions)
  local others = {}
  for index = 1, count do
    local letters = string.char(96 + math.ceil(index / 26), 97 + index % 26)
    others[index] = guild.client(realm, "Member" .. letters .. "-Eonar", members, {})
  end
  for _, client in ipairs(realm.clients) do
    client.login()
  end
  realm.run(40)
  return realm, anna, others
end

--- A member, Anna by default, who has logged in with `saved` on disk, a table of any shape. Returns the realm too.
function guild.loadedMember(saved, name)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local client =
    realm.createClient({ name = name or "Anna", realm = "Eonar", guild = members, savedVariables = sim.savedFile(saved) })
  client.login()
  realm.run(40)
  return client, realm
end

--- A player without a guild who has logged in with `saved` on disk, a table of any shape. Returns the realm too.
function guild.loadedLoner(saved)
  local realm = guild.realm()
  local client = realm.createClient({ name = "Loner", realm = "Eonar", savedVariables = sim.savedFile(saved) })
  client.login()
  realm.run(20)
  assert.same({}, client.errors)
  return client, realm
end

--- The saved data that a client has in memory.
function guild.data(client) return client.env.GuildHelper_SavedVariables end

--- One entry that a client has in memory.
function guild.entry(client, tableType, id) return guild.data(client).sharedData[tableType][id] end

--- Whether an entry that a client has waits for somebody who may write it.
function guild.isUnconfirmed(client, tableType, id)
  local unconfirmed = guild.data(client).unconfirmed
  return unconfirmed ~= nil and unconfirmed[tableType] ~= nil and unconfirmed[tableType][id] ~= nil
end

--- The version of an entry that a client takes for somebody's who may write it; nil if there is none.
function guild.known(client, tableType, id)
  if guild.isUnconfirmed(client, tableType, id) then
    return guild.data(client).unconfirmed[tableType][id].known
  end
  return guild.entry(client, tableType, id)
end

--- How many entries of a table a client has, deleted ones included.
function guild.count(client, tableType)
  local count = 0
  for _ in pairs(guild.data(client).sharedData[tableType]) do
    count = count + 1
  end
  return count
end

--- Whether a line of the chat says how a sync ended.
local function isOutcome(line) return line:find("^Sync ") ~= nil or line:find("^Error Encountered") ~= nil end

--- The chat line that says how the last sync ended, after the first `place` lines; nil if there is none.
function guild.outcome(client, place)
  for index = #client.chat, (place or 0) + 1, -1 do
    if isOutcome(client.chat[index]) then
      return client.chat[index]
    end
  end
end

--- Waits up to `seconds` for a client's first outcome line, which is returned; nil if none comes.
function guild.awaitOutcome(realm, client, seconds)
  realm.runUntil(function() return guild.outcome(client) ~= nil end, seconds)
  return guild.outcome(client)
end

--- Types a sync command and waits for its outcome line, which is returned; nil if none comes within `seconds`.
function guild.sync(realm, client, words, seconds)
  local before = #client.chat
  client.slash("/gh sync " .. (words or "all"))
  realm.runUntil(function() return guild.outcome(client, before) ~= nil end, seconds or 1800)
  realm.run(2)
  return guild.outcome(client, before)
end

--- How many entries the last sync wrote on either side, by the public API.
function guild.moved(client)
  local moved = 0
  for _, user in ipairs(client.env.GuildHelper.SyncState().users) do
    for _, side in ipairs({ user.here, user.there }) do
      moved = moved + side.added + side.replaced + side.deleted
    end
  end
  return moved
end

--- The lines of a client's log as `sender` or `receiver`, as one text.
function guild.log(client, role) return table.concat(guild.logLines(client, role), "\n") end

--- The same as a list of lines.
function guild.logLines(client, role)
  local lines = {}
  for _, row in ipairs(guild.data(client)[role .. "Logs"]) do
    lines[#lines + 1] = table.concat({ row.step, row.user, row.table, row.text }, " ")
  end
  return lines
end

--- A member on the game's guild list who has no client: a mage of level 60 who is offline, as far as `changes` do not differ.
function guild.list(members, fullName, changes)
  local member = { rankIndex = 2, level = 60, className = "Mage", classFile = "MAGE", isOnline = false }
  member.fullName = fullName
  members.setMember(merge(member, changes))
end

--- Fails if a client had an error, read a global that does not exist, or was disconnected for sending too much.
function guild.assertClean(...)
  for _, client in ipairs({ ... }) do
    assert.same({}, client.errors)
    assert.same({}, client.unknownGlobals)
    assert.is_false(client.stats.disconnectedByServer)
  end
end

--- Fails if two clients differ in a table, by default in any.
function guild.assertSame(first, second, tables)
  for _, tableType in ipairs(tables or guild.TABLES) do
    assert.same(guild.data(first).sharedData[tableType], guild.data(second).sharedData[tableType])
  end
end

return guild
