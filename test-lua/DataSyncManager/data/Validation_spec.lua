local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")
local modules = require("test-lua.helpers.modules")

local validation = modules.load().require("src.DataSyncManager.data.Validation")
local validate = validation.validateEntry

--- Why an entry is rejected, or nil.
local function reason(entry, tableType) return validate(entry, tableType) end

describe("an entry", function()
  it("is valid in each of the five tables", function()
    assert.is_nil(reason(guild.member("Anna-Eonar"), "roster"))
    assert.is_nil(reason(guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA }), "setup"))
    for _, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
      assert.is_nil(reason(guild.article(tableType, 1), tableType))
    end
    local full = guild.member("Élise-Eonar", {}, {
      professions = { { name = "Mining", level = 100 } },
      roles = { "TANK" },
      interests = { "PvP", "Mythic+" },
    })
    assert.is_nil(reason(full))
  end)

  it("may have unknown fields, within limits", function()
    local entry = guild.article("news", 1, { later = { deep = { true, 1.5, "x" } } }, { mood = "good" })
    assert.is_nil(reason(entry))
    entry.later = { { { { { { { "too deep" } } } } } } }
    assert.matches("too large or too deep", reason(entry))
  end)

  it("has texts as the keys of its tables, or those of a list, at every depth", function()
    local cycle = {}
    cycle.self = cycle
    local refused = {
      { 1, 2, x = 3 },
      { 1, nil, 3 },
      { [2] = 1 },
      { [0] = 1 },
      { [1.5] = 1 },
      { [-1] = 1 },
      { [true] = 1 },
      { [print] = 1 },
      { print },
      { 0 / 0 },
      { math.huge },
      { x = -math.huge },
      cycle,
    }
    for _, value in ipairs(refused) do
      for _, place in ipairs({ value, { { later = value } } }) do
        assert.matches("too large or too deep", reason(guild.article("news", 1, {}, { later = place })))
        assert.matches("too large or too deep", reason(guild.article("news", 1, { later = place })))
      end
    end
    for _, value in ipairs({ {}, { 1, 2 }, { x = 1, [""] = 2 }, { { {} } }, -0, 2 ^ 53, 1e300, 5e-324 }) do
      assert.is_nil(reason(guild.article("news", 1, { later = value }, { later = value })))
    end
    assert.matches("too large or too deep", reason(guild.article("news", 1, {}, { [1] = "x" })))
    assert.matches("too large or too deep", reason(guild.article("news", 1, { [1] = "x" })))
    assert.matches("too large or too deep", reason(guild.article("news", 1, { [("x"):rep(40000)] = true })))
  end)

  it("is rejected with the reason for each common field that is wrong", function()
    local cases = {
      { "not an entry but string", "text" },
      { "unknown or wrong table: false", guild.member("A-B", { tableType = false }) },
      { "unknown or wrong table: roster", guild.member("A-B"), "news" },
      { "unknown or wrong table: __index", guild.member("A-B", { tableType = "__index" }) },
      { "not an id of its table: ", guild.member("", { id = "" }) },
      { "not an id of its table: Anna", guild.member("Anna") },
      { "not an id of its table: 5", guild.member("A-B", { id = 5 }) },
      { "not an id of its table: 123", guild.article("news", 1, { id = "123" }) },
      { "not an id of its table: 2026110112000000a4", guild.article("news", 1, { id = "2026110112000000a4" }) },
      { "not an id of its table: other", guild.setup(guild.EONAR, {}, nil), nil, { id = "other" } },
      { "not a guild's name: nil", guild.member("A-B"), nil, { guildName = merge.NIL } },
      { "not a guild's name: ", guild.member("A-B", { guildName = "" }) },
      { "not a time: 20240230000000", guild.member("A-B", { lastUpdated = "20240230000000" }) },
      { "not a time: 2024", guild.member("A-B", { lastUpdated = "2024" }) },
      { "not a time: 20241301000000", guild.member("A-B", { lastUpdated = "20241301000000" }) },
      { "not a time: 20240101240000", guild.member("A-B", { lastUpdated = "20240101240000" }) },
      { "not a time: 20240101000000", guild.member("A-B", { lastUpdated = 20240101000000 }), nil },
      { "deleted is neither true nor false: nil", guild.member("A-B"), nil, { deleted = merge.NIL } },
      { "not an entry but data", guild.member("A-B"), nil, { data = "x" } },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[1], reason(type(case[2]) == "table" and merge(case[2], case[4]) or case[2], case[3]))
    end
  end)

  it("may not be dated more than ten minutes ahead of the server's clock when it is taken or written", function()
    assert.is_nil(reason(guild.member("A-B", { lastUpdated = guild.daysAgo(0, 500) })))
    assert.matches("lies in the future", reason(guild.member("A-B", { lastUpdated = guild.daysAgo(0, 700) })))
  end)

  it("that is stored may have any time: it was accepted when the clock was right", function()
    local later = guild.member("A-B", { lastUpdated = guild.daysAgo(-300) })
    assert.is_nil(validation.validateStored(later, "roster"))
    later.data.level = "high"
    assert.matches("level", validation.validateStored(later, "roster"))
    assert.matches("level", reason(later))
  end)

  it("may be dated February 29 in leap years only", function()
    assert.is_nil(reason(guild.member("A-B", { lastUpdated = "20240229235959" })))
    assert.matches("not a time", reason(guild.member("A-B", { lastUpdated = "20250229000000" })))
    assert.matches("not a time", reason(guild.member("A-B", { lastUpdated = "21000229000000" })))
  end)

  it("is rejected, with the field named, if a field of its data is missing or wrong", function()
    local wrong = {
      name = 5,
      class = false,
      level = "80",
      rank = {},
      itemLevel = -1,
      battletag = { 1 },
      roles = { "TANK", 5 },
      guildJoinDate = ("x"):rep(129),
      professions = { { level = 1 } },
      mainCharacter = 1,
      interests = { x = "y" },
      birthdate = {},
      faction = 1,
    }
    for field, value in pairs(wrong) do
      assert.matches("the field " .. field .. " is missing or wrong", reason(guild.member("A-B", {}, { [field] = value })))
      local without = guild.member("A-B")
      without.data[field] = nil
      assert.equal("the field " .. field .. " is missing or wrong: nil", reason(without))
    end
    for _, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
      for field in pairs(guild.article(tableType, 1).data) do
        local without = guild.article(tableType, 1)
        without.data[field] = nil
        assert.equal("the field " .. field .. " is missing or wrong: nil", reason(without))
      end
    end
    assert.matches("the field guilds", reason(guild.setup(guild.EONAR, {}), "setup") or "the field guilds")
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.guilds = { "just a name" }
    assert.matches("the field guilds", reason(setup))
  end)

  it("may be as long as the limits allow, but not a byte longer", function()
    assert.is_nil(reason(guild.article("news", 1, {}, { content = ("x"):rep(16384) })))
    assert.matches("the field content", reason(guild.article("news", 1, {}, { content = ("x"):rep(16385) })))
    assert.is_nil(reason(guild.article("news", 1, {}, { title = ("x"):rep(256) })))
    assert.matches("the field title", reason(guild.article("news", 1, {}, { title = ("x"):rep(257) })))
    local many = {}
    for index = 1, 1000 do
      many[index] = index
    end
    assert.matches("too large", reason(guild.article("news", 1, {}, { more = many })))
  end)

  it("may have empty data, but only if it is deleted", function()
    assert.is_nil(reason(guild.member("A-B", { deleted = true, data = {} })))
    assert.matches("the field", reason(guild.member("A-B", { deleted = true, data = { name = "A-B" } })))
    assert.matches("the field", reason(guild.member("A-B", { data = {} })))
  end)

  it("is rejected if it is cyclic or holds what cannot be saved", function()
    local loop = guild.member("A-B")
    loop.data.self = loop
    assert.matches("too large or too deep", reason(loop))
    assert.matches("too large or too deep", reason(guild.member("A-B", {}, { f = print })))
    assert.matches("too large or too deep", reason(guild.member("A-B", {}, { n = 1 / 0 })))
  end)
end)
