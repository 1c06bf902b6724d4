-- The helpers under one name, for scripts that are no specs: attacks, measurements, a report from the field as a script.

local addons = require("test-lua.helpers.addons")
local chat = require("test-lua.helpers.chat")
local files = require("test-lua.helpers.files")
local listeners = require("test-lua.helpers.listeners")
local merge = require("test-lua.helpers.merge")
local modules = require("test-lua.helpers.modules")
local realms = require("test-lua.helpers.realms")
local sim = require("test-lua.helpers.sim")

return merge({
  sim = sim,
  readFile = files.read,
  writeFile = files.write,
  lines = files.linesOf,
  temporaryFolder = files.temporaryFolder,
  addon = addons.create,
  script = addons.script,
  changedAddon = addons.changed,
  newRealm = realms.create,
  pair = realms.pair,
  onlyClient = realms.onlyClient,
  modules = modules.load,
  inFlow = modules.inFlow,
  listeners = listeners.pair,
  eventsNamed = listeners.eventsNamed,
  texts = listeners.texts,
}, chat)
