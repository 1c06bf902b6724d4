-- What specs of the window share: what a player sees, opening panes.

local guild = require("test-lua.helpers.guild")
local support = require("test-lua.helpers.support")

local window = {}

window.PANES = {
  "PANE_SYNC", "PANE_NEWS", "PANE_GUILD_INFO", "PANE_CALENDAR", "PANE_ROSTER",
  "PANE_GROUPS", "PANE_MEMBER", "PANE_SETUP", "PANE_MAINTENANCE", "PANE_LOGS",
}
window.FLAVORS = { "mainline", "mists", "tbc", "vanilla" }

--- All texts that a client's player can see, as one.
function window.seen(client)
  return table.concat(client.visibleTexts(), "\n")
end

--- Whether a player can see the words somewhere.
function window.sees(client, words)
  return window.seen(client):find(words, 1, true) ~= nil
end

--- The places of words among all that can be seen, in the order in which they stand.
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

--- Opens the window at a pane, by the key of its name.
function window.open(realm, client, title)
  client.slash("/gh")
  if #client.visibleTexts() == 0 then
    client.slash("/gh")
  end
  client.clickLabel(client.sentences()[title])
  realm.run(1)
end

--- Two members: the guild's leader at the keyboard, and another one. `entries` are on the leader's disk.
function window.leaderAndMember(entries, options)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local all = { rankIndex = 0 }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  local leader = guild.client(realm, "Anna-Eonar", members, entries or {}, all)
  local member = guild.client(realm, "Bert-Eonar", members, {}, { rankIndex = 2 })
  leader.login()
  member.login()
  realm.run(40)
  return realm, leader, member, members
end

--- A leader with some of everything, at a pane of the window, with something chosen in it. `options` go to the client.
function window.at(pane, options)
  local entries = support.sim.sampleArticles("news", 6, 1, guild.NOW, guild.EONAR)
  for _, more in ipairs({
    support.sim.sampleArticles("guildInfo", 6, 2, guild.NOW, guild.EONAR),
    support.sim.sampleArticles("calendar", 20, 3, guild.NOW, guild.EONAR),
    support.sim.sampleRoster(20, 4, guild.NOW, { guild.EONAR }),
    { guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA }) },
  }) do
    for _, entry in ipairs(more) do
      entries[#entries + 1] = entry
    end
  end
  local realm, anna = window.leaderAndMember(entries, options)
  guild.data(anna).senderLogs[1] = { time = guild.daysAgo(0), session = "abcd", step = "1", user = "Bert-Eonar", table = "NONE", text = "x" }
  window.open(realm, anna, pane)
  anna.pressKey("DOWN")
  realm.run(1)
  return realm, anna
end

return window
