-- Where compression gains stop: the same entries in batches of several sizes, with what was learned before and without; by
-- the game's Deflate; and what an escape costs.

local sim = dofile("build/sim.lua")
local clients = dofile("bench/clients.lua")

local batches = {}

local realm, client = clients.alone()
local pack = client.require("src.DataSyncHandler.packing.EntryPacker")
local codec = client.require("src.DataSyncComs.messages.PayloadCodec")

--- A value by the game's CBOR and Deflate.
local function deflate(value)
  local util, enum = client.env.C_EncodingUtil, client.env.Enum
  local level = enum.CompressionLevel.OptimizeForSize
  return util.CompressString(util.SerializeCBOR(value), enum.CompressionMethod.Deflate, level)
end

local function sorted(list)
  local entries = {}
  for _, entry in pairs(list) do
    entries[#entries + 1] = entry
  end
  table.sort(entries, function(first, second) return first.id < second.id end)
  return entries
end

--- The bytes of 1000 members in batches of a size: in one session, each for itself, and by CBOR and Deflate.
function batches.ofSize(size)
  local entries = sorted(clients.roster(1000))
  local packing = pack.createPacking()
  local together, apart, deflated = 0, 0, 0
  for from = 1, #entries, size do
    local part = {}
    for index = from, math.min(#entries, from + size - 1) do
      part[#part + 1] = entries[index]
    end
    together = together + #pack.packEntries(packing, "roster", { items = part, isLast = true })
    apart = apart + #pack.packEntries(pack.createPacking(), "roster", { items = part, isLast = true })
    deflated = deflated + #deflate(part)
  end
  return together, apart, deflated
end

--- Data that the packer was not made for: another seed, names with accents and another alphabet, another generator.
function batches.others()
  local accented = {}
  local letters = { a = "á", e = "é", o = "ø", u = "ü", i = "î" }
  for id, entry in pairs(clients.roster(1000, 7)) do
    local name = id:gsub("[aeoui]", letters)
    local copy = {}
    for key, value in pairs(entry) do
      copy[key] = value
    end
    copy.id = name
    copy.data = {}
    for key, value in pairs(entry.data) do
      copy.data[key] = value == id and name or value
    end
    accented[name] = copy
  end
  local sample = sim.sampleRoster(1000, 5, 1795000000, { "Guild One-Eonar", "Zweite Gilde-Alleria" })
  local texts = sim.sampleArticles("guildInfo", 200, 5, 1795000000, "Guild One-Eonar")
  return {
    { name = "1000 members of another seed", tableType = "roster", list = clients.roster(1000, 99) },
    { name = "1000 members with accents in their names", tableType = "roster", list = accented },
    { name = "1000 members of the realm's own samples", tableType = "roster", list = sample },
    { name = "200 articles of the realm's own samples", tableType = "guildInfo", list = texts },
  }
end

--- How many bytes more so many random bytes take without NUL: by the escape of other payloads, and by the digits of a stream.
function batches.escapes(count)
  local coder = client.require("src.DataSyncComs.coder.RangeCoder")
  local bytes, writer = {}, coder.createWriter()
  for index = 1, count do
    local byte = realm.random.integer(0, 255)
    bytes[index] = string.char(byte)
    coder.codeUniform(writer, 256, byte)
  end
  return #codec.escape(table.concat(bytes)) - count, #coder.finishWriting(writer) - count
end

--- The bytes of other data: seeds, samples of the realm with other words, articles. By the packer, and by CBOR and Deflate.
function batches.ofData(tableType, list)
  local entries = sorted(list)
  return #pack.packEntries(pack.createPacking(), tableType, { items = entries, isLast = true }), #deflate(entries)
end

return batches
