local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

--- Begins a new event of that day with an hour that is refused; true if the form then has the reason, a plain text.
local function isRefused(realm, client, day, hour, reason)
  window.open(realm, client, "PANE_CALENDAR")
  client.clickLabel("New")
  client.typeField("Title", "Raid")
  client.typeField("Day (2026-12-24)", day)
  client.typeField("Hour (20:00)", hour)
  return window.sees(client, reason)
end

--- Saves the event in the form with another hour. When it is as stored, in UTC.
local function savedDate(realm, client, hour)
  client.typeField("Hour (20:00)", hour)
  client.clickLabel("Save")
  realm.run(1)
  local _, entry = next(guild.data(client).sharedData.calendar)
  return entry.data.eventDate
end

describe("the calendar", function()
  it("stores an event in UTC, and shows it in the player's time or the realm's", function()
    local realm, anna = window.leaderAndMember({}, { timeZoneOffset = 3600 })
    assert.is_true(isRefused(realm, anna, "2026-12-24", "25:00", "the day or the hour is not written"))
    assert.equal("2026-12-24 19:30:00", savedDate(realm, anna, "20:30"))
    assert.matches("Dec 24, 2026, 20:30", window.seen(anna))
    anna.slash("/gh settings")
    anna.clickLabel("Times as the realm has them")
    realm.run(1)
    assert.matches("Dec 24, 2026, 13:30", window.seen(anna))
    guild.assertClean(anna)
  end)

  it("shows birthdays of members who share theirs, and the events of the day that is clicked", function()
    local realm, anna = window.leaderAndMember({
      guild.member("Carla-Eonar", {}, { birthdate = "11-21" }),
      guild.member("Dora-Eonar", {}, { birthdate = "13-99" }),
      guild.article("calendar", 1, {}, { title = "Party", eventDate = "2026-11-20 18:00:00" }),
    })
    window.open(realm, anna, "PANE_CALENDAR")
    assert.matches("Birthday of Carla%-Eonar", window.seen(anna))
    assert.is_nil(window.seen(anna):find("Dora", 1, true))
    anna.clickLabel("20")
    realm.run(1)
    assert.is_nil(window.seen(anna):find("Birthday of Carla", 1, true))
    assert.matches("Party", window.seen(anna))
  end)

  it("shows each event on the day that it has by the shown clock, midnight and the days of other months included", function()
    local realm, anna = window.leaderAndMember({
      guild.article("calendar", 1, {}, { title = "At midnight", eventDate = "2026-11-19 23:00:00" }),
      guild.article("calendar", 2, {}, { title = "Before it", eventDate = "2026-11-19 22:59:00" }),
      guild.article("calendar", 3, {}, { title = "In December", eventDate = "2026-12-03" }),
    }, { timeZone = "Europe/Paris" })
    window.open(realm, anna, "PANE_CALENDAR")
    assert.matches("Nov 20, 2026, 00:00", window.seen(anna))
    assert.matches("Nov 19, 2026, 23:59", window.seen(anna))
    -- The sheet of November ends with days of December.
    local _, times = window.seen(anna):gsub("In December", "")
    assert.equal(2, times)
    guild.assertClean(anna)
  end)

  it("celebrates who was born on 29 February on the 28th in other years", function()
    local function birthdays(start)
      local realm = guild.realm({ startTime = start })
      local members = guild.add(realm, guild.EONAR)
      local leaper = guild.member("Carla-Eonar", {}, { birthdate = "2004-02-29" })
      local anna = guild.client(realm, "Anna-Eonar", members, { leaper }, { rankIndex = 0 })
      anna.login()
      realm.run(40)
      window.open(realm, anna, "PANE_CALENDAR")
      guild.assertClean(anna)
      return window.seen(anna)
    end
    assert.matches("Feb 28, 2027", birthdays(guild.NOW))
    assert.matches("Feb 29, 2028", birthdays(guild.NOW + 360 * 86400))
    assert.matches("Feb 28, 2029", birthdays(guild.NOW + 500 * 86400))
  end)

  it("refuses a time that the clocks leave out, with the reason", function()
    local realm, anna = window.leaderAndMember({}, { timeZone = "Europe/Paris" })
    assert.is_true(isRefused(realm, anna, "2027-03-28", "02:30", "the clocks go forward that day"))
    assert.equal("2027-03-28 01:30:00", savedDate(realm, anna, "03:30"))
  end)
end)
