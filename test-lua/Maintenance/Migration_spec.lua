local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")

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

--- An article as the older addon wrote it.
local function article(id, changes)
  return merge({
    guildName = guild.EONAR,
    title = "Welcome to the Guild!  4",
    category = "General",
    id = id,
    date = "2024-12-01 05:09:22",
    content = "Welcome to our guild!",
  }, changes)
end

--- Saved data as the older addon wrote them; `changes` replace whole tables.
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
  merge(saved.sharedData, changes)
  return saved
end

describe("data of the older addon", function()
  it("becomes roster entries in the current schema", function()
    local client = guild.loadedLoner(older())
    local data = { guildJoinDate = "2024-11-30", pt_note = "of a later version" }
    local expected = guild.member("Sakarra-Skywall", { lastUpdated = "20241130192941" }, data)
    assert.same(expected, guild.entry(client, "roster", "Sakarra-Skywall"))
  end)

  it("becomes articles by id, dated by their last change", function()
    local client = guild.loadedLoner(older())
    local data = { title = "Welcome to the Guild!  4", content = "Welcome to our guild!", date = "2024-12-01 05:09:22" }
    local changes = { id = "202411301924102656", lastUpdated = "20241201050922" }
    assert.same(guild.article("news", 1, changes, data), guild.entry(client, "news", "202411301924102656"))
    local deleted = guild.entry(client, "news", "202411301924102657")
    assert.is_true(deleted.deleted)
    local event = guild.entry(client, "calendar", "202411301950388623")
    assert.same({ "2024-12-01 04:28:07", "2024-12-01 05:09:22" }, { event.data.eventDate, event.data.date })
    assert.equal("20241130195037", guild.entry(client, "guildInfo", "202411301949531535").lastUpdated)
  end)

  it("gives a setup entry to each linked guild that it knows, and none to a misspelled name", function()
    local client = guild.loadedLoner(older())
    local setup = guild.data(client).sharedData.setup
    assert.same({ "norestforthewickedeonar" }, { next(setup), next(setup, next(setup)) })
    assert.equal("20241130194258", setup.norestforthewickedeonar.lastUpdated)
    assert.equal(3, #setup.norestforthewickedeonar.data.guilds)
  end)

  it("keeps the users, by name or from a list, with their last sync", function()
    local saved = older()
    saved.UserStatus["Brom-Eonar"].lastSync = "2026-11-01 04:28:07"
    saved.UserStatus[1].lastsync = "20261102042807"
    local data = guild.data((guild.loadedLoner(saved)))
    assert.same({ guildName = guild.EONAR, lastSync = "20261101042807", status = "online" }, data.userStatus["Brom-Eonar"])
    assert.equal("20261102042807", data.userStatus["Veska-Alleria"].lastSync)
  end)

  it("keeps everything else, but drops users who have not been seen for long", function()
    local data = guild.data((guild.loadedLoner(older())))
    -- Both were last seen too long ago to be of use, so they are read and then forgotten.
    assert.same({}, data.userStatus)
    assert.same({ angle = 12 }, data.minimap)
    assert.is_nil(data.UserStatus)
    assert.equal(2, data.schemaVersion)
  end)

  it("is the same after a second load", function()
    local client, realm = guild.loadedLoner(older())
    client.logout()
    local first = client.savedVariables
    client.login()
    realm.run(20)
    client.logout()
    assert.equal(first, client.savedVariables)
  end)

  it("keeps the newer of two records with the same id", function()
    local client = guild.loadedLoner(older({
      news = {
        article("202411301924102656", { date = "2024-12-02 00:00:00", title = "newer" }),
        article("202411301924102656", { title = "older" }),
      },
    }))
    assert.equal("newer", guild.entry(client, "news", "202411301924102656").data.title)
  end)

  it("is mended field by field, and only what is no record at all goes to quarantine", function()
    local client, realm = guild.loadedLoner(older({
      news = {
        article("202411301924102656", { title = merge.NIL }),
        article("x"),
        "not even a table",
        article("202411301924102659"),
      },
      roster = { ["Nobody-Eonar"] = { pt_name = "Nobody-Eonar" }, ["Ann-Eonar"] = OLD_ROSTER },
    }))
    local quarantine = guild.data(client).quarantine
    assert.same({ "news", "3", "not even a table" }, { quarantine[1].tableType, quarantine[1].id, quarantine[1].value })
    assert.equal("", guild.entry(client, "news", "202411301924102656").data.title)
    local renamed
    for id, entry in pairs(guild.data(client).sharedData.news) do
      renamed = entry.data.older_id == "x" and id or renamed
    end
    assert.matches("^2024120105%d%d%d%d%d%d%d%d$", renamed)
    assert.same({ "NA", "19990101000000" }, {
      guild.entry(client, "roster", "Nobody-Eonar").guildName,
      guild.entry(client, "roster", "Nobody-Eonar").lastUpdated,
    })
    local said = table.concat(client.chat, "\n")
    assert.matches("Saved data mended: .*1 missing part", said)
    assert.matches("1 saved entry is not valid", said)
    assert.matches("1 entry names no guild", said)
    assert.matches("not shown anywhere: minimap", said)
    client.logout()
    client.login()
    realm.run(20)
    assert.equal(1, #guild.data(client).quarantine)
    assert.is_nil(table.concat(client.chat, "\n", #client.chat - 1):find("mended"))
  end)
end)
