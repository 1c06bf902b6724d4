local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

--- Imports the text that is in a client's window, and says yes to what that would write.
local function import(client, realm)
  client.clickLabel("Import")
  realm.run(20)
  if window.sees(client, "Import it?") then
    client.clickLabel("Import")
    realm.run(30)
  end
end

--- Replaces each line of a text by what `change` makes of it.
local function eachLine(text, change) return (text:gsub("[^\n]+", change)) end

--- Wraps lines after so many letters.
local function wrapped(text, width)
  return eachLine(text, function(line) return (line:gsub(("."):rep(width), "%0\n")) end)
end

--- What chat programs, mail programs and forums do to a text, by name.
local CHANGES = {
  ["blanks at line ends"] = function(text) return eachLine(text, "%0  \t") end,
  ["line ends of Windows"] = function(text) return (text:gsub("\n", "\r\n")) end,
  ["empty lines"] = function(text) return (text:gsub("\n", "\n\n")) end,
  ["lines wrapped at 76"] = function(text) return wrapped(text, 76) end,
  ["lines wrapped at 997"] = function(text) return wrapped(text, 997) end,
  ["quoting"] = function(text) return eachLine(text, "> %0") end,
  ["wrapped and quoted twice"] = function(text) return eachLine(wrapped(text, 80), ">> %0") end,
  ["blanks that do not break"] = function(text) return eachLine((text:gsub(" ", "\194\160")), "\194\160%0\194\160") end,
  ["blanks without width"] = function(text) return wrapped(text, 500):gsub("\n", "\226\128\139\n") end,
  ["a code fence"] = function(text) return "```\n" .. text .. "\n```" end,
  ["a code fence with a language"] = function(text) return "```text\n" .. text .. "\n```" end,
  ["quotation marks"] = function(text) return "\226\128\156" .. text .. "\226\128\157" end,
  ["a byte order mark"] = function(text) return "\239\187\191" .. text end,
  ["one long line"] = function(text) return (text:gsub("\n", " ")) end,
  ["words around it"] = function(text) return "Hi all,\nhere is my export:\n\n" .. text .. "\n\nCheers, Anna" end,
  ["a name and a time in the middle"] = function(text) return (wrapped(text, 1500):gsub("\n", "\nAnna - Today at 20:31\n", 3)) end,
}

describe("an export", function()
  it("is a block of text that another member can import, with the same checks as in a sync", function()
    local entries = sim.sampleRoster(300, 4, guild.NOW, { guild.EONAR })
    entries[#entries + 1] = guild.article("news", 1)
    entries[#entries + 1] = guild.article("news", 2, { guildName = guild.ALLERIA })
    local client, realm = guild.loadedMember(guild.savedTable(entries))
    local block = window.exported(realm, client, "/gh export")
    assert.matches("^GuildHelper export 1\n", block)
    assert.is_nil(block:find("[^%w+/=\n ]"))
    local other, otherRealm =
      guild.loadedMember(guild.savedTable({ guild.article("news", 1, { lastUpdated = guild.daysAgo(1) }) }), "Bert")
    other.slash("/gh import")
    other.typeInto(1, "\n  " .. block .. "\n")
    import(other, otherRealm)
    assert.matches("imported: %d+ added, .*1 unchanged", chat.last(other))
    assert.same(guild.entry(client, "roster", entries[7].id), guild.entry(other, "roster", entries[7].id))
    assert.equal(guild.daysAgo(1), guild.entry(other, "news", guild.article("news", 1).id).lastUpdated)
    assert.is_nil(guild.entry(other, "news", guild.article("news", 2).id))
    assert.is_true(client.stats.longestSlice < 4 and other.stats.longestSlice < 4)
    guild.assertClean(client, other)
  end)
end)

describe("an export of unconfirmed entries", function()
  it("has the known version that is read, not the one that is held", function()
    local known, held = guild.article("news", 1), guild.article("news", 1, { lastUpdated = guild.daysAgo(1) }, { title = "Held" })
    local alone = guild.article("news", 2)
    local saved = guild.savedTable({ held, alone })
    saved.unconfirmed = {
      news = { [held.id] = { from = "Mia-Eonar", known = known }, [alone.id] = { from = "Mia-Eonar" } },
    }
    local client, realm = guild.loadedMember(saved)
    assert.equal(known.data.title, client.env.GuildHelper.ReadEntry("news", known.id).data.title)
    local block = window.exported(realm, client, "/gh export")
    local other, otherRealm = guild.loadedMember(guild.savedTable({}), "Bert")
    other.slash("/gh import")
    other.typeInto(1, block)
    import(other, otherRealm)
    assert.equal(known.data.title, guild.entry(other, "news", held.id).data.title)
    assert.is_nil(guild.entry(other, "news", alone.id))
    guild.assertClean(client, other)
  end)
end)

describe("an import", function()
  it("changes nothing if it is no export, and counts the damaged lines of one", function()
    local client, realm = guild.loadedMember(guild.savedTable({}))
    for _, text in ipairs({ "", "hello", "GuildHelper export 2\nabc" }) do
      client.slash("/gh import")
      client.typeInto(1, text)
      import(client, realm)
      assert.matches("That is not an export of this version", chat.last(client))
    end
    client.slash("/gh import")
    client.typeInto(1, "GuildHelper export 1\nnot base64!\nAAAA\n" .. client.env.C_EncodingUtil.EncodeBase64(("x"):rep(3000)))
    import(client, realm)
    assert.matches("imported: 1 refused", chat.last(client))
    guild.assertClean(client)
  end)
end)

describe("an export that went through other programs", function()
  local entries = sim.sampleRoster(120, 4, guild.NOW, { guild.EONAR })
  for index = 1, 12 do
    entries[#entries + 1] = guild.article("news", index)
  end
  local client, realm = guild.loadedMember(guild.savedTable(entries))
  local block = window.exported(realm, client, "/gh export")

  --- Imports a text at a member who has nothing, and returns the member.
  local function imported(text)
    local other, otherRealm = guild.loadedMember(guild.savedTable({}), "Bert")
    other.slash("/gh import")
    other.typeInto(1, text)
    import(other, otherRealm)
    return other
  end

  --- Fails if a member does not have every entry that was exported.
  local function assertComplete(other, change)
    assert.is_nil(chat.last(other):find("refused"), change .. ": " .. chat.last(other))
    for _, entry in ipairs(entries) do
      if entry.id ~= "Bert-Eonar" then
        assert.same(guild.entry(client, entry.tableType, entry.id), guild.entry(other, entry.tableType, entry.id), change)
      end
    end
    guild.assertClean(other)
  end

  for change, apply in pairs(CHANGES) do
    it("survives " .. change, function() assertComplete(imported(apply(block)), change) end)
  end

  it("survives any three of these changes, one after another", function()
    local names = {}
    for name in pairs(CHANGES) do
      names[#names + 1] = name
    end
    table.sort(names)
    for seed = 1, 12 do
      local draw = random.seeded(seed)
      local text, done = block, {}
      for turn = 1, 3 do
        done[turn] = draw.pick(names)
        text = CHANGES[done[turn]](text)
      end
      assertComplete(imported(text), table.concat(done, ", "))
    end
  end)

  it("keeps what is whole of one that was cut off", function()
    local other = imported(block:sub(1, #block - 300))
    assert.matches("1 refused", chat.last(other))
    assert.is_true(guild.count(other, "news") == 12)
  end)
end)
