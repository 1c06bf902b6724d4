local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")
local sim = require("test-lua.helpers.sim")

local OLD_ROSTER = {
  pt_itemLevel = 0,
  deleted = false,
  gb_battletag = "NA",
  pt_level = 80,
  pt_roles = {},
  pt_guildJoinDate = "2024-11-30",
  pt_professions = {},
  gb_mainCharacter = "NA",
  pt_interests = {},
  pt_class = "Shaman",
  lastUpdated = "20241130192941",
  gb_birthdate = "NA",
  pt_guildName = guild.EONAR,
  pt_faction = "Unknown",
  pt_rank = "Member",
  pt_name = "Sakarra-Skywall",
  pt_note = "of a later version",
}

local function article(id, changes)
  local older = {
    guildName = guild.EONAR,
    title = "Welcome to the Guild!  4",
    category = "General",
    id = id,
    date = "2024-12-01 05:09:22",
    content = "Welcome to our guild!",
  }
  for key, value in pairs(changes or {}) do
    older[key] = value ~= merge.NIL and value or nil
  end
  return older
end

--- Saved data as the older addon wrote them.
local function older(changes)
  local saved = {
    sharedData = {
      roster = { ["Sakarra-Skywall"] = OLD_ROSTER },
      news = { article("202411301924102656"), article("202411301924102657", { deleted = true, mood = "kept" }) },
      guildInfo = { article("202411301949531535", { date = "2024-11-30 19:50:37" }) },
      calendar = { article("202411301950388623", { eventDate = "2024-12-01 04:28:07" }) },
      setup = {
        linkedGuildGroups = {
          lastUpdated = "20241130194258",
          guilds = { { name = "No Reset For The Wicked-Eonar" }, { name = guild.EONAR }, { name = guild.ALLERIA } },
        },
      },
    },
    UserStatus = {
      ["Brom-Eonar"] = { guildName = guild.EONAR, lastSync = "2024-12-01 04:28:07", status = "online" },
      { name = "Veska-Alleria", lastsync = "20241202042807" },
    },
    minimap = { angle = 12 },
  }
  for key, value in pairs(changes or {}) do
    saved.sharedData[key] = value
  end
  return saved
end

--- A client that logs in with these saved data, and after it has settled.
local function login(saved)
  local realm = guild.realm()
  local client = realm.createClient({ name = "Loner", realm = "Eonar", savedVariables = sim.savedFile(saved) })
  client.login()
  realm.run(20)
  assert.same({}, client.errors)
  return client, realm
end

describe("data of the older addon", function()
  it("become entries of the present schema, for roster", function()
    local client = login(older())
    local data = { guildJoinDate = "2024-11-30", pt_note = "of a later version" }
    local expected = guild.member("Sakarra-Skywall", { lastUpdated = "20241130192941" }, data)
    assert.same(expected, guild.entry(client, "roster", "Sakarra-Skywall"))
  end)

  it("become entries by id, for the articles, their date the time of the last change", function()
    local client = login(older())
    local data = { title = "Welcome to the Guild!  4", content = "Welcome to our guild!", date = "2024-12-01 05:09:22" }
    local changes = { id = "202411301924102656", lastUpdated = "20241201050922" }
    assert.same(guild.article("news", 1, changes, data), guild.entry(client, "news", "202411301924102656"))
    local deleted = guild.entry(client, "news", "202411301924102657")
    assert.is_true(deleted.deleted)
    local event = guild.entry(client, "calendar", "202411301950388623")
    assert.same({ "2024-12-01 04:28:07", "2024-12-01 05:09:22" }, { event.data.eventDate, event.data.date })
    assert.equal("20241130195037", guild.entry(client, "guildInfo", "202411301949531535").lastUpdated)
  end)

  it("give each linked guild that the data know a setup entry, and none to a name written wrong", function()
    local client = login(older())
    local setup = guild.data(client).sharedData.setup
    assert.same({ "norestforthewickedeonar" }, { next(setup), next(setup, next(setup)) })
    assert.equal("20241130194258", setup.norestforthewickedeonar.lastUpdated)
    assert.equal(3, #setup.norestforthewickedeonar.data.guilds)
  end)

  it("keep the users, by name or from a list, with the time of the last sync", function()
    local saved = older()
    saved.UserStatus["Brom-Eonar"].lastSync = "2026-11-01 04:28:07"
    saved.UserStatus[1].lastsync = "20261102042807"
    local data = guild.data((login(saved)))
    assert.same({ guildName = guild.EONAR, lastSync = "20261101042807", status = "online" }, data.userStatus["Brom-Eonar"])
    assert.equal("20261102042807", data.userStatus["Veska-Alleria"].lastSync)
  end)

  it("keep whatever else was there, and forget users of long ago", function()
    local data = guild.data((login(older())))
    -- Both were last seen too long ago to be of use, so they are read and then forgotten.
    assert.same({}, data.userStatus)
    assert.same({ angle = 12 }, data.minimap)
    assert.is_nil(data.UserStatus)
    assert.equal(2, data.schemaVersion)
  end)

  it("are the same after a second load", function()
    local client, realm = login(older())
    client.logout()
    local first = client.savedVariables
    client.login()
    realm.run(20)
    client.logout()
    assert.equal(first, client.savedVariables)
  end)

  it("of two records with one id keep the newer one", function()
    local client = login(older({
      news = {
        article("202411301924102656", { date = "2024-12-02 00:00:00", title = "newer" }),
        article("202411301924102656", { title = "older" }),
      },
    }))
    assert.equal("newer", guild.entry(client, "news", "202411301924102656").data.title)
  end)

  it("that cannot be entries go to quarantine with the reason, and are still there after logout", function()
    local client, realm = login(older({
      news = {
        article("202411301924102656", { title = merge.NIL }),
        article("x"),
        "not even a table",
        article("202411301924102659"),
      },
      roster = { ["Nobody-Eonar"] = { pt_name = "Nobody-Eonar" }, ["Ann-Eonar"] = OLD_ROSTER },
    }))
    local reasons = {}
    for _, row in ipairs(guild.data(client).quarantine) do
      reasons[#reasons + 1] = row.tableType .. " " .. row.id .. ": " .. row.reason
    end
    table.sort(reasons)
    assert.same({
      "news 202411301924102656: the field title is missing or wrong: nil",
      "news 3: not an entry but string",
      "news x: not an id of its table: x",
      "roster Nobody-Eonar: not an entry but table",
    }, reasons)
    assert.is_table(guild.entry(client, "news", "202411301924102659"))
    assert.matches("4 saved entries are not valid", table.concat(client.chat, "\n"))
    client.logout()
    client.login()
    realm.run(20)
    assert.equal(4, #guild.data(client).quarantine)
    assert.equal("not even a table", guild.data(client).quarantine[1].value == "not even a table" and "not even a table" or guild.data(client).quarantine[2].value)
  end)

  it("of a later version of the addon are left alone, and the player is told", function()
    local later = { schemaVersion = 3, sharedData = "something new" }
    local client, realm = login(later)
    assert.matches("come from a later version", table.concat(client.chat, "\n"))
    realm.run(60)
    client.logout()
    assert.equal(sim.savedFile(later), client.savedVariables)
  end)

  it("that were edited by hand or cut off are put in order", function()
    local client = login({ schemaVersion = 2, sharedData = { news = "gone", roster = { [5] = true } }, userStatus = 7 })
    local data = guild.data(client)
    assert.same({}, data.sharedData.calendar)
    assert.same({}, data.userStatus)
    assert.equal(2, #data.quarantine)
  end)
end)

describe("at load", function()
  it("old tombstones give up their data, and stay as markers", function()
    local client = login(guild.savedTable({
      guild.article("news", 1, { deleted = true, lastUpdated = guild.daysAgo(31), later = 5 }),
      guild.article("news", 2, { deleted = true, lastUpdated = guild.daysAgo(29) }),
      guild.article("news", 3, { lastUpdated = guild.daysAgo(300) }),
    }))
    local marker = guild.entry(client, "news", guild.article("news", 1).id)
    assert.same({}, marker.data)
    assert.same({ true, guild.daysAgo(31), 5 }, { marker.deleted, marker.lastUpdated, marker.later })
    assert.is_string(guild.entry(client, "news", guild.article("news", 2).id).data.title)
    assert.is_string(guild.entry(client, "news", guild.article("news", 3).id).data.title)
  end)

  it("logs are cut, and users and sessions of long ago forgotten", function()
    local log = {}
    for index = 1, 1500 do
      log[index] = { time = guild.daysAgo(1), session = "x", step = "1", user = "u", table = "t", text = "line " .. index }
    end
    local function session(updated)
      return { user = "U-E", mode = "all", days = 0, updated = updated, started = updated, status = "Failed", tables = {} }
    end
    local client = login(guild.savedTable({}, {
      senderLogs = log,
      userStatus = { ["Old-Eonar"] = { lastSeen = guild.daysAgo(181) }, ["New-Eonar"] = { lastSeen = guild.daysAgo(179) } },
      syncSessions = { ["sender:A-B"] = session(guild.daysAgo(31)), ["sender:C-D"] = session(guild.daysAgo(29)) },
    }))
    local data = guild.data(client)
    assert.is_true(#data.senderLogs <= 1000)
    assert.equal("line 1500", data.senderLogs[#data.senderLogs].text)
    assert.same({ nil, "table" }, { data.userStatus["Old-Eonar"], type(data.userStatus["New-Eonar"]) })
    assert.same({ nil, "table" }, { data.syncSessions["sender:A-B"], type(data.syncSessions["sender:C-D"]) })
  end)

  it("5000 entries are read over many frames, none of them long", function()
    local entries = sim.sampleRoster(5000, 3, guild.NOW, { guild.EONAR })
    local client, realm = login(guild.savedTable(entries))
    realm.run(30)
    local count = 0
    for _ in pairs(guild.data(client).sharedData.metadata.roster) do
      count = count + 1
    end
    assert.equal(5000, count)
    assert.is_true(client.stats.longestSlice < 4)
  end)
end)
