-- Prints how to repeat a failed spec: its seed and the command; with TRACE set also the trace of its messages.

local busted = require("busted")
local realms = require("test-lua.helpers.realms")

busted.subscribe({ "test", "start" }, function() realms.last = nil end)

busted.subscribe({ "test", "end" }, function(element, _, status)
  local realm = realms.last
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
