-- What the specs share: the realm, temporary addons, a pair of clients in one guild.

local support = {}

--- Stands for nil in tables of cases.
support.NIL = {}

--- The simulation, compiled. SIM_BUNDLE names another build of it.
support.sim = dofile(os.getenv("SIM_BUNDLE") or "build/sim.lua")

--- Writes a file; its folder must exist.
function support.readFile(path)
  local file = assert(io.open(path, "rb"), path)
  local text = file:read("*a")
  file:close()
  return text
end

--- The lines that a command prints.
function support.lines(command)
  local pipe = assert(io.popen(command))
  local found = {}
  for line in pipe:lines() do
    found[#found + 1] = line
  end
  pipe:close()
  return found
end

function support.writeFile(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local created = {}

--- Returns the path of a new, empty folder.
function support.temporaryFolder()
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir -p '" .. path .. "'") == 0)
  created[#created + 1] = path
  return path
end

--- Removes the folders that temporaryFolder made.
function support.removeTemporaryFolders()
  for _, path in ipairs(created) do
    os.execute("rm -rf '" .. path .. "'")
  end
  created = {}
end

--- Writes a small addon, `files` by their names, `toc` as the lines of its .toc (the file names where left out).
-- Returns the folder for the realm's addonFolder.
function support.addon(files, toc, name)
  name = name or "TestAddon"
  local folder = support.temporaryFolder() .. "/" .. name
  assert(os.execute("mkdir -p '" .. folder .. "'") == 0)
  local names = {}
  for file, text in pairs(files) do
    local parent = file:match("^(.*)/")
    if parent then
      assert(os.execute("mkdir -p '" .. folder .. "/" .. parent .. "'") == 0)
    end
    support.writeFile(folder .. "/" .. file, text)
    names[#names + 1] = file
  end
  table.sort(names)
  toc = toc or ("## SavedVariables: TestDB\n" .. table.concat(names, "\n") .. "\n")
  support.writeFile(folder .. "/" .. name .. ".toc", toc)
  return folder
end

--- An addon of one file, and the rest as in support.addon.
function support.script(text, toc)
  return support.addon({ ["Main.lua"] = text }, toc)
end

--- Where the built addon is.
support.ADDON = "dist/GuildHelper"

--- The built addon with a place or two changed, in a folder of its own, which is returned.
function support.changedAddon(pattern, replacement, second, secondReplacement)
  local file = assert(io.open(support.ADDON .. "/GuildHelper.lua", "rb"))
  local text = file:read("*a")
  file:close()
  local function change(what, into)
    local first, last = text:find(what, 1, true)
    assert(first, "the built addon has no " .. what)
    text = text:sub(1, first - 1) .. into .. text:sub(last + 1)
  end
  change(pattern, replacement)
  if second then
    change(second, secondReplacement)
  end
  local folder = support.temporaryFolder() .. "/GuildHelper"
  assert(os.execute(("cp -r '%s' '%s'"):format(support.ADDON, folder)) == 0)
  support.writeFile(folder .. "/GuildHelper.lua", text)
  return folder
end

--- A realm with a seed and, besides, the given options.
function support.newRealm(options)
  local all = { seed = 1 }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  all.seed = tonumber(os.getenv("SEED")) or all.seed
  local realm = support.sim.createRealm(all)
  support.lastRealm = { seed = all.seed, trace = realm.trace }
  return realm
end

--- Adds options to a client's own.
local function with(options, more)
  for key, value in pairs(more or {}) do
    options[key] = value
  end
  return options
end

--- A realm, two clients of one guild, logged in, and the guild.
function support.pair(options, first, second)
  local realm = support.newRealm(options)
  local guild = realm.addGuild({ name = "No Rest", realm = "Onar", ranks = { "Master", "Officer", "Member" } })
  local anna = realm.createClient(with({ name = "Anna", realm = "Onar", guild = guild }, first))
  local bert = realm.createClient(with({ name = "Bert", realm = "Onar", guild = guild }, second))
  anna.login()
  bert.login()
  return realm, anna, bert, guild
end

--- An addon that writes down every event that it gets, and sends.
support.LISTENER = [[
local frame = CreateFrame("Frame")
for event in ("ADDON_LOADED PLAYER_LOGIN PLAYER_ENTERING_WORLD PLAYER_LEAVING_WORLD PLAYER_LOGOUT CHAT_MSG_ADDON "
  .. "CHAT_MSG_SYSTEM GUILD_ROSTER_UPDATE GROUP_ROSTER_UPDATE ADDON_RESTRICTION_STATE_CHANGED"):gmatch("%S+") do
  frame:RegisterEvent(event)
end
events = {}
frame:SetScript("OnEvent", function(_, ...)
  events[#events + 1] = { n = select("#", ...), ... }
  if onEvent then onEvent(...) end
end)
onEvent = nil
C_ChatInfo.RegisterAddonMessagePrefix("P")
function send(text, chatType, target) return C_ChatInfo.SendAddonMessage("P", text, chatType, target) end
]]

--- What a listening client got of one event: each with the event's name first, then its arguments.
function support.eventsNamed(client, name)
  local found = {}
  for _, event in ipairs(client.env.events) do
    if event[1] == name then
      found[#found + 1] = event
    end
  end
  return found
end

--- The texts of the addon messages that a listening client got.
function support.texts(client)
  local found = {}
  for _, event in ipairs(support.eventsNamed(client, "CHAT_MSG_ADDON")) do
    found[#found + 1] = event[3]
  end
  return found
end

--- One client, logged in, that runs a script, and its realm.
function support.onlyClient(text, options, toc)
  local realm = support.newRealm({ addonFolder = support.script(text, toc) })
  local all = { name = "Anna", realm = "Onar" }
  for key, value in pairs(options or {}) do
    all[key] = value
  end
  local client = realm.createClient(all)
  client.login()
  return client, realm
end

--- A client without the addon in which single modules of it can be loaded, with their sentences; and its realm.
function support.modules(options)
  local client, realm = support.onlyClient("", options)
  local namespace = {}
  for name in io.lines("dist/GuildHelper/GuildHelper.toc") do
    local file = name:match("^locale\\.*%.lua$")
    if file and (file:find("begin", 1, true) or file:find("enUS", 1, true)) then
      local run = assert(loadfile("dist/GuildHelper/" .. file:gsub("\\", "/")))
      setfenv(run, client.env)("GuildHelper", namespace)
    end
  end
  client.require("src.DataSyncManager.runtime.Locale").useLocale(namespace)
  return client, realm
end

--- Runs a function as a flow of the addon's scheduler until it has ended, at most so many seconds of virtual time.
-- Returns what it returned.
function support.inFlow(client, realm, run, seconds)
  local results
  client.perform(function()
    client.require("src.DataSyncManager.runtime.Scheduler").startFlow("spec", function()
      results = { n = 0, run() }
    end)
  end)
  realm.runUntil(function() return results ~= nil end, seconds or 60)
  assert(results, "the flow has not ended")
  return unpack(results)
end

--- As support.pair, with listening clients.
function support.listeners(options, first, second)
  options = options or {}
  options.addonFolder = support.script(support.LISTENER)
  return support.pair(options, first, second)
end

return support
