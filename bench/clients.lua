-- Two compiled clients with the data of the benchmark, and what a sync of theirs costs.

local sim = dofile("build/sim.lua")
local data = dofile("bench/dataset.lua")

local GUILDS = { "No Rest For The Wicked-Alleria", "No Rest For The Wicked-Eonar" }
local EONAR = GUILDS[2]
local LATENCY = { 120, 160 }
--- The game's own ids of the two characters.
local CHARACTER_IDS = { Anna = "Player-60-0A000002", Bert = "Player-60-0A000003" }

local bench = {}

local function timestamp(seconds) return os.date("!%Y%m%d%H%M%S", seconds) end

--- The setup entry that links the two guilds, so that all of the data is in scope.
local function setupEntry()
  return {
    id = "norestforthewickedeonar",
    tableType = "setup",
    guildName = EONAR,
    lastUpdated = timestamp(data.now - 100 * 86400),
    deleted = false,
    data = { guilds = { { name = GUILDS[1] }, { name = GUILDS[2] } } },
  }
end

--- The roster entry that a client writes about its own player, so that it need not write it in the run.
local function ownEntry(name)
  return {
    id = name .. "-Eonar",
    tableType = "roster",
    guildName = EONAR,
    lastUpdated = timestamp(data.now - 50 * 86400),
    deleted = false,
    data = {
      name = name .. "-Eonar",
      class = "Warrior",
      level = 60,
      rank = "Member",
      itemLevel = 100,
      battletag = "NA",
      roles = {},
      guildJoinDate = "NA",
      professions = {},
      mainCharacter = "NA",
      interests = {},
      birthdate = "NA",
      faction = "Alliance",
      guid = CHARACTER_IDS[name],
    },
  }
end

--- Saved data with the entries of some lists.
local function saved(...)
  local entries = {}
  for _, list in ipairs({ ... }) do
    for _, entry in pairs(list) do
      entries[#entries + 1] = entry
    end
  end
  return sim.savedFile(sim.savedTable(entries))
end

--- Entries of a list in a later version, the first `count` by their ids.
local function changed(list, count, secondsAgo)
  local ids = {}
  for id in pairs(list) do
    ids[#ids + 1] = id
  end
  table.sort(ids)
  local later, step = {}, math.max(1, math.floor(#ids / math.max(count, 1)))
  for index = 1, count do
    local entry = list[ids[(index - 1) * step + 1]]
    local copy = {}
    for key, value in pairs(entry) do
      copy[key] = value
    end
    copy.data = {}
    for key, value in pairs(entry.data) do
      copy.data[key] = value
    end
    if copy.data.level then
      copy.data.level = copy.data.level % 90 + 1
    else
      copy.data.title = copy.data.title .. " again"
    end
    copy.lastUpdated = timestamp(data.now - secondsAgo + index)
    later[copy.id] = copy
  end
  return later
end

--- Lets one client sync with another, and returns what the session cost, from its first message to its last.
local function measure(realm, first, second)
  local before = realm.totals()
  local watch = realm.watch
  first.stats.longestSlice, second.stats.longestSlice = 0, 0
  first.stats.work, second.stats.work = 0, 0
  watch.from, watch.to = nil, nil
  local held = sim.heldKilobytes()
  watch.peak = held
  first.slash("/gh sync all " .. second.fullName)
  local function isDone() return first.env.GuildHelper.SyncState().isEnded end
  assert(realm.runUntil(isDone, 36000), "the sync has not ended")
  local after = realm.totals()
  local outcome = first.env.GuildHelper.SyncState().outcome
  assert(outcome.kind == "complete", outcome.text)
  realm.run(120)
  return {
    messages = after.messages - before.messages,
    bytes = after.bytes - before.bytes,
    seconds = (watch.to or 0) - (watch.from or 0) + LATENCY[2] / 1000,
    slice = math.max(first.stats.longestSlice, second.stats.longestSlice),
    cpu = (first.stats.work + second.stats.work) / 1000,
    peak = watch.peak - held,
    left = sim.heldKilobytes() - held,
  }
end

--- Two members with these saved data, logged in and settled.
local function pair(firstSaved, secondSaved)
  local watch = { peak = 0 }
  local realm
  local observer = {
    afterFrame = function() watch.peak = math.max(watch.peak, collectgarbage("count")) end,
    accepted = function()
      watch.from, watch.to = watch.from or realm.now(), realm.now()
    end,
  }
  realm = sim.createRealm({ seed = 1, latency = LATENCY, startTime = data.now, observer = observer, traceMessages = false })
  realm.watch = watch
  local guild = realm.addGuild({ name = "No Rest For The Wicked", realm = "Eonar", ranks = { "Master", "Member" } })
  local function client(name, text)
    local options = { name = name, realm = "Eonar", guid = CHARACTER_IDS[name], guild = guild, savedVariables = text }
    return realm.createClient(options)
  end
  local first, second = client("Anna", firstSaved), client("Bert", secondSaved)
  first.login()
  second.login()
  -- The realm's list has only these two: with those who are offline hidden, the others are no former members.
  first.env.SetGuildRosterShowOffline(false)
  second.env.SetGuildRosterShowOffline(false)
  realm.run(120)
  for _, member in ipairs({ first, second }) do
    local own = member.env.GuildHelper_SavedVariables.sharedData.roster[member.fullName]
    local isAsSaved = own.lastUpdated == ownEntry(member.name).lastUpdated
    assert(isAsSaved, member.fullName .. " has written its own entry, which the rows would count: ownEntry lacks a fact")
  end
  return realm, first, second
end

local function owners() return { ownEntry("Anna"), ownEntry("Bert"), setupEntry() } end

--- A new member, who has the setup and their own entry, receives everything.
function bench.newMember(list)
  local realm, first, second = pair(saved({ setupEntry(), ownEntry("Anna") }), saved(owners(), list))
  return measure(realm, first, second)
end

--- Both have the list; so many entries are newer with the second one, and with the first one.
function bench.changes(list, newerThere, newerHere)
  local there = changed(list, newerThere, 86400)
  local here = {}
  if newerHere > 0 then
    local rest = {}
    for id, entry in pairs(list) do
      rest[id] = not there[id] and entry or nil
    end
    here = changed(rest, newerHere, 43200)
  end
  local realm, first, second = pair(saved(owners(), list, here), saved(owners(), list, there))
  return measure(realm, first, second), realm, first, second
end

--- The same pair again the next day, with so many entries newer.
function bench.nextDay(list, count)
  local _, realm, first, second = bench.changes(list, 10, 0)
  realm.run(86400)
  local ids = {}
  for id in pairs(list) do
    ids[#ids + 1] = id
  end
  table.sort(ids)
  second.perform(function()
    local done = 0
    for index = 7, #ids, 37 do
      local entry = second.env.GuildHelper.ReadEntry(list[ids[index]].tableType, ids[index])
      if done < count and not entry.deleted then
        local copy = {}
        for key, value in pairs(entry.data) do
          copy[key] = value
        end
        copy.level = copy.level and copy.level % 90 + 1
        assert(second.env.GuildHelper.EditEntry(entry.tableType, entry.id, copy))
        done = done + 1
      end
    end
  end)
  return measure(realm, first, second)
end

--- Entries of each table, all of them equal on both sides.
function bench.equal(list) return bench.changes(list, 0, 0) end

--- A client alone in a realm, whose modules and game can be used for themselves. Returns both.
function bench.alone()
  local realm = sim.createRealm({ seed = 1 })
  local client = realm.createClient({ name = "Anna", realm = "Eonar" })
  client.login()
  realm.run(30)
  return realm, client
end

--- So many members of the two guilds, by their ids.
function bench.roster(count, seed) return (data.roster(count, seed)) end

--- So many articles of a kind, by their ids.
function bench.articles(kind, count) return (data.articles(kind, count)) end

return bench
