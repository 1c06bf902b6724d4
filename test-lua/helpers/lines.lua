-- Lines that were written somewhere, searched for words.

local lines = {}

--- The lines of a list that contain the words, a plain text.
function lines.with(list, words)
  local found = {}
  for _, line in ipairs(list) do
    if line:find(words, 1, true) then
      found[#found + 1] = line
    end
  end
  return found
end

return lines
