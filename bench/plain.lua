-- The plain ways to send a table: whole, by the game's CBOR and Deflate, and entry by entry. Each is what it would cost
-- with the same chunks and the same rate; what is different on the other side makes no difference.

local clients = dofile("bench/clients.lua")

local PAYLOAD = 255 - 32
local TARGET = #"Anna-Eonar"
local OVERHEAD, RATE, BURST = 40, 800, 4000

local plain = {}

local function escaped(bytes) return (bytes:gsub("[%z\1]", { ["\0"] = "\1\1", ["\1"] = "\1\2" })) end

--- A client that does nothing but encode, so that its slices are those of the encoding.
local function encoder()
  local _, client = clients.alone()
  client.stats.longestSlice, client.stats.work = 0, 0
  return client
end

local function encode(client, value)
  local bytes
  client.perform(function()
    local util, enum = client.env.C_EncodingUtil, client.env.Enum
    bytes = escaped(
      util.CompressString(util.SerializeCBOR(value), enum.CompressionMethod.Deflate, enum.CompressionLevel.OptimizeForSize)
    )
  end)
  return bytes
end

local function addMessages(cost, bytes)
  local count = math.ceil(#bytes / PAYLOAD)
  cost.messages = cost.messages + count
  cost.bytes = cost.bytes + #bytes + count * (255 - PAYLOAD)
end

local function finished(cost, client)
  cost.slice = client.stats.longestSlice
  cost.cpu = client.stats.work / 1000
  cost.seconds = math.max(0, (cost.bytes + cost.messages * (OVERHEAD + TARGET) - BURST) / RATE)
  return cost
end

--- The whole table in one.
function plain.whole(list)
  local client, cost = encoder(), { messages = 0, bytes = 0 }
  addMessages(cost, encode(client, list))
  return finished(cost, client)
end

--- One entry after another.
function plain.byEntry(list)
  local client, cost = encoder(), { messages = 0, bytes = 0 }
  for _, entry in pairs(list) do
    addMessages(cost, encode(client, entry))
  end
  finished(cost, client)
  -- An entry is a matter of microseconds, and they can be spread over frames.
  cost.slice = nil
  return cost
end

return plain
