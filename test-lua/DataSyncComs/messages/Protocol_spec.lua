local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local sim = require("test-lua.helpers.sim")

local PAGE = "docs/protocol.md"
local client = modules.load()
local messages = client.require("src.DataSyncComs.messages.Messages")
local MESSAGES = client.require("src.DataSyncComs.messages.Protocol").MESSAGES

--- A member hands on an officer's news, and the officer confirms it.
local function confirmingRealm(seed)
  local setup = guild.setup(guild.EONAR, { guild.EONAR })
  setup.data.rules = { news = 1 }
  local realm = guild.realm({ seed = seed })
  local members = guild.add(realm, guild.EONAR)
  local function add(name, rank, list) return guild.client(realm, name, members, list, { rankIndex = rank }) end
  local mia = add("Mia-Eonar", 2, { setup, guild.article("news", 1) })
  local nils = add("Nils-Eonar", 2, { setup })
  add("Olga-Eonar", 1, { setup, guild.article("news", 1) })
  for _, each in ipairs(realm.clients) do
    each.login()
  end
  realm.run(40)
  guild.sync(realm, mia, "all Nils-Eonar force")
  guild.sync(realm, nils, "all Olga-Eonar force")
  return realm
end

--- Adds an example of each message, by its name, from a run with a bit of everything: a sync in both directions, linked
-- guilds, a member in a group, lost chunks, a stop, an unknown command.
local function addMessagesOfRun(found, seed)
  local function collect(realm)
    for _, line in ipairs(realm.trace) do
      local text = line:match('%-> %u+ ?%S* GUILDHELPER2 "(.*)"$')
      local name = text and text:match("^%u%u%u;%u%u%u%u")
      if name and (found[name] == nil or (found[name]:find("NONE", 1, true) and not text:find("NONE", 1, true))) then
        found[name] = text
      end
    end
  end
  local entries = sim.sampleRoster(300, 1, guild.NOW, { guild.EONAR, guild.ALLERIA })
  entries[#entries + 1] = guild.setup(guild.EONAR, { guild.EONAR, guild.ALLERIA })
  local news = { guild.article("news", 1), guild.article("news", 2, { deleted = true }) }
  local realm, anna, bert = guild.pair(news, entries, { seed = seed })
  realm.setRules({ lossRate = 0.1 })
  anna.slash("/gh sync")
  realm.run(20)
  bert.setLockdown(true, true)
  bert.setLockdown(false, true)
  realm.runUntil(function() return guild.outcome(anna) ~= nil end, 600)
  realm.setRules({ lossRate = 0 })
  bert.perform(function()
    local id = entries[1].id
    bert.env.GuildHelper.EditEntry("roster", id, guild.member(id).data)
  end)
  guild.sync(realm, anna, "all force")
  bert.setGroup("party")
  guild.sync(realm, anna, "all force")
  bert.setGroup("none")
  bert.perform(function() bert.env.C_ChatInfo.SendAddonMessage("GUILDHELPER2", "REQ;WHAT;NONE;1", "WHISPER", "Anna-Eonar") end)
  realm.run(10)
  bert.perform(function() bert.env.GuildHelper.EditEntry("news", nil, news[1].data) end)
  anna.slash("/gh sync all Bert force")
  realm.run(1.2)
  anna.slash("/gh stop")
  realm.run(10)
  collect(realm)
  collect(confirmingRealm(seed))
end

--- An example of each message. Which messages get lost is chance, so there are more runs until it was a chunk.
local function messagesOfRuns()
  local found = {}
  local seed = 0
  repeat
    seed = seed + 1
    addMessagesOfRun(found, seed)
  until found["NAK;CHNK"] or seed == 10
  return found
end

--- The rows of the page's table by the message's name, each with its fields and its example.
local function rowsOf(page)
  local rows = {}
  for name, fields, example in page:gmatch("\n| `(%u+;%u+)` *|[^|]*|[^|]*|([^|]*)| `([^`]*)` *|") do
    rows[name] = { fields = fields, example = example }
  end
  return rows
end

--- A message as the page shows it: a chunk without its packed bytes.
local function shown(text)
  local header = text:match("^(%u+;%u+;%u+;%d%d%d%d%d;%d%d%d%d%d;%w%w%w%w%w%w)")
  return header and header .. "…" or text
end

describe("the protocol page", function()
  local found = messagesOfRuns()

  it("has a real example of every message", function()
    for name in pairs(MESSAGES) do
      assert(found[name], name .. " does not occur in the runs")
    end
    if os.getenv("UPDATE") then
      local page = files.read(PAGE):gsub(
        "(\n| `(%u+;%u+)` *|[^|]*|[^|]*|[^|]*| `)[^`]*(` *|)",
        function(start, name, finish) return start .. shown(found[name] or "?") .. finish end
      )
      files.write(PAGE, page)
    end
    local rows = rowsOf(files.read(PAGE))
    for name, text in pairs(found) do
      if name ~= "REQ;WHAT" then
        assert.equal(
          shown(text),
          rows[name] and rows[name].example,
          name .. ": UPDATE=1 npm test -- test-lua/DataSyncComs/messages/Protocol_spec.lua"
        )
      end
    end
  end)

  it("has only examples that the code can parse, with their fields", function()
    for name, row in pairs(rowsOf(files.read(PAGE))) do
      local known = assert(MESSAGES[name], name .. " is only on the page")
      if known.isChunked then
        assert.matches("in chunks", row.fields)
      else
        local parsed = messages.parseMessage(row.example)
        assert.equal(name, parsed.name)
        for _, field in ipairs(known.fields) do
          assert(row.fields:find("`" .. field[1] .. "`", 1, true), name .. ": " .. field[1])
          assert(field[2]:find("?", 1, true) or parsed.fields[field[1]] ~= nil, name .. ": " .. field[1])
        end
      end
    end
  end)

  it("has the same numbers as the code", function()
    local page = files.read(PAGE)
    local protocol = client.require("src.DataSyncComs.messages.Protocol")
    assert.matches("prefix `" .. protocol.PREFIX .. "`", page)
    assert.matches("version is " .. protocol.PROTOCOL_VERSION .. "%.", page)
    assert.matches(protocol.CHUNK_DATA .. " bytes of payload", page)
  end)
end)
