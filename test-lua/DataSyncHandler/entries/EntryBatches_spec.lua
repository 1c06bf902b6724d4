local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")

local pack, batches, inFlow = packing.pack, packing.batches, packing.inFlow

describe("metadata rows", function()
  it("come back unchanged in transfers of a thousand, and need not be repeated with their entries", function()
    local sent, received, transfers = {}, {}, 0
    for index = 1, 2500 do
      sent[index] = packing.row(index)
    end
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local isLast = false
    local next = batches.rowBatches(outgoing, "roster", sent)
    local payload = inFlow(next)
    while payload do
      local batch = inFlow(function() return pack.unpackRows(incoming, "roster", payload) end)
      for _, item in ipairs(batch.items) do
        received[#received + 1] = item
      end
      transfers, isLast = transfers + 1, batch.isLast
      payload = inFlow(next)
    end
    assert.is_true(isLast)
    assert.equal(3, transfers)
    assert.same(sent, received)
    local entries = {}
    for index = 1, 100 do
      entries[index] = guild.member(
        sent[index * 9].id,
        { lastUpdated = sent[index * 9].lastUpdated, guildName = sent[index * 9].guildName, deleted = sent[index * 9].deleted }
      )
    end
    payload = inFlow(function() return pack.packEntries(outgoing, "roster", { items = entries, isLast = true }) end)
    assert.same(entries, inFlow(function() return pack.unpackEntries(incoming, "roster", payload) end).items)
    local alone = inFlow(
      function() return pack.packEntries(pack.createPacking(), "roster", { items = entries, isLast = true }) end
    )
    assert(#payload < #alone * 0.5, ("%d of %d bytes"):format(#payload, #alone))
  end)

  it("come back unchanged with long names of guilds and members, too", function()
    local sent, received = {}, {}
    for index = 1, 1200 do
      local name = ("Свежеватель%04d"):format(index)
      sent[index] = {
        id = name .. "-СвежевательДуш",
        tableType = "roster",
        guildName = ("ГильдияСОченьДлиннымИменем-"):rep(2):sub(1, 100),
        lastUpdated = guild.daysAgo(index % 300, index),
        deleted = false,
        hash = index,
      }
    end
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local next = batches.rowBatches(outgoing, "roster", sent)
    local payload = inFlow(next)
    while payload do
      for _, item in ipairs(assert(inFlow(function() return pack.unpackRows(incoming, "roster", payload) end)).items) do
        received[#received + 1] = item
      end
      payload = inFlow(next)
    end
    assert.same(sent, received)
  end)
end)

describe("a batch of entries", function()
  it("is cut to fit a transfer and the limits of its reader, whatever it contains", function()
    local chance = random.seeded(13)
    local kinds = {
      {
        "news",
        12,
        function(index) return guild.article("news", index, {}, { content = random.bytes(chance, 16000, 0, 255) }) end,
      },
      {
        "roster",
        120,
        function(index)
          local professions = {}
          for place = 1, 90 do
            professions[place] = { name = "", level = 100000 - place - index }
          end
          return guild.member(("P%03d-Eonar"):format(index), {}, { professions = professions })
        end,
      },
      {
        "roster",
        120,
        function(index)
          local fractions = {}
          for place = 1, 60 do
            fractions[place] = chance.next()
          end
          return guild.member(("F%03d-Eonar"):format(index), {}, { later = fractions })
        end,
      },
    }
    for _, kind in ipairs(kinds) do
      local tableType, count, make = kind[1], kind[2], kind[3]
      local ids, guilds = {}, { [guild.EONAR] = true }
      for index = 1, count do
        local entry = make(index)
        assert.is_nil(packing.validation.validateEntry(entry, tableType))
        ids[index] = entry.id
        packing.client.require("src.DataSyncManager.data.Store").applyEntry(entry)
      end
      local outgoing, incoming, received = pack.createPacking(), pack.createPacking(), 0
      local next = batches.entryBatches(outgoing, { tableType = tableType, guilds = guilds, ids = ids, isAnswer = false })
      local payload = inFlow(next)
      while payload do
        assert(#payload <= 256 * 223, #payload)
        local batch = assert(inFlow(function() return pack.unpackEntries(incoming, tableType, payload) end))
        received = received + #batch.items
        payload = inFlow(next)
      end
      assert.equal(count, received)
    end
  end)

  it("arrives whole if it holds a hundred articles of the largest size that nothing can be learned of", function()
    local chance = random.seeded(14)
    local client = packing.client
    local store = client.require("src.DataSyncManager.data.Store")
    local ids, guilds = {}, { ["Random-Eonar"] = true }
    for index = 1, 100 do
      local first, last = 0, 255
      if index % 3 == 0 then
        first, last = 33, 126
      end
      local entry = guild.article("guildInfo", index, { guildName = "Random-Eonar" }, {
        content = random.bytes(chance, 16384, first, last),
        title = random.bytes(chance, 256, first, last),
      })
      ids[index] = entry.id
      store.applyEntry(entry)
    end
    local outgoing, incoming, received = pack.createPacking(), pack.createPacking(), 0
    local next = batches.entryBatches(outgoing, { tableType = "guildInfo", guilds = guilds, ids = ids, isAnswer = false })
    local payload = inFlow(next, 3600)
    while payload do
      assert(#payload <= 256 * 223, #payload)
      received = received + #assert(inFlow(function() return pack.unpackEntries(incoming, "guildInfo", payload) end, 3600)).items
      payload = inFlow(next, 3600)
    end
    assert.equal(100, received)
  end)

  it("is cut behind an entry if the next one might not fit, and the next batch goes on there", function()
    local entries, sizes = {}, {}
    for index = 1, 5 do
      entries[index], sizes[index] = guild.article("news", index), index == 3 and 60000 or 100
    end
    local outgoing, incoming = pack.createPacking(), pack.createPacking()
    local payload, count = inFlow(
      function() return pack.packEntries(outgoing, "news", { items = entries, sizes = sizes, isLast = true }) end
    )
    assert.equal(2, count)
    local batch = inFlow(function() return pack.unpackEntries(incoming, "news", payload) end)
    assert.is_false(batch.isLast)
    assert.same({ entries[1], entries[2] }, batch.items)
    local rest = { entries[3], entries[4], entries[5] }
    payload = inFlow(function() return (pack.packEntries(outgoing, "news", { items = rest, isLast = true })) end)
    batch = inFlow(function() return pack.unpackEntries(incoming, "news", payload) end)
    assert.is_true(batch.isLast)
    assert.same(rest, batch.items)
  end)
end)
