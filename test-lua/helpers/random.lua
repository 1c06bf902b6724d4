-- Random values that are the same in every run.

local realms = require("test-lua.helpers.realms")

local random = {}

--- A generator of the realm: next(), integer(first, last), pick(list).
function random.seeded(seed) return realms.create({ seed = seed }).random end

--- A text of `count` bytes, each from `first` to `last`.
function random.bytes(generator, count, first, last)
  local bytes = {}
  for index = 1, count do
    bytes[index] = string.char(generator.integer(first, last))
  end
  return table.concat(bytes)
end

return random
