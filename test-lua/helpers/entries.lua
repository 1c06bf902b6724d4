-- Valid entries of each table.

local merge = require("test-lua.helpers.merge")

local entries = {}

entries.EONAR = "No Rest For The Wicked-Eonar"
entries.ALLERIA = "No Rest For The Wicked-Alleria"
--- When a realm starts, in seconds since 1970.
entries.NOW = 1795000000
entries.TABLES = { "setup", "news", "guildInfo", "calendar", "roster" }

--- The timestamp `days` before the realm starts, and `seconds` after that.
function entries.daysAgo(days, seconds) return os.date("!%Y%m%d%H%M%S", entries.NOW - days * 86400 + (seconds or 0)) end

--- A roster entry; `changes` replace fields of the entry, `data` fields of its data.
function entries.member(id, changes, data)
  local entry = {
    id = id,
    tableType = "roster",
    guildName = entries.EONAR,
    lastUpdated = entries.daysAgo(5),
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
  merge(entry, changes)
  merge(entry.data, data)
  return entry
end

--- An entry of news, guildInfo or calendar; `changes` replace fields of the entry, `data` fields of its data.
function entries.article(tableType, number, changes, data)
  local entry = {
    id = ("20261101%06d%04d"):format(number, number),
    tableType = tableType,
    guildName = entries.EONAR,
    lastUpdated = entries.daysAgo(5),
    deleted = false,
    data = { title = "Title " .. number, content = "Content " .. number, category = "General" },
  }
  entry.data[tableType == "calendar" and "eventDate" or "date"] = "2026-11-01 12:00:00"
  merge(entry, changes)
  merge(entry.data, data)
  return entry
end

--- A calendar entry that begins `minutes` after the realm starts.
function entries.event(number, minutes, changes)
  local begins = os.date("!%Y-%m-%d %H:%M:%S", entries.NOW + minutes * 60)
  return entries.article("calendar", number, changes, { title = "Event " .. number, eventDate = begins })
end

--- The setup entry of a guild that links others, 100 days old by default.
function entries.setup(guildName, linked, lastUpdated, contacts)
  local guilds = {}
  for index, name in ipairs(linked) do
    guilds[index] = { name = name }
  end
  return {
    id = guildName:lower():gsub("[^%w\128-\255]", ""),
    tableType = "setup",
    guildName = guildName,
    lastUpdated = lastUpdated or entries.daysAgo(100),
    deleted = false,
    data = { guilds = guilds, contacts = contacts },
  }
end

return entries
