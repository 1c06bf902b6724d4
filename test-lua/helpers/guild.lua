-- Guilds of compiled clients for the specs: saved data, a guild of members, a sync from click to outcome.

local assert = require("luassert")
local support = require("test-lua.helpers.support")

local guild = {}

guild.EONAR = "No Rest For The Wicked-Eonar"
guild.ALLERIA = "No Rest For The Wicked-Alleria"
guild.NOW = 1795000000
guild.TABLES = { "setup", "news", "guildInfo", "calendar", "roster" }

--- The timestamp of so many days before the realm starts.
function guild.daysAgo(days, seconds)
  return os.date("!%Y%m%d%H%M%S", guild.NOW - days * 86400 + (seconds or 0))
end

--- An entry, fields of it replaced by `changes`, and of its data by `data`.
local function with(entry, changes, data)
  for key, value in pairs(changes or {}) do
    entry[key] = value
  end
  for key, value in pairs(data or {}) do
    entry.data[key] = value
  end
  return entry
end

--- A valid roster entry; `changes` replace fields of the entry, `data` of its data.
function guild.member(id, changes, data)
  local entry = {
    id = id,
    tableType = "roster",
    guildName = guild.EONAR,
    lastUpdated = guild.daysAgo(5),
    deleted = false,
    data = {
      name = id,
      class = "Shaman",
      level = 80,
      rank = "Member",
      itemLevel = 0,
      battletag = "NA",
      roles = {},
      guildJoinDate = "2024-12-15",
      professions = {},
      mainCharacter = "NA",
      interests = {},
      birthdate = "NA",
      faction = "Unknown",
    },
  }
  return with(entry, changes, data)
end

--- A valid article of news, guildInfo or calendar.
function guild.article(tableType, number, changes, data)
  local entry = {
    id = ("20261101%06d%04d"):format(number, number),
    tableType = tableType,
    guildName = guild.EONAR,
    lastUpdated = guild.daysAgo(5),
    deleted = false,
    data = { title = "Title " .. number, content = "Content " .. number, category = "General" },
  }
  entry.data[tableType == "calendar" and "eventDate" or "date"] = "2026-11-01 12:00:00"
  return with(entry, changes, data)
end

--- The setup entry of a guild that links others.
function guild.setup(guildName, linked, lastUpdated, contacts)
  local guilds = {}
  for index, name in ipairs(linked) do
    guilds[index] = { name = name }
  end
  return {
    id = guildName:lower():gsub("[^%w\128-\255]", ""),
    tableType = "setup",
    guildName = guildName,
    lastUpdated = lastUpdated or guild.daysAgo(100),
    deleted = false,
    data = { guilds = guilds, contacts = contacts },
  }
end

--- Saved data of the present schema with these entries; `more` replaces other parts of it.
function guild.savedTable(entries, more)
  local saved = support.sim.savedTable(entries or {})
  for key, value in pairs(more or {}) do
    saved[key] = value
  end
  return saved
end

--- The text of a SavedVariables file with these entries.
function guild.saved(entries, more)
  return support.sim.savedFile(guild.savedTable(entries, more))
end

--- A realm in which the compiled addon is installed.
function guild.realm(options)
  local all = { latency = { 120, 160 } }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  return support.newRealm(all)
end

--- A guild of the realm, by its full name.
function guild.add(realm, fullName)
  local name, home = fullName:match("^(.*)%-([^-]+)$")
  return realm.addGuild({ name = name, realm = home, ranks = { "Guild Master", "Officer", "Member" } })
end

--- A client with entries on disk, not logged in. `options` go to the realm; `more` to the saved data.
function guild.client(realm, fullName, members, entries, options, more)
  local name, home = fullName:match("^(.*)%-([^-]+)$")
  local all = { name = name, realm = home, guild = members }
  if entries then
    all.savedVariables = guild.saved(entries, more)
  end
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  return realm.createClient(all)
end

--- Two members of one guild with entries on disk, logged in and settled; their own facts are written by then.
function guild.pair(first, second, options, clientOptions)
  local realm = guild.realm(options)
  local members = guild.add(realm, guild.EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, first, clientOptions)
  local bert = guild.client(realm, "Bert-Eonar", members, second, clientOptions)
  anna.login()
  bert.login()
  realm.run(40)
  return realm, anna, bert, members
end

--- The saved data that a client has in memory.
function guild.data(client)
  return client.env.GuildHelper_SavedVariables
end

--- One entry that a client has in memory.
function guild.entry(client, tableType, id)
  return guild.data(client).sharedData[tableType][id]
end

--- The line in the chat that says how the last sync ended, or nil.
function guild.outcome(client)
  for index = #client.chat, 1, -1 do
    local line = client.chat[index]
    if line:find("^Sync ") or line:find("^Error Encountered") then
      return line
    end
  end
end

--- Types a sync command and waits for its outcome line, which is returned; nil when none comes in time.
function guild.sync(realm, client, words, seconds)
  local before = #client.chat
  client.slash("/gh sync " .. (words or "all"))
  local function isDone()
    for index = before + 1, #client.chat do
      if client.chat[index]:find("^Sync ") or client.chat[index]:find("^Error Encountered") then
        return true
      end
    end
    return false
  end
  realm.runUntil(isDone, seconds or 1800)
  realm.run(2)
  return isDone() and guild.outcome(client) or nil
end

--- What a sync moved: entries written here and there, as the public API tells.
function guild.moved(client)
  local moved = 0
  for _, user in ipairs(client.env.GuildHelper.SyncState().users) do
    for _, side in ipairs({ user.here, user.there }) do
      moved = moved + side.added + side.replaced + side.deleted
    end
  end
  return moved
end

--- Lines of a log as one text.
function guild.log(client, role)
  local lines = {}
  for _, row in ipairs(guild.data(client)[role .. "Logs"]) do
    lines[#lines + 1] = table.concat({ row.step, row.user, row.table, row.text }, " ")
  end
  return table.concat(lines, "\n")
end

--- Fails where a client had an error or read a global that does not exist.
function guild.assertClean(...)
  for _, client in ipairs({ ... }) do
    assert.same({}, client.errors)
    assert.same({}, client.unknownGlobals)
    assert.is_false(client.stats.disconnectedByServer)
  end
end

--- Fails where the clients do not have the same entries in a table.
function guild.assertSame(first, second, tables)
  for _, tableType in ipairs(tables or guild.TABLES) do
    assert.same(guild.data(first).sharedData[tableType], guild.data(second).sharedData[tableType])
  end
end

return guild
