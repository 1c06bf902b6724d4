-- Whatever validation accepts can be packed, unpacked, saved, loaded, exported, imported and drawn. The entries are drawn at
-- random from the schema and from what is odd, and the validator says which of them count.

local guild = require("test-lua.helpers.guild")
local packing = require("test-lua.helpers.packing")
local random = require("test-lua.helpers.random")
local window = require("test-lua.helpers.window")

local client = packing.client
local schema = client.require("src.DataSyncManager.data.Schema")
local validate = packing.validation.validateEntry

local NUMBERS = { 0, -0, 1, 2, 9, 60, 80, 2 ^ 31, 2 ^ 53, 1e300, -1e300, 5e-324, 0.1, -1, 99999.5, 0 / 0, math.huge }

local function anyText(chance)
  return chance.pick({
    "",
    "a",
    "NA",
    "name",
    "2025-02-29",
    "2025-02-28 10:00:00",
    "TANK",
    "Anna-Eonar",
    "|cffff0000|Hitem:1|h[x]|h|r",
    "%s %d {1}",
    "\0\1\2\r\n\t\127\255",
    ("Zoë says 公会 "):rep(chance.integer(1, 8)),
    random.bytes(chance, chance.integer(1, 60), 0, 255),
    random.bytes(chance, chance.integer(1, 200), 32, 126),
  })
end

--- Any value: mostly such as validation accepts, some that it refuses.
local function anyValue(chance, depth)
  local kind = chance.integer(1, depth > 5 and 3 or 6)
  if kind == 1 then
    return anyText(chance)
  elseif kind == 2 then
    return chance.pick(NUMBERS)
  elseif kind == 3 then
    return chance.next() < 0.5
  end
  local content = {}
  for index = 1, chance.integer(0, 4) do
    local key = kind == 4 and index or anyText(chance)
    if chance.next() < 0.02 then
      key = chance.pick({ 7, -1, 1.5, true })
    end
    content[key] = anyValue(chance, depth + 1)
  end
  return content
end

--- A value for a field by its kind, now and then any value at all.
local function fieldValue(chance, field)
  local limit = field.limit
  local list = {}
  if chance.next() < 0.03 then
    return anyValue(chance, 1)
  elseif field.kind == "text" then
    return chance.next() < 0.02 and random.bytes(chance, limit, 0, 255) or anyText(chance)
  elseif field.kind == "number" then
    return chance.pick(NUMBERS)
  elseif field.kind == "flag" then
    return chance.next() < 0.5
  elseif field.kind == "numbers" then
    for _ = 1, chance.integer(0, 3) do
      list[chance.next() < 0.5 and "news" or anyText(chance)] = chance.pick(NUMBERS)
    end
    return list
  end
  for index = 1, chance.next() < 0.03 and 200 or chance.integer(0, 4) do
    list[index] = anyText(chance)
    if field.kind == "records" then
      list[index] = { name = list[index], level = chance.next() < 0.7 and chance.pick(NUMBERS) or nil }
      if chance.next() < 0.2 then
        list[index][anyText(chance)] = chance.pick({ 1, "x", -0, 1e300 })
      end
    end
  end
  return list
end

local function anyEntry(chance, tableType, number)
  local entry = tableType == "roster" and guild.member(("%s%d-Eonar"):format(chance.pick({ "Élise", "Bo;b", "M|r" }), number))
    or tableType == "setup" and guild.setup(guild.EONAR, { guild.EONAR })
    or guild.article(tableType, number)
  entry.deleted = chance.next() < 0.1
  entry.lastUpdated = guild.daysAgo(chance.integer(0, 20000), chance.integer(0, 86399))
  for _, field in ipairs(schema.FIELDS[tableType]) do
    if chance.next() < 0.5 then
      entry.data[field.name] = fieldValue(chance, field)
    end
  end
  if chance.next() < 0.3 then
    entry.data[anyText(chance)] = anyValue(chance, 1)
  end
  if chance.next() < 0.2 then
    entry["more " .. anyText(chance)] = anyValue(chance, 1)
  end
  return entry
end

--- So many valid entries of a table, with different ids but for setup.
local function validEntries(chance, tableType, count)
  local entries, tries = {}, 0
  while #entries < count do
    tries = tries + 1
    assert(tries < count * 200, tableType .. ": hardly any is valid")
    local entry = anyEntry(chance, tableType, #entries + 1)
    if validate(entry, tableType) == nil then
      entries[#entries + 1] = entry
    end
  end
  return entries
end

--- What a hostile member could send that is valid: the largest, the deepest, the oddest.
local function hostileEntries()
  local chance = random.seeded(77)
  local values, lists, deep = {}, {}, { 1 }
  for index = 1, 270 do
    values["k" .. index] = -index / 3
    lists[index] = ""
  end
  for _ = 1, 4 do
    deep = { deep }
  end
  local content = random.bytes(chance, 16384, 0, 255)
  return {
    guild.article("news", 1, {}, { content = content, title = content:sub(1, 256), more = content:sub(1, 15000) }),
    guild.article("news", 2, {}, values),
    guild.article("news", 3, {}, { deep = deep, [""] = { [""] = { [""] = "" } } }),
    guild.article("news", 4, { [content:sub(1, 9000)] = content:sub(1, 9000) }),
    guild.article("news", 5, {}, { lists = lists }),
    guild.article("news", 6, { ["reason"] = "x", ["length"] = 5, ["__index"] = {} }, { data = {}, id = {} }),
  }
end

describe("an entry that validation accepts", function()
  it("comes back unchanged from the wire", function()
    local chance = random.seeded(21)
    for _, tableType in ipairs(guild.TABLES) do
      for _ = 1, 12 do
        local exchange = packing.session()
        for _ = 1, 2 do
          local entries = validEntries(chance, tableType, 6)
          local back = exchange(tableType, entries)
          assert.same(entries, back)
          for _, entry in ipairs(back) do
            assert.is_nil(validate(entry, tableType))
          end
        end
      end
    end
    for _, entry in ipairs(hostileEntries()) do
      assert.is_nil(validate(entry, "news"))
      local back, payload = packing.session()("news", { entry })
      assert.same({ entry }, back)
      assert(#payload <= 57088, #payload)
    end
  end)

  it("comes back unchanged from the file, and is exported, imported and drawn", function()
    local chance = random.seeded(22)
    local list = hostileEntries()
    for _, tableType in ipairs({ "guildInfo", "calendar", "roster" }) do
      for _, entry in ipairs(validEntries(chance, tableType, 20)) do
        list[#list + 1] = entry
      end
    end
    list[#list + 1] = validEntries(chance, "setup", 1)[1]
    local anna, realm = guild.loadedMember(guild.savedTable(list))
    for _, entry in ipairs(list) do
      local stored = guild.entry(anna, entry.tableType, entry.id)
      assert.is_table(stored, entry.id)
    end
    local before = {}
    for _, entry in ipairs(list) do
      before[#before + 1] = guild.entry(anna, entry.tableType, entry.id)
    end
    local quarantined = guild.data(anna).quarantine
    assert.is_true(quarantined == nil or next(quarantined) == nil)
    anna.slash("/gh")
    for _, name in ipairs({ "News", "Guild Info", "Calendar", "Roster", "Setup", "Maintenance" }) do
      pcall(anna.clickLabel, name)
      realm.run(2)
    end
    anna.slash("/gh export")
    realm.run(20)
    local block
    for _, text in ipairs(anna.visibleTexts()) do
      block = text:find("^GuildHelper export 1\n") and text or block
    end
    guild.assertClean(anna)
    local bert, otherRealm = guild.loadedMember(guild.savedTable({}), "Bert")
    bert.slash("/gh import")
    bert.typeInto(1, block)
    bert.clickLabel("Import")
    otherRealm.run(20)
    if window.sees(bert, "Import it?") then
      bert.clickLabel("Import")
      otherRealm.run(30)
    end
    guild.assertClean(bert)
    local count = 0
    for _, entry in ipairs(before) do
      local there = guild.entry(bert, entry.tableType, entry.id)
      if there ~= nil and entry.tableType ~= "setup" then
        assert.same(entry, there)
        count = count + 1
      end
    end
    assert.is_true(count >= #before - 2, count .. " of " .. #before)
    anna.reload()
    realm.run(30)
    for _, entry in ipairs(before) do
      assert.same(entry, guild.entry(anna, entry.tableType, entry.id))
    end
    guild.assertClean(anna)
  end)
end)
