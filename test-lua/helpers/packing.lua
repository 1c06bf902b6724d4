-- Both sides of a session in which entries are packed.

local assert = require("luassert")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

local packing = {}

packing.client, packing.realm = modules.load()
packing.pack = packing.client.require("src.DataSyncHandler.packing.EntryPacker")
packing.coders = packing.client.require("src.DataSyncComs.coder.RangeCoder")
packing.batches = packing.client.require("src.DataSyncHandler.entries.EntryBatches")
packing.validation = packing.client.require("src.DataSyncManager.data.Validation")

--- Runs a function as a flow and returns its results.
function packing.inFlow(run) return modules.inFlow(packing.client, packing.realm, run) end

--- A new session, as a function that packs entries on one side and unpacks them on the other.
-- It returns the entries that come out, and the packed bytes.
function packing.session()
  local pack = packing.pack
  local outgoing, incoming = pack.createPacking(), pack.createPacking()
  return function(tableType, entries)
    local payload = packing.inFlow(
      function() return pack.packEntries(outgoing, tableType, { items = entries, isLast = true }) end
    )
    assert.is_nil(payload:find("%z"))
    return assert(packing.inFlow(function() return pack.unpackEntries(incoming, tableType, payload) end)).items, payload
  end
end

--- A metadata row of the roster, a different one for each index; every seventh is a tombstone.
function packing.row(index)
  return {
    id = ("M%04d-Eonar"):format(index),
    tableType = "roster",
    guildName = index % 3 == 0 and guild.ALLERIA or guild.EONAR,
    lastUpdated = guild.daysAgo(index % 50, index),
    deleted = index % 7 == 0,
    hash = index % 7 == 0 and 0 or index * 104729,
  }
end

return packing
