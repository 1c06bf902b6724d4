-- The roster pane of a guild master.

local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")
local window = require("test-lua.helpers.window")

local rosterPane = {}

--- Anna at the roster pane, in a guild with Carl, who is online, and Dora, who is not; neither has the addon.
-- `list` is on Anna's disk, `options` are her client's. Returns the realm, Anna and the guild.
function rosterPane.open(list, options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  guild.list(members, "Carl-Eonar", {
    level = 33,
    isOnline = true,
    zone = "Moonglade",
    note = "the quiet one",
    officerNote = "",
    hoursAway = 0,
  })
  guild.list(members, "Dora-Eonar", {
    rankIndex = 1,
    className = "Druid",
    classFile = "DRUID",
    zone = "Westfall",
    note = "",
    officerNote = "",
    hoursAway = 50,
  })
  local anna = guild.client(realm, "Anna-Eonar", members, list or {}, merge({ rankIndex = 0 }, options))
  anna.login()
  realm.run(40)
  window.open(realm, anna, "PANE_ROSTER")
  realm.run(1)
  return realm, anna, members
end

--- The data of a roster entry that a client has, and the entry itself.
function rosterPane.dataOf(client, user)
  local entry = guild.entry(client, "roster", user)
  return entry and entry.data, entry
end

return rosterPane
