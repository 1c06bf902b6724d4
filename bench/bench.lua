-- Measures what a sync costs, row by row. Run by scripts/bench.mjs after a build: lua5.1 bench/bench.lua [quick]

local sim = dofile("build/sim.lua")
local data = dofile("bench/dataset.lua")

local GUILDS = { "No Rest For The Wicked-Alleria", "No Rest For The Wicked-Eonar" }
local EONAR = GUILDS[2]
local LATENCY = { 120, 160 }

local bench = {}

local function timestamp(seconds)
  return os.date("!%Y%m%d%H%M%S", seconds)
end

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
  local before, place = realm.totals(), #realm.trace
  first.stats.longestSlice, second.stats.longestSlice = 0, 0
  local cpu = os.clock()
  first.slash("/gh sync all " .. second.fullName)
  local function isDone()
    return first.env.GuildHelper.SyncState().isEnded
  end
  assert(realm.runUntil(isDone, 36000), "the sync has not ended")
  cpu = os.clock() - cpu
  local after = realm.totals()
  local outcome = first.env.GuildHelper.SyncState().outcome
  assert(outcome.kind == "complete", outcome.text)
  local from, to
  for index = place + 1, #realm.trace do
    local time = tonumber(realm.trace[index]:match("^([%d.]+) %S+ [<-]"))
    if time then
      from, to = from or time, time
    end
  end
  realm.run(2)
  return {
    messages = after.messages - before.messages,
    bytes = after.bytes - before.bytes,
    seconds = (to or 0) - (from or 0),
    slice = math.max(first.stats.longestSlice, second.stats.longestSlice),
    cpu = cpu,
  }
end

--- Two members with these saved data, logged in and settled.
local function pair(firstSaved, secondSaved)
  local realm = sim.createRealm({ seed = 1, latency = LATENCY, startTime = data.now })
  local guild = realm.addGuild({ name = "No Rest For The Wicked", realm = "Eonar", ranks = { "Master", "Member" } })
  local function client(name, text)
    return realm.createClient({ name = name, realm = "Eonar", guild = guild, savedVariables = text })
  end
  local first, second = client("Anna", firstSaved), client("Bert", secondSaved)
  first.login()
  second.login()
  realm.run(120)
  return realm, first, second
end

local function owners()
  return { ownEntry("Anna"), ownEntry("Bert"), setupEntry() }
end

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
function bench.equal(list)
  return bench.changes(list, 0, 0)
end

local function roster(count, seed)
  return (data.roster(count, seed))
end

--- The rows of the project's own figures: name, what is measured, and what is to be reached.
local ROWS = {
  { "a new member receives 1000 roster entries", function() return bench.newMember(roster(1000)) end, 85, 19500, 35 },
  { "1000 on both sides, 10 newer on one", function() return (bench.changes(roster(1000), 10, 0)) end, 14, 2500, 4 },
  { "the same, 10 newer on each", function() return (bench.changes(roster(1000), 10, 10)) end, 20, 3500, nil },
  { "the same pair the next day, 10 newer", function() return bench.nextDay(roster(1000), 10) end, 10, 1500, 3 },
  { "all five tables equal", function() return (bench.equal(roster(1000))) end, 4, 200, 1 },
  { "200 news to a new member", function() return bench.newMember((data.articles("news", 200))) end, 125, 30500, nil },
}

local function shown(value, target, format)
  local text = format:format(value)
  if target then
    text = text .. (value <= target and " ok" or " (" .. target .. ")")
  end
  return text
end

--- Measures all rows. Returns their names and results in order.
function bench.rows()
  local results = {}
  for index, row in ipairs(ROWS) do
    results[index] = { name = row[1], result = row[2](), messages = row[3], bytes = row[4], seconds = row[5] }
  end
  return results
end

--- A figure with the one to reach: a check mark where it is reached, else what is missing to it.
local function cell(value, target, format)
  local text = format:format(value)
  if not target then
    return text
  end
  return ("%s (%s %s)"):format(text, value <= target and "≤" or "not yet ≤", target)
end

--- The page of figures, as Markdown.
local function page(results)
  local lines = {
    "# What a sync costs",
    "",
    "Written by `npm run bench -- --write`: two compiled clients in the headless realm, 120 to 160 ms latency, both at",
    "800 bytes a second with the burst of 4000. Messages and bytes are of both directions together, from the session's",
    "first message to its last; seconds are the game's time; the slice is the longest part of one frame, by the realm's",
    "model of the processor. In brackets what is to be reached. A test keeps messages and bytes from getting worse by",
    "more than 3 %.",
    "",
    "| work | messages | bytes | seconds | longest slice |",
    "| --- | --- | --- | --- | --- |",
  }
  for _, row in ipairs(results) do
    local result = row.result
    lines[#lines + 1] = ("| %s | %s | %s | %s | %.1f ms |"):format(
      row.name,
      cell(result.messages, row.messages, "%d"),
      cell(result.bytes, row.bytes, "%d"),
      cell(result.seconds, row.seconds, "%.1f"),
      result.slice
    )
  end
  return table.concat(lines, "\n") .. "\n"
end

--- Figures that a later run may exceed by 3 % at most, as a Lua table.
local function recorded(results)
  local lines = { "-- What the rows cost when this was written by `npm run bench -- --write`.", "return {" }
  for _, row in ipairs(results) do
    lines[#lines + 1] = ("  [%q] = { messages = %d, bytes = %d },"):format(row.name, row.result.messages, row.result.bytes)
  end
  lines[#lines + 1] = "}"
  return table.concat(lines, "\n") .. "\n"
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

if arg and arg[0] and arg[0]:find("bench.lua$") then
  local results = bench.rows()
  print(("%-44s %14s %16s %12s %9s %7s"):format("", "messages", "bytes", "seconds", "slice ms", "CPU s"))
  for _, row in ipairs(results) do
    local result = row.result
    print(("%-44s %14s %16s %12s %9.2f %7.2f"):format(
      row.name,
      shown(result.messages, row.messages, "%d"),
      shown(result.bytes, row.bytes, "%d"),
      shown(result.seconds, row.seconds, "%.1f"),
      result.slice,
      result.cpu
    ))
  end
  if arg[1] == "--write" then
    write("docs/performance.md", page(results))
    write("bench/recorded.lua", recorded(results))
  end
end

return bench
