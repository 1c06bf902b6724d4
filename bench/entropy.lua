-- How many bytes the data of the benchmark hold at least: the entropy of what bench/dataset.lua draws, the order of the
-- entries left out. Nothing that does not know the generator's next number can send them in less.

local entropy = {}

local function log2(value) return math.log(value) / math.log(2) end

--- The bits of a choice with these chances.
local function choice(...)
  local bits = 0
  for _, chance in ipairs({ ... }) do
    bits = bits - chance * log2(chance)
  end
  return bits
end

--- The bits of a number that is distributed exponentially with this mean.
local function exponential(mean) return log2(math.exp(1) * mean) end

--- The bits that the order of so many entries would have.
local function order(count)
  local bits = 0
  for number = 2, count do
    bits = bits + log2(number)
  end
  return bits
end

--- The bytes of so many members.
function entropy.roster(count)
  local syllable = log2(20) + log2(7) + choice(0.3, 0.7) + 0.3 * log2(5)
  local bits = log2(3)
    + 3 * syllable -- name
    + choice(0.7, 0.2, 0.1) -- realm; the guild follows from it
    + exponential(90 * 86400) -- lastUpdated
    + choice(0.05, 0.95) -- deleted
    + log2(13) -- class
    + choice(0.7, 0.3)
    + 0.3 * log2(80) -- level
    + choice(0.1, 0.1, 0.2, 0.4, 0.1, 0.1) -- rank
    + 1
    + 0.5 * log2(221) -- item level
    + choice(0.6, 0.4)
    + 0.4 * log2(99000) -- battletag
    + 1
    + 0.5 * log2(3) -- roles
    + exponential(400) -- day of joining
    + log2(3)
    + log2(11)
    + log2(100) -- professions, one in the mean
    + choice(0.4, 0.6)
    + 0.4 * (log2(count) - log2(math.exp(1))) -- main character
    + log2(4)
    + 1.5 * log2(7) -- interests
    + choice(0.2, 0.8)
    + 0.2 * log2(12 * 28) -- birthday
    + 1 -- faction
  return (bits * count - order(count)) / 8
end

--- The bytes of these articles.
function entropy.articles(list)
  local counts, total, count = {}, 0, 0
  for _, entry in pairs(list) do
    count = count + 1
    for word in (entry.data.title .. " " .. entry.data.content):gmatch("%S+") do
      counts[word], total = (counts[word] or 0) + 1, total + 1
    end
  end
  local word = 0
  for _, times in pairs(counts) do
    word = word - times / total * log2(times / total)
  end
  local bits = log2(365 * 86400) + log2(10000) + choice(0.05, 0.95) + log2(5) + log2(5) + log2(141)
  return (bits * count + word * total - order(count)) / 8
end

return entropy
