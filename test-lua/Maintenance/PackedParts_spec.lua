local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local random = require("test-lua.helpers.random")
local sim = require("test-lua.helpers.sim")

describe("a table in long texts", function()
  local plain = modules.load().require("src.DataSyncManager.data.PlainText")

  --- Any value that a file may hold.
  local function any(draw, depth)
    local kind = draw.integer(1, depth > 0 and 5 or 3)
    if kind == 1 then
      return random.bytes(draw, draw.integer(0, 40), 0, 255)
    elseif kind == 2 then
      return draw.integer(-1e6, 1e6) / draw.pick({ 1, 3, 1024 })
    elseif kind == 3 then
      return draw.integer(0, 1) == 1
    end
    local content = {}
    for place = 1, draw.integer(0, 6) do
      content[draw.integer(0, 1) == 1 and place or random.bytes(draw, 5, 0, 255)] = any(draw, depth - 1)
    end
    return content
  end

  it("comes back as it was, and from a damaged text comes what was before the damage", function()
    for seed = 1, 60 do
      local draw = random.seeded(seed)
      local content = { any(draw, 5), x = any(draw, 4), [7.5] = any(draw, 3) }
      local parts = plain.packTable(content)
      local back, damaged = plain.unpackTable(parts)
      assert.same(content, back)
      assert.equal(0, damaged)
      local spoiled = parts[1]:sub(1, draw.integer(0, #parts[1] - 1))
      local rest, count = plain.unpackTable({ spoiled, 5 })
      assert.is_true(count >= 1)
      for key, value in pairs(rest) do
        assert.same(content[key], value)
      end
    end
  end)

  it("never reads without end, whatever is in it", function()
    for _, text in ipairs({
      "s9:x",
      "s",
      "n",
      "nx;",
      "{",
      ("{"):rep(9000),
      "T",
      "TFT",
      "s1:a{s1:b",
      "}",
      "s99999999999999999999:x",
    }) do
      local _, damaged = plain.unpackTable({ text })
      assert.equal(1, damaged, text:sub(1, 20))
    end
    assert.equal(1, select(2, plain.unpackTable("no list")))
  end)
end)

describe("a file with more constants than Lua reads", function()
  --- Articles of a table, each with so many texts that are in no other.
  local function articles(tableType, count, texts)
    local list = {}
    for index = 1, count do
      list[index] = guild.article(
        tableType,
        index,
        { lastUpdated = os.date("!%Y%m%d%H%M%S", 1700000000 + index * 61 + #tableType) },
        { title = tableType .. index, content = "text of " .. tableType .. index, moods = {} }
      )
      for place = 1, texts or 0 do
        list[index].data.moods[place] = tableType .. index .. "x" .. place
      end
      list[index].id = ("%014d%04d"):format(20200101000000 + index, index % 10000)
    end
    return list
  end

  it("is written in a form that the game can read, and everything is there again", function()
    local all = articles("news", 1400, 100)
    for _, entry in ipairs(articles("calendar", 600, 100)) do
      all[#all + 1] = entry
    end
    local saved = guild.savedTable(all)
    local packed = modules.load().require("src.DataSyncManager.data.PlainText").packTable(saved.sharedData.news)
    saved.sharedData.news = nil
    saved.packed = { ["sharedData.news"] = packed }
    local client, realm = guild.loadedLoner(saved)
    realm.run(60)
    client.logout()
    assert.is_function((loadstring(client.savedVariables)))
    assert.is_table(sim.readSavedVariables(client.savedVariables).GuildHelper_SavedVariables.packed)
    client.login()
    realm.run(60)
    assert.same({ 1400, 600 }, { guild.count(client, "news"), guild.count(client, "calendar") })
    assert.is_nil(guild.data(client).packed)
    assert.same(all[7], guild.entry(client, "news", all[7].id))
    assert.is_true(client.stats.longestSlice < 4)
    guild.assertClean(client)
  end)

  it("stays readable, an entry at its id, at ordinary sizes", function()
    local client = guild.loadedLoner(guild.savedTable(articles("news", 300)))
    client.logout()
    local saved = sim.readSavedVariables(client.savedVariables).GuildHelper_SavedVariables
    assert.is_nil(saved.packed)
    local entry = articles("news", 1)[1]
    assert.same(entry, saved.sharedData.news[entry.id])
  end)

  it("keeps what is whole of packed parts that are damaged, and says so", function()
    local entry = guild.article("news", 1)
    local parts = modules.load().require("src.DataSyncManager.data.PlainText").packTable({ [entry.id] = entry })
    parts[2] = "s5:bro"
    local client = guild.loadedLoner(guild.savedTable({}, { packed = { ["sharedData.news"] = parts, odd = parts, roster = 5 } }))
    assert.same(entry, guild.entry(client, "news", entry.id))
    assert.matches("3 missing parts", table.concat(client.chat, "\n"))
  end)
end)

describe("the worst that one member can make of a table", function()
  local function loadsAgain()
    local client, realm =
      modules.load({ guild = guild.add(require("test-lua.helpers.realms").create({ addonFolder = "x" }), guild.EONAR) })
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local parts = client.require("src.Maintenance.PackedParts")
    local pages = client.require("src.DataSyncManager.data.EntryPages")
    local session = { role = "receiver", sessionId = "x", user = "Bert-Eonar", userGuild = guild.EONAR, tableType = "news" }
    session.scope = { [guild.EONAR] = true }
    -- A third of the real bound, which takes a third of the time, and has more constants than Lua reads as well.
    client.require("src.DataSyncManager.data.FileBudget").TABLE_LIMITS.news.bytes = 11000000
    local number, added, refused = 0, 0, 0
    -- Messages of eight hours at full speed are 110 MB, of which a hundredth would do.
    while refused == 0 do
      local values = {}
      for index = 1, 50 do
        number = number + 1
        values[index] = guild.article("news", number, { id = ("%014d0000"):format(20200101000000 + number) })
        local moods = {}
        for place = 1, 280 do
          moods[place] = number * 1000 + place + 0.5
        end
        values[index].data.moods = moods
      end
      local counts = modules.inFlow(
        client,
        realm,
        function() return apply(session, "news", { values = values, wanted = "any", wireBytes = 110000000 }).counts end
      )
      added, refused = added + counts.added, refused + counts.refused
    end
    assert.is_true(added > 1000)
    assert.is_nil((loadstring(sim.savedFile(client.require("src.DataSyncManager.data.SavedData").savedData()))))
    modules.inFlow(client, realm, pages.packPages, 600)
    local before = os.clock()
    local laidOut = parts.laidOutForDisk()
    -- Nothing is left to pack, so it costs a list of texts.
    assert.is_true(os.clock() - before < 0.2)
    assert.is_nil((next(laidOut.sharedData.news)))
    local text = sim.savedFile(laidOut)
    assert.is_function((loadstring(text)))
    local loadData = client.require("src.Maintenance.LoadData").loadData
    local back = sim.readSavedVariables(text).GuildHelper_SavedVariables
    local report = modules.inFlow(client, realm, function() return loadData(back) end, 600)
    local count = 0
    for _ in pairs(report.saved.sharedData.news) do
      count = count + 1
    end
    assert.equal(added, count)
    assert.equal(0, #report.saved.quarantine)
  end

  it("is a file that Lua loads, and everything is there again", function()
    local isGood, problem = pcall(loadsAgain)
    assert.is_true(isGood, tostring(problem))
  end)
end)

describe("what is kept of each entry besides it", function()
  --- A client of which a file with some members was loaded, and what it would write now.
  local function loaded(saved)
    local client, realm = modules.load()
    local loadData = client.require("src.Maintenance.LoadData").loadData
    modules.inFlow(client, realm, function() return loadData(saved) end, 600)
    return client, realm, client.require("src.Maintenance.PackedParts").laidOutForDisk
  end

  local function hashes(client)
    local stored = client.require("src.DataSyncManager.data.ContentHash").storedHash
    return stored("roster", "A-Eonar"), stored("roster", "B-Eonar")
  end

  --- A copy of what was written, as the game reads it.
  local function reread(laidOut) return sim.readSavedVariables(sim.savedFile(laidOut)).GuildHelper_SavedVariables end

  it("comes back with the file, for the very versions that it was of, and is computed for the others", function()
    local first, _, write = loaded(guild.savedTable({ guild.member("A-Eonar"), guild.member("B-Eonar") }))
    local a, b = hashes(first)
    local saved = reread(write())
    saved.sharedData.roster["B-Eonar"].lastUpdated = guild.daysAgo(3)
    saved.sharedData.roster["B-Eonar"].data.level = 7
    local second = loaded(saved)
    local a2, b2 = hashes(second)
    assert.equal(a, a2)
    assert.is_true(b2 ~= b)
    local hash = second.require("src.DataSyncManager.data.ContentHash")
    assert.same({ true, false }, { hash.isUnverified("roster", "A-Eonar"), hash.isUnverified("roster", "B-Eonar") })
  end)

  it("settles no tie and stays in no sum if it is forged", function()
    local first, _, write = loaded(guild.savedTable({ guild.member("A-Eonar"), guild.member("B-Eonar") }))
    local a, b = hashes(first)
    local saved = reread(write())
    local code = first.require("src.DataSyncManager.data.TableDigest").numberCode
    local forged = saved.entryRecords.roster:gsub(code(a, 6):gsub("%p", "%%%0"), code(5, 6))
    saved.entryRecords.roster = forged
    local second, realm = loaded(saved)
    local a2, b2 = hashes(second)
    assert.same({ 5, b }, { a2, b2 })
    local store = second.require("src.DataSyncManager.data.Store")
    assert.equal("unchanged", store.applyEntry(guild.member("A-Eonar")))
    assert.equal(a, (hashes(second)))
    modules.inFlow(second, realm, second.require("src.DataSyncManager.data.Metadata").verifyHashes)
    local sums = second.require("src.DataSyncManager.data.TableDigest")
    local own = first.require("src.DataSyncManager.data.TableDigest")
    local scope = { [guild.EONAR] = true }
    assert.same(own.sumInScope("roster", scope), sums.sumInScope("roster", scope))
  end)
end)
