-- What the realm's trace says about messages.

local traces = {}

--- The seconds at which a line with the words, a plain text, was written.
function traces.times(realm, words)
  local found = {}
  for _, line in ipairs(realm.trace) do
    if line:find(words, 1, true) then
      found[#found + 1] = tonumber(line:match("^[%d.]+"))
    end
  end
  return found
end

return traces
