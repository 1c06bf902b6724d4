-- The project's own figures: what is measured, and what is to be reached in messages, bytes and seconds.

local clients = dofile("bench/clients.lua")

local ROWS = {
  {
    "a new member receives 1000 roster entries",
    function() return clients.newMember(clients.roster(1000)) end,
    85,
    19500,
    35,
  },
  {
    "1000 on both sides, 10 newer on one",
    function() return (clients.changes(clients.roster(1000), 10, 0)) end,
    14,
    2500,
    4,
  },
  {
    "the same, 10 newer on each",
    function() return (clients.changes(clients.roster(1000), 10, 10)) end,
    20,
    3500,
    nil,
  },
  {
    "the same pair the next day, 10 newer",
    function() return clients.nextDay(clients.roster(1000), 10) end,
    10,
    1500,
    3,
  },
  {
    "all five tables equal",
    function() return (clients.equal(clients.roster(1000))) end,
    4,
    200,
    1,
  },
  {
    "200 news to a new member",
    function() return clients.newMember(clients.articles("news", 200)) end,
    125,
    30500,
    nil,
  },
}

local rows = {}

--- What others need for the same work, as published with the design.
rows.published = {
  { name = "a new member receives 1000 roster entries", by = "LibP2PDB 14", messages = 250, bytes = 57100 },
  { name = "1000 on both sides, 10 newer on one", by = "LibP2PDB 14", messages = 37, bytes = 6600 },
  { name = "all five tables equal", by = "LibP2PDB 14", messages = 5, bytes = 65 },
  {
    name = "a new member receives 1000 roster entries",
    by = "the whole table, LibSerialize and LibDeflate",
    messages = 169,
    bytes = 42700,
  },
  {
    name = "200 news to a new member",
    by = "the whole table, LibSerialize and LibDeflate",
    messages = 136,
    bytes = 34400,
  },
  {
    name = "1000 on both sides, 10 newer on one",
    by = "the older GuildHelper, which does not finish",
    messages = 1500,
    bytes = 310000,
  },
}

--- Measures all rows. Returns their names and results in order.
function rows.measure()
  local results = {}
  for index, row in ipairs(ROWS) do
    results[index] = { name = row[1], result = row[2](), messages = row[3], bytes = row[4], seconds = row[5] }
  end
  return results
end

return rows
