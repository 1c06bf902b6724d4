local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- All texts in a value as one.
local function textsIn(value, out)
  if type(value) == "table" then
    for key, item in pairs(value) do
      textsIn(key, out)
      textsIn(item, out)
    end
  elseif type(value) == "string" then
    out[#out + 1] = value
  end
  return out
end

--- How many entries the tables have that were made of records of a file.
local function countEntries(sharedData)
  local count = 0
  for _, tableType in ipairs({ "setup", "news", "guildInfo", "calendar", "roster" }) do
    for _ in pairs(sharedData[tableType]) do
      count = count + 1
    end
  end
  return count
end

describe("a file of any shape", function()
  for first = 1, 40, 10 do
    it(("loses no record and nothing that somebody typed, seeds %d to %d"):format(first, first + 9), function()
      for seed = first, first + 9 do
        local file = sim.damagedFile(seed)
        local client, realm = guild.loadedLoner(file.saved)
        local shared = guild.data(client).sharedData
        assert.is_true(countEntries(shared) >= file.records, ("seed %d: a record is lost"):format(seed))
        local all = table.concat(textsIn(shared, {}), "\n")
        for _, marker in ipairs(file.typed) do
          assert.is_truthy(all:find(marker, 1, true), ("seed %d: %s is lost"):format(seed, marker))
        end
        client.slash("/gh")
        for _, pane in ipairs({ "News", "Calendar", "Roster", "Maintenance" }) do
          client.clickLabel(pane)
          realm.run(1)
        end
        guild.assertClean(client)
        -- What was mended once is in order: the next load has nothing to say about it.
        client.reload()
        local before = #client.chat
        realm.run(20)
        assert.is_nil(table.concat(client.chat, "\n", before + 1):find("mended"), ("seed %d"):format(seed))
        assert.same({}, client.errors)
      end
    end)
  end
end)

describe("settings in a file", function()
  it("never stop the addon, whatever they hold, and every default stands in for one that does not hold", function()
    for _, wrong in ipairs({ "", "x", -1, 1e9, true, {}, { { {} } } }) do
      local settings = { isWelcomed = true }
      for _, name in ipairs({
        "mode",
        "days",
        "frameBudget",
        "paceEntries",
        "paceSeconds",
        "maxRank",
        "windows",
        "preferences",
        "characters",
        "consent",
        "readMarks",
        "gameProfessions",
        "ownGuilds",
        "groups",
        "announcedUpTo",
        "isModeChosen",
      }) do
        settings[name] = wrong
      end
      local client, realm = guild.loadedMember(guild.savedTable({ guild.article("news", 1) }, { settings = settings }))
      client.slash("/gh")
      client.clickLabel("Maintenance")
      realm.run(2)
      assert.equal(2, guild.data(client).settings.frameBudget)
      assert.equal(50, guild.data(client).settings.paceEntries)
      assert.is_table(guild.entry(client, "news", guild.article("news", 1).id))
      guild.assertClean(client)
    end
  end)
end)
