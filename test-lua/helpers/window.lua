-- The addon's window as a player uses it: what can be seen, and the way to a pane.

local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")
local sim = require("test-lua.helpers.sim")

local window = {}

window.PANES = {
  "PANE_SYNC",
  "PANE_NEWS",
  "PANE_GUILD_INFO",
  "PANE_CALENDAR",
  "PANE_ROSTER",
  "PANE_GROUPS",
  "PANE_MEMBER",
  "PANE_SETUP",
  "PANE_MAINTENANCE",
  "PANE_LOGS",
}
window.FLAVORS = { "mainline", "mists", "tbc", "vanilla" }

--- A pane's name in a spec: "the guild info pane" for PANE_GUILD_INFO.
function window.nameOf(pane) return "the " .. pane:gsub("^PANE_", ""):gsub("_", " "):lower() .. " pane" end

--- All texts on a client's screen, one a line.
function window.seen(client) return table.concat(client.visibleTexts(), "\n") end

--- Whether the words, a plain text, are on a client's screen.
function window.sees(client, words) return window.seen(client):find(words, 1, true) ~= nil end

--- The position of each text among all that are on the screen; nil for one that is not.
function window.order(client, ...)
  local texts, places = client.visibleTexts(), {}
  for index, words in ipairs({ ... }) do
    for place, text in ipairs(texts) do
      if text == words then
        places[index] = place
      end
    end
  end
  return places
end

--- Opens the window at a pane, by the locale key of its title.
function window.open(realm, client, title)
  client.slash("/gh")
  if #client.visibleTexts() == 0 then
    client.slash("/gh")
  end
  client.clickLabel(client.sentences()[title])
  realm.run(1)
end

--- The text that `/gh export`, or `/gh export logs`, shows; nil if it shows none.
function window.exported(realm, client, command)
  client.slash(command)
  realm.run(10)
  for _, text in ipairs(client.visibleTexts()) do
    if text:find("^GuildHelper %l+ 1\n") then
      return text
    end
  end
end

--- The guild master and a member, logged in. `list` is on the guild master's disk, `options` are their client's.
function window.leaderAndMember(list, options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local leader = guild.client(realm, "Anna-Eonar", members, list or {}, merge({ rankIndex = 0 }, options))
  local member = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2 })
  leader.login()
  member.login()
  realm.run(40)
  return realm, leader, member, members
end

--- A guild master with some entries of every table, at a pane with its first row selected. `options` are the client's.
function window.at(pane, options)
  local list = sim.sampleArticles("news", 6, 1, guild.NOW, guild.EONAR)
  for _, more in ipairs({
    sim.sampleArticles("guildInfo", 6, 2, guild.NOW, guild.EONAR),
    sim.sampleArticles("calendar", 20, 3, guild.NOW, guild.EONAR),
    sim.sampleRoster(20, 4, guild.NOW, { guild.EONAR }),
    { guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA }) },
  }) do
    for _, entry in ipairs(more) do
      list[#list + 1] = entry
    end
  end
  local realm, anna = window.leaderAndMember(list, options)
  guild.data(anna).senderLogs[1] =
    { time = guild.daysAgo(0), session = "abcd", step = "1", user = "Bert-Eonar", table = "NONE", text = "x" }
  window.open(realm, anna, pane)
  anna.pressKey("DOWN")
  realm.run(1)
  return realm, anna
end

return window
