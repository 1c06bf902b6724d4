-- Two sides of a packed session, for the specs of the packer.

local assert = require("luassert")
local support = require("test-lua.helpers.support")

local packing = {}

packing.client, packing.realm = support.modules()
packing.pack = packing.client.require("src.DataSyncHandler.packing.EntryPacker")
packing.coders = packing.client.require("src.DataSyncHandler.packing.coder.RangeCoder")
packing.batches = packing.client.require("src.DataSyncHandler.entries.EntryBatches")
packing.validation = packing.client.require("src.DataSyncManager.data.Validation")

--- Runs a task as a flow and returns its result.
function packing.inFlow(task)
  return support.inFlow(packing.client, packing.realm, task)
end

--- Two sides of one session: packs what is given on one and returns what comes out on the other, and its bytes.
function packing.session()
  local pack = packing.pack
  local outgoing, incoming = pack.createPacking(), pack.createPacking()
  return function(tableType, entries)
    local payload = packing.inFlow(function() return pack.packEntries(outgoing, tableType, entries, true) end)
    assert.is_nil(payload:find("%z"))
    return assert(packing.inFlow(function() return pack.unpackEntries(incoming, tableType, payload) end)).items, payload
  end
end

--- Chance, the same for the same seed.
function packing.random(seed)
  return support.newRealm({ seed = seed, addonFolder = support.script("") }).random
end

--- So many letters by chance, from one byte to another.
function packing.letters(chance, count, first, last)
  local letters = {}
  for index = 1, count do
    letters[index] = string.char(chance.integer(first, last))
  end
  return table.concat(letters)
end

return packing
