-- Clients with a small addon that records every event, and can send.

local addons = require("test-lua.helpers.addons")
local merge = require("test-lua.helpers.merge")
local realms = require("test-lua.helpers.realms")

local listeners = {}

--- The addon: `events` are all that came, `onEvent` is called for each if it is set, `send` sends with the prefix P.
listeners.SCRIPT = [[
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

--- Like realms.pair, with listening clients. `options.prefix` is one more prefix to register.
function listeners.pair(options, first, second)
  local all = merge({}, options)
  local more = all.prefix and ('\nC_ChatInfo.RegisterAddonMessagePrefix("%s")'):format(all.prefix) or ""
  all.prefix = nil
  all.addonFolder = addons.script(listeners.SCRIPT .. more)
  return realms.pair(all, first, second)
end

--- The events of a name that a listening client got, each with its name first and its arguments after it.
function listeners.eventsNamed(client, name)
  local found = {}
  for _, event in ipairs(client.env.events) do
    if event[1] == name then
      found[#found + 1] = event
    end
  end
  return found
end

--- The texts of the addon messages that a listening client got.
function listeners.texts(client)
  local found = {}
  for _, event in ipairs(listeners.eventsNamed(client, "CHAT_MSG_ADDON")) do
    found[#found + 1] = event[3]
  end
  return found
end

return listeners
