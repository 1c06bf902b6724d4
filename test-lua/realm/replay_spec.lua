-- What `/gh export logs` gives, and the sync that it tells of, once more in another realm.

local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- The text in the window that an export opens.
local function exported(realm, client)
  client.slash("/gh export logs")
  realm.run(10)
  for _, text in ipairs(client.visibleTexts()) do
    if text:find("^GuildHelper logs 1\n") then
      return text
    end
  end
end

--- Writes a text to a file, and runs the command on it. Returns the exit code and what was printed.
local function replay(text, ...)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local lines, print_, stderr = {}, _G.print, io.stderr
  _G.print = function(line)
    lines[#lines + 1] = tostring(line)
  end
  io.stderr = { write = function(_, line) lines[#lines + 1] = line end }
  local code = sim.runDemo({ "--replay", path, ... }, false)
  _G.print, io.stderr = print_, stderr
  os.remove(path)
  return code, table.concat(lines, "\n")
end

--- How many lines were the same, of how many.
local function sameLines(output)
  local same, all = output:match("(%d+) of (%d+) lines tell of the same work")
  return tonumber(same), tonumber(all)
end

--- Two members with different data, who have synced.
local function synced(locale, tamper)
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
  if tamper then
    tamper(realm, anna, bert)
  else
    guild.sync(realm, anna, "all", 600)
  end
  return realm, anna, bert
end

describe("the logs for a report", function()
  it("have nothing of what anybody wrote in them, and hold no frame up", function()
    local realm, anna = synced()
    for index = 1, 3000 do
      guild.data(anna).userStatus["User" .. index .. "-Eonar"] = { guildName = guild.EONAR, addonVersion = "2.0.0" }
    end
    anna.stats.longestSlice = 0
    local text = exported(realm, anna)
    assert.is_string(text)
    assert.is_nil(text:find(guild.article("news", 1).data.title, 1, true))
    assert.matches("\nplayer;Anna%-Eonar;" .. guild.EONAR:gsub("%-", "%%-") .. ";2\n", text)
    assert.matches("\nsession;%w+;sender;Bert%-Eonar;all;0;", text)
    assert.is_true(anna.stats.longestSlice < 4)
    guild.assertClean(anna)
  end)

  for _, locale in ipairs({ "enUS", "deDE", "zhCN" }) do
    it("of a sync bring the same work about in another realm, in " .. locale, function()
      local realm, anna = synced(locale)
      local code, output = replay(exported(realm, anna))
      assert.equal(0, code, output)
      local same, all = sameLines(output)
      assert(same >= 0.7 * all, output)
    end)
  end

  it("of the one who was asked are replayed by letting the other one ask", function()
    local realm, _, bert = synced()
    local code, output = replay(exported(realm, bert))
    assert.equal(0, code, output)
    assert.matches("with Anna%-Eonar, the player as receiver", output)
    local same, all = sameLines(output)
    assert(same >= 0.5 * all, output)
  end)

  it("of a sync that broke off show where it did, and that it does not have to", function()
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
    assert.matches("!%s+3.2%s+roster%s+|", output)
    assert.matches("replay: 1 user", output)
  end)

  it("with the player's own file bring their own entries", function()
    local realm, anna = synced()
    local text = exported(realm, anna)
    anna.logout()
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(anna.savedVariables)
    file:close()
    local code, output = replay(text, "--client", path)
    os.remove(path)
    assert.equal(0, code, output)
    local same, all = sameLines(output)
    assert(same >= 0.5 * all, output)
  end)

  it("that are something else, or damaged, are refused with a sentence", function()
    for _, text in ipairs({ "", "hello", "GuildHelper logs 1\nplayer;;\n", "GuildHelper logs 2\nplayer;A-B;C-D;0\ntime;20260101000000" }) do
      local code, output = replay(text)
      assert.equal(2, code)
      assert.matches("is not a text of /gh export logs", output)
    end
    local realm, anna = synced()
    local code, output = replay((exported(realm, anna):gsub("entries;roster;...", "entries;roster;!!!")))
    assert.equal(0, code)
    assert.matches("1 lines cannot be read", output)
    code, output = replay((exported(realm, anna):gsub("(;3.1;Bert%-Eonar;roster;here %d+ to).*", "%1")) .. "\27]0;x")
    assert.equal(0, code, output)
    assert.is_nil(output:find("\27"))
  end)
end)
