-- Says how to repeat a failed spec: with its seed, and with the trace of its messages.

local busted = require("busted")
local support = require("test-lua.helpers.support")

busted.subscribe({ "test", "start" }, function()
  support.lastRealm = nil
end)

busted.subscribe({ "test", "end" }, function(element, _, status)
  local realm = support.lastRealm
  if not realm or (status ~= "failure" and status ~= "error") then
    return
  end
  local file = element.trace and element.trace.short_src or "test-lua"
  local name = element.name:gsub("[^%w ]", ".")
  print(("\nseed %d; with all messages: TRACE=1 npm test -- %s --filter='%s'"):format(realm.seed, file, name))
  if os.getenv("TRACE") then
    print(table.concat(realm.trace, "\n"))
  end
end)

return true
