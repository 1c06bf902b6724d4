local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

describe("the public API", function()
  it("matches its types and its page", function()
    local _, anna = window.leaderAndMember({})
    local types, page = files.read("docs/api/GuildHelper.lua"), files.read("docs/api.md")
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

  it("reads copies, edits with validation and permissions, and lists ids", function()
    local setup = guild.setup(guild.EONAR, { guild.EONAR })
    setup.data.rules = { news = 1 }
    local realm, anna, bert =
      window.leaderAndMember({ setup, guild.article("news", 1), guild.article("news", 2, { deleted = true }) })
    local api = anna.env.GuildHelper
    assert.same({ "setup", "news", "guildInfo", "calendar", "roster" }, api.Tables())
    assert.same({ 1, 2, 0 }, { #api.Ids("news"), #api.Ids("news", true), #api.Ids("nonsense") })
    local copy = api.ReadEntry("news", "202611010000010001")
    copy.data.title = "spoiled"
    assert.equal("Title 1", api.ReadEntry("news", "202611010000010001").data.title)
    local id, problem
    anna.perform(function()
      id, problem = api.EditEntry("news", nil, { title = 1 })
    end)
    assert.is_nil(id)
    assert.is_string(problem)
    guild.sync(realm, anna)
    bert.perform(function()
      id, problem = bert.env.GuildHelper.EditEntry("news", nil, guild.article("news", 1).data)
    end)
    assert.is_nil(id)
    assert.matches("rank", problem)
    assert.is_false(bert.env.GuildHelper.DeleteEntry("news", "202611010000010001"))
    guild.assertClean(anna, bert)
  end)

  it("reports changes and a sync's progress a few times a second, and survives errors of other addons", function()
    local realm, _, bert = window.leaderAndMember(sim.sampleRoster(300, 3, guild.NOW, { guild.EONAR }))
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
