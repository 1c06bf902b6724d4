-- Single modules of the compiled addon, in a client that does not run the addon.

local addons = require("test-lua.helpers.addons")
local realms = require("test-lua.helpers.realms")

local modules = {}

--- A client in which `client.require` loads modules of the addon, with the sentences of its language. Returns its realm too.
function modules.load(options)
  local client, realm = realms.onlyClient("", options)
  local namespace = {}
  local spoken = options and options.locale or "enUS"
  for name in io.lines(addons.BUILT .. "/GuildHelper.toc") do
    local file = name:match("^locale\\.*%.lua$")
    if file and (file:find("begin", 1, true) or file:find("enUS", 1, true) or file:find(spoken, 1, true)) then
      local run = assert(loadfile(addons.BUILT .. "/" .. file:gsub("\\", "/")))
      setfenv(run, client.env)("GuildHelper", namespace)
    end
  end
  client.require("src.DataSyncManager.runtime.Locale").useLocale(namespace)
  return client, realm
end

--- The store, its saved data, and the client and realm that they are in.
function modules.store(options)
  local client, realm = modules.load(options)
  local store = client.require("src.DataSyncManager.data.Store")
  return store, client.require("src.DataSyncManager.data.SavedData").savedData(), client, realm
end

--- Runs a function as a flow of the addon's scheduler and returns its results.
-- An error if it takes more than `seconds` of virtual time, 60 by default.
function modules.inFlow(client, realm, run, seconds)
  local results
  client.perform(function()
    client.require("src.DataSyncManager.runtime.Scheduler").startFlow("spec", function() results = { n = 0, run() } end)
  end)
  realm.runUntil(function() return results ~= nil end, seconds or 60)
  assert(results, "the flow has not ended")
  return unpack(results)
end

return modules
