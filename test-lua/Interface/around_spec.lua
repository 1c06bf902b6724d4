-- What is around the window: greeting, reminders, tooltip, key bindings, settings, the public API.

local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

local sees, leaderAndMember = window.sees, window.leaderAndMember

--- An event so many minutes after the realm has started.
local function event(number, minutes, changes)
  return guild.article("calendar", number, changes, {
    title = "Event " .. number,
    eventDate = os.date("!%Y-%m-%d %H:%M:%S", guild.NOW + minutes * 60),
  })
end

--- The lines of a client's chat that have the words.
local function lines(client, words)
  local found = {}
  for _, line in ipairs(client.chat) do
    if line:find(words, 1, true) then
      found[#found + 1] = line
    end
  end
  return found
end

describe("the greeting", function()
  it("tells a new leader and a new member how to begin, once", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local anna = guild.client(realm, "Anna-Eonar", members, nil, { rankIndex = 0 })
    local bert = guild.client(realm, "Bert-Eonar", members, nil, { rankIndex = 2 })
    anna.login()
    bert.login()
    realm.run(30)
    assert.equal(1, #lines(anna, "/gh leads you through three steps"))
    assert.equal(1, #lines(bert, "/gh opens the window"))
    anna.reload()
    realm.run(30)
    assert.equal(1, #lines(anna, "/gh leads you through three steps"))
    guild.assertClean(anna, bert)
  end)

  it("says what is unread and what comes next, only where it is new, and not where it is switched off", function()
    local realm, anna = leaderAndMember({ guild.article("news", 1), guild.article("news", 2), event(1, 600) })
    assert.equal(1, #lines(anna, "2 articles that you have not read"))
    assert.equal(1, #lines(anna, "Next event: Event 1"))
    anna.reload()
    realm.run(30)
    assert.equal(1, #lines(anna, "articles that you have not read"))
    anna.slash("/gh settings")
    anna.clickLabel("Say at login what is new")
    anna.perform(function() anna.env.GuildHelper.EditEntry("news", nil, guild.article("news", 3).data) end)
    anna.reload()
    realm.run(30)
    assert.equal(1, #lines(anna, "that you have not read"))
    guild.assertClean(anna)
  end)
end)

describe("reminders", function()
  it("come once, so long before as the player wants, and follow changes of the calendar", function()
    local realm, anna = leaderAndMember({ event(1, 60), event(2, 90), event(3, 100, { deleted = true }) })
    realm.run(44 * 60)
    assert.same({}, lines(anna, "begins in"))
    realm.run(120)
    assert.same({ "GuildHelper: Event 1 begins in 15 minutes." }, lines(anna, "begins in"))
    anna.perform(function() anna.env.GuildHelper.DeleteEntry("calendar", "202611010000020002") end)
    realm.run(60 * 60)
    assert.equal(1, #lines(anna, "begins in"))
    guild.assertClean(anna)
  end)

  it("come at once for an event that is near at login, can be set to an hour, and can be switched off", function()
    local realm, anna = leaderAndMember({ event(1, 10), event(2, 100), event(3, 200) })
    assert.equal(1, #lines(anna, "Event 1 begins in"))
    anna.slash("/gh settings")
    anna.clickLabel("15 minutes")
    anna.clickLabel("1 hour")
    realm.run(45 * 60)
    assert.equal(1, #lines(anna, "Event 2 begins in"))
    anna.clickLabel("Remind me of events")
    realm.run(200 * 60)
    assert.equal(0, #lines(anna, "Event 3 begins in"))
    guild.assertClean(anna)
  end)

  it("let nothing run in an hour in which nothing is planned", function()
    local realm, anna = leaderAndMember({ event(1, 6000) })
    realm.run(60)
    local before = anna.stats.work
    realm.run(3600)
    assert.equal(before, anna.stats.work)
  end)
end)

describe("the minimap button's tooltip", function()
  it("names the next event", function()
    local _, anna = leaderAndMember({ event(1, 600) })
    local button = anna.env.Minimap.regions[1]
    anna.perform(function() button:GetScript("OnEnter")(button) end)
    assert.matches("Next event: Event 1", table.concat(anna.env.GameTooltip.lines, "\n"))
  end)
end)

describe("the key bindings", function()
  it("open and close the window and start a sync, and have names in the client's language", function()
    local realm, anna = leaderAndMember({})
    anna.pressBinding("GUILDHELPER_TOGGLE")
    realm.run(1)
    assert.is_true(sees(anna, "Sync"))
    anna.pressBinding("GUILDHELPER_TOGGLE")
    assert.equal("", window.seen(anna))
    anna.pressBinding("GUILDHELPER_SYNC")
    realm.run(30)
    assert.matches("^Sync Complete", anna.chat[#anna.chat])
    assert.equal("Open or close the window", anna.env.BINDING_NAME_GUILDHELPER_TOGGLE)
    guild.assertClean(anna)
  end)
end)

describe("what is private", function()
  it("is told only after the player has switched it on in the settings", function()
    local realm, anna = leaderAndMember({}, { battletag = "Anna#77" })
    assert.equal("NA", guild.entry(anna, "roster", "Anna-Eonar").data.battletag)
    anna.slash("/gh settings")
    anna.clickLabel("Tell my battletag")
    realm.run(10)
    assert.equal("Anna#77", guild.entry(anna, "roster", "Anna-Eonar").data.battletag)
    anna.clickLabel("Tell my battletag")
    realm.run(10)
    assert.equal("NA", guild.entry(anna, "roster", "Anna-Eonar").data.battletag)
    guild.assertClean(anna)
  end)
end)

describe("the public API", function()
  it("is what its types and its page say", function()
    local _, anna = leaderAndMember({})
    local read = files.read
    local types, page = read("docs/api/GuildHelper.lua"), read("docs/api.md")
    for name, value in pairs(anna.env.GuildHelper) do
      if type(value) == "function" then
        assert(types:find("function GuildHelper[.:]" .. name .. "%("), name .. " has no type")
        assert(page:find(name .. "(", 1, true), name .. " is not on the page")
      end
    end
    for name in types:gmatch("function GuildHelper[.:](%a+)%(") do
      assert.is_function(anna.env.GuildHelper[name], name)
    end
  end)

  it("reads copies, edits through validation and rights, and lists ids", function()
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.rules = { news = 1 }
    local realm, anna, bert = leaderAndMember({ setup, guild.article("news", 1), guild.article("news", 2, { deleted = true }) })
    local api = anna.env.GuildHelper
    assert.same({ "setup", "news", "guildInfo", "calendar", "roster" }, api.Tables())
    assert.same({ 1, 2, 0 }, { #api.Ids("news"), #api.Ids("news", true), #api.Ids("nonsense") })
    local copy = api.ReadEntry("news", "202611010000010001")
    copy.data.title = "spoiled"
    assert.equal("Title 1", api.ReadEntry("news", "202611010000010001").data.title)
    local id, problem
    anna.perform(function() id, problem = api.EditEntry("news", nil, { title = 1 }) end)
    assert.is_nil(id)
    assert.is_string(problem)
    guild.sync(realm, anna)
    bert.perform(function() id, problem = bert.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data) end)
    assert.is_nil(id)
    assert.matches("rank", problem)
    assert.is_false(bert.env.GuildHelper.DeleteEntry("news", "202611010000010001"))
    guild.assertClean(anna, bert)
  end)

  it("tells of changes and of a sync's progress a few times a second, and survives another addon's errors", function()
    local realm, anna, bert = leaderAndMember(sim.sampleRoster(300, 3, guild.NOW, { guild.EONAR }))
    local tables, progress, calls = {}, {}, 0
    local stop
    bert.perform(function()
      local api = bert.env.GuildHelper
      assert(api.Subscribe("nonsense", print) == nil)
      api.Subscribe("entries", function() error("not ours") end)
      stop = api.Subscribe("entries", function(tableType)
        tables[tableType] = true
        calls = calls + 1
      end)
      api.Subscribe("sync", function(states, part) progress[#progress + 1] = (states["Anna-Eonar"] or "-") .. " " .. part end)
      api.Sync({ force = true })
    end)
    realm.run(60)
    assert.is_true(tables.roster)
    assert.is_true(calls > 0 and calls < 150, calls .. " calls")
    assert.equal("Completed 1", progress[#progress])
    assert.matches("not ours", bert.errors[1])
    local before = calls
    stop()
    bert.perform(function() bert.env.GuildHelper.EditEntry("roster", "Bert-Eonar", guild.member("Bert-Eonar").data) end)
    realm.run(2)
    assert.equal(before, calls)
  end)
end)
