-- What `/gh export logs` exports, and a replay of the logged sync in another realm.

local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local printed = require("test-lua.helpers.printed")
local sim = require("test-lua.helpers.sim")
local window = require("test-lua.helpers.window")

--- The text that the export of the logs shows, or nil.
local function exported(realm, client) return window.exported(realm, client, "/gh export logs") end

--- Replays an exported text, with further arguments. Returns the exit code and what was printed.
local function replay(text, ...)
  local path = os.tmpname()
  files.write(path, text)
  local code, output = printed(sim.runDemo, { "--replay", path, ... }, false)
  os.remove(path)
  return code, output
end

--- How many lines of the replayed log are the same, and of how many.
local function sameLines(output)
  local same, all = output:match("(%d+) of (%d+) lines tell of the same work")
  return tonumber(same), tonumber(all)
end

--- Two members with different entries after a sync, or after `disturb` was called instead.
local function synced(locale, disturb)
  local first = sim.sampleRoster(120, 3, guild.NOW, { guild.EONAR })
  local second = sim.sampleRoster(90, 4, guild.NOW, { guild.EONAR })
  for index = 1, 40 do
    second[#second + 1] = first[index]
  end
  for index = 1, 12 do
    first[#first + 1] = guild.article("news", index)
  end
  local realm, anna, bert = guild.pair(first, second, nil, { locale = locale })
  realm.run(40)
  if disturb then
    disturb(realm, anna, bert)
  else
    guild.sync(realm, anna, "all", 600)
  end
  return realm, anna, bert
end

describe("exported logs", function()
  it("contain nothing that players wrote, and are made without a long frame", function()
    local realm, anna = synced()
    for index = 1, 3000 do
      guild.data(anna).userStatus["User" .. index .. "-Eonar"] = { guildName = guild.EONAR, addonVersion = "2.0.0" }
    end
    anna.stats.longestSlice = 0
    local text = exported(realm, anna)
    assert.is_string(text)
    assert.is_nil(text:find(guild.article("news", 1).data.title, 1, true))
    assert.matches("\nplayer;Anna%-Eonar;" .. guild.EONAR:gsub("%-", "%%-") .. ";1\n", text)
    assert.matches("\nsession;%w+;sender;Bert%-Eonar;all;0;", text)
    assert.is_true(anna.stats.longestSlice < 4)
    guild.assertClean(anna)
  end)

  for _, locale in ipairs({ "enUS", "deDE", "zhCN" }) do
    it("reproduce a sync in another realm, in " .. locale, function()
      local realm, anna = synced(locale)
      local code, output = replay(exported(realm, anna))
      assert.equal(0, code, output)
      local same, all = sameLines(output)
      assert(same >= 0.7 * all, output)
    end)
  end

  it("of the receiver are replayed by letting the sender start", function()
    local realm, _, bert = synced()
    local code, output = replay(exported(realm, bert))
    assert.equal(0, code, output)
    assert.matches("with Anna%-Eonar, the player as receiver", output)
    local same, all = sameLines(output)
    assert(same >= 0.5 * all, output)
  end)

  it("of a failed sync show where it failed, and that it can succeed", function()
    local realm, anna = synced(nil, function(realm, anna, bert)
      anna.slash("/gh sync")
      realm.runUntil(function()
        local last = anna.env.GuildHelper_SavedVariables.senderLogs
        return #last > 0 and last[#last].step == "3.1" and last[#last].table == "roster"
      end, 300)
      bert.crash()
      realm.run(200)
    end)
    local code, output = replay(exported(realm, anna))
    assert.equal(0, code, output)
    assert.matches("!%s+3.2%s+roster%s+session failed: Bert%-Eonar is not online", output)
    assert.matches("replay: 1 user", output)
  end)

  it("are replayed with the player's own entries if their file is given", function()
    local realm, anna = synced()
    local text = exported(realm, anna)
    anna.logout()
    local path = os.tmpname()
    files.write(path, anna.savedVariables)
    local code, output = replay(text, "--client", path)
    os.remove(path)
    assert.equal(0, code, output)
    local same, all = sameLines(output)
    assert(same >= 0.5 * all, output)
  end)

  it("are rejected with a sentence if they are something else, or damaged", function()
    for _, text in ipairs({
      "",
      "hello",
      "GuildHelper logs 1\nplayer;;\n",
      "GuildHelper logs 2\nplayer;A-B;C-D;0\ntime;20260101000000",
    }) do
      local code, output = replay(text)
      assert.equal(2, code)
      assert.matches("is not a text of /gh export logs", output)
    end
    local realm, anna = synced()
    local code, output = replay((exported(realm, anna):gsub("(entries;roster;[^;]*;)%S+", "%1")))
    assert.equal(0, code)
    assert.matches("1 lines cannot be read", output)
    code, output = replay((exported(realm, anna):gsub("(;3.1;Bert%-Eonar;roster;here %d+ to).*", "%1")) .. "\27]0;x")
    assert.equal(0, code, output)
    assert.is_nil(output:find("\27"))
  end)
end)
