-- Realms with a client or two in them.

local addons = require("test-lua.helpers.addons")
local merge = require("test-lua.helpers.merge")
local sim = require("test-lua.helpers.sim")

local realms = {}

--- The seed and the trace of the realm made last, so that a failed spec can be repeated; nil before the first.
realms.last = nil

--- A realm with these options. The environment variable SEED overrides its seed, which is 1 by default.
function realms.create(options)
  local all = merge({ seed = 1 }, options)
  all.seed = tonumber(os.getenv("SEED")) or all.seed
  local realm = sim.createRealm(all)
  realms.last = { seed = all.seed, trace = realm.trace }
  return realm
end

--- A realm and two members of one guild, logged in. `first` and `second` are options of the clients. Returns the guild last.
function realms.pair(options, first, second)
  local realm = realms.create(options)
  local guild = realm.addGuild({ name = "No Rest", realm = "Onar", ranks = { "Master", "Officer", "Member" } })
  local anna = realm.createClient(merge({ name = "Anna", realm = "Onar", guild = guild }, first))
  local bert = realm.createClient(merge({ name = "Bert", realm = "Onar", guild = guild }, second))
  anna.login()
  bert.login()
  return realm, anna, bert, guild
end

--- One client, logged in, with an addon of a single script. Returns its realm too.
function realms.onlyClient(text, options, toc)
  local realm = realms.create({ addonFolder = addons.script(text, toc) })
  local client = realm.createClient(merge({ name = "Anna", realm = "Onar" }, options))
  client.login()
  return client, realm
end

return realms
