local realms = require("test-lua.helpers.realms")
local addons = require("test-lua.helpers.addons")

--- The moment of a time in UTC, `YYYY-MM-DD HH:MM`, in seconds since 1970.
local function utc(text)
  local year, month, day, hour, minute = text:match("(%d+)-(%d+)-(%d+) (%d+):(%d+)")
  local function days(y, m, d)
    y = m <= 2 and y - 1 or y
    local era = math.floor(y / 400)
    local ofEra = y - era * 400
    local ofYear = math.floor((153 * (m + (m > 2 and -3 or 9)) + 2) / 5) + d - 1
    return era * 146097 + ofEra * 365 + math.floor(ofEra / 4) - math.floor(ofEra / 100) + ofYear - 719468
  end
  return days(tonumber(year), tonumber(month), tonumber(day)) * 86400 + hour * 3600 + minute * 60
end

--- A client in a realm of that zone at that moment. `settings` are what it has saved. Returns the clocks and events too.
local function clientAt(zone, moment, options, settings)
  local realm =
    realms.create({ addonFolder = addons.script(""), startTime = moment, timeZone = zone, region = (options or {}).region })
  local client = realm.createClient({ name = "Anna", realm = "Onar", timeZone = (options or {}).computer })
  client.login()
  local saved = client.require("src.DataSyncManager.data.SavedData")
  for name, value in pairs(settings or {}) do
    saved.settings()[name] = value
  end
  saved.settings().preferences = { usesServerTime = (options or {}).computer == nil }
  local clocks = client.require("src.DataSyncManager.player.Clocks")
  local events = client.require("src.DataSyncManager.content.CalendarEvents")
  local function call(fn)
    local results
    client.perform(function() results = { fn() } end)
    assert.same({}, client.errors)
    return unpack(results, 1, 2)
  end
  return {
    client = client,
    settings = saved.settings(),
    stored = function(day, hour, before)
      return call(function() return events.eventDateOf(day, hour, before) end)
    end,
    leftOut = function(day, hour)
      return call(function() return events.isLeftOut(day, hour) end)
    end,
    shown = function(epoch, format)
      return call(function() return clocks.shownDate(format or "%Y-%m-%d %H:%M", epoch) end)
    end,
    fields = function(date)
      return call(function()
        local t = events.eventTimeOf(date)
        return t.day, t.hour
      end)
    end,
  }
end

--- Realms' zones, a moment in its winter and one in its summer, and its offsets then in hours.
local ZONES = {
  { "America/Los_Angeles", -8, -7 },
  { "America/Denver", -7, -6 },
  { "America/Chicago", -6, -5 },
  { "America/New_York", -5, -4 },
  { "America/Sao_Paulo", -3, -3 },
  { "Australia/Melbourne", 11, 10 },
  { "Europe/Paris", 1, 2 },
  { "Europe/London", 0, 1 },
  { "Europe/Moscow", 3, 3 },
  { "Asia/Seoul", 9, 9 },
  { "Asia/Taipei", 8, 8 },
  { "Asia/Shanghai", 8, 8 },
}

--- The days of a year around which some zone changes its clocks.
local CHANGES = { "03-08", "03-14", "03-26", "03-31", "04-01", "04-07", "10-01", "10-07", "10-25", "10-31", "11-01", "11-07" }

describe("the realm's time", function()
  for _, zone in ipairs(ZONES) do
    local name = zone[1]
    it("of a realm in " .. name .. " has the offset of the date, seen from either side of each change", function()
      for _, today in ipairs({ "2026-01-15 20:00", "2026-07-15 20:00" }) do
        local clock = clientAt(name, utc(today))
        for year = 2024, 2030 do
          for place, hours in ipairs({ zone[2], zone[3] }) do
            local day = ("%d-%s"):format(year, place == 1 and "01-20" or "07-20")
            local moment = utc(day .. " 20:00") - hours * 3600
            assert.equal(os.date("!%Y-%m-%d %H:%M:%S", moment), clock.stored(day, "20:00"), day)
            assert.equal(day .. " 20:00", clock.shown(moment))
          end
        end
      end
    end)
  end

  it("is shown as it was typed, by clients before and after the change, at any hour around it", function()
    for _, zone in ipairs(ZONES) do
      local typing = { clientAt(zone[1], utc("2026-02-01 12:00")), clientAt(zone[1], utc("2026-08-01 12:00")) }
      for year = 2024, 2030 do
        for _, change in ipairs(CHANGES) do
          local day = year .. "-" .. change
          for _, hour in ipairs({ "00:00", "01:30", "02:00", "02:30", "03:00", "23:45" }) do
            local stored = typing[1].stored(day, hour)
            assert.equal(stored, typing[2].stored(day, hour))
            if stored then
              local epoch = utc(stored)
              assert.equal(day .. " " .. hour, typing[1].shown(epoch))
              assert.equal(day .. " " .. hour, typing[2].shown(epoch))
            else
              assert.is_true(typing[1].leftOut(day, hour))
            end
          end
        end
      end
    end
  end)

  it("changes in the second in which the zone's clocks do", function()
    for _, zone in ipairs(ZONES) do
      local clock = clientAt(zone[1], utc("2026-01-15 12:00"))
      local computer = clientAt("America/Chicago", utc("2026-01-15 12:00"), { computer = zone[1] }).client.env
      local function offset(moment) return computer.date("%H:%M", moment) ~= computer.date("%H:%M", moment + 86400) end
      for year = 2024, 2030 do
        for day = 0, 365 do
          local midnight = utc(year .. "-01-01 00:00") + day * 86400
          for hour = 0, offset(midnight) and 24 or 0 do
            for _, moment in ipairs({ midnight + hour * 3600 - 1, midnight + hour * 3600 }) do
              assert.equal(computer.date("%Y-%m-%d %H:%M:%S", moment), clock.shown(moment, "%Y-%m-%d %H:%M:%S"))
            end
          end
        end
      end
    end
  end)

  it("is a zone's of the region first, and any zone's where the region is wrong or not known", function()
    for _, region in ipairs({ 1, 2, 3, 72 }) do
      local clock = clientAt("Europe/Paris", utc("2026-10-01 12:00"), { region = region })
      assert.equal("2026-12-01 19:00:00", clock.stored("2026-12-01", "20:00"))
    end
    local odd = clientAt("Asia/Kolkata", utc("2026-10-01 12:00"))
    assert.equal("2026-12-01 14:30:00", odd.stored("2026-12-01", "20:00"))
  end)

  it("remembers what the realm's clock has shown, where the present moment fits two zones", function()
    -- Mexico has the offset of Mountain time in summer, and that of Central time in winter.
    local summer = clientAt("America/Mexico_City", utc("2026-07-01 12:00"))
    summer.stored("2026-07-02", "20:00")
    local winter = clientAt("America/Mexico_City", utc("2026-12-01 12:00"), {}, { realmOffsets = summer.settings.realmOffsets })
    assert.equal("2027-07-02 02:00:00", winter.stored("2027-07-01", "20:00"))
    local again = clientAt("America/Mexico_City", utc("2027-06-01 12:00"), {}, { realmOffsets = winter.settings.realmOffsets })
    assert.equal("2027-12-02 02:00:00", again.stored("2027-12-01", "20:00"))
    -- For an hour in the fall Mountain time has changed and Pacific time has not.
    local before = clientAt("America/Denver", utc("2026-10-15 12:00"))
    before.stored("2026-10-15", "20:00")
    for _, minute in ipairs({ "08:00", "08:30", "08:59", "09:30" }) do
      local hour = clientAt("America/Denver", utc("2026-11-01 " .. minute), {}, { realmOffsets = before.settings.realmOffsets })
      assert.equal("2027-07-02 02:00:00", hour.stored("2027-07-01", "20:00"))
    end
  end)

  it("does not change its zone when the realm's clock is late, shows nothing yet, or what is remembered is wrong", function()
    local before = clientAt("America/Los_Angeles", utc("2026-10-15 12:00"))
    before.stored("2026-10-15", "20:00")
    local remembered = before.settings.realmOffsets
    for _, shown in ipairs({ { day = 1, hour = 2, minute = 1 }, { day = 0, hour = 0, minute = 0 } }) do
      local late = clientAt("America/Los_Angeles", utc("2026-11-01 09:01"), {}, { realmOffsets = remembered })
      late.client.env.C_DateAndTime = {
        GetCurrentCalendarTime = function()
          return { year = 2026, month = 11, monthDay = shown.day, weekday = 1, hour = shown.hour, minute = shown.minute }
        end,
      }
      assert.equal("2027-07-02 03:00:00", late.stored("2027-07-01", "20:00"))
    end
    local wrong = { Onar = { ["x"] = 1, ["-3600 07"] = "y", ["7200 07"] = utc("2026-07-01 12:00"), ["0 01"] = 5 } }
    local clock = clientAt("America/Los_Angeles", utc("2026-11-05 12:00"), {}, { realmOffsets = wrong })
    assert.equal("2027-07-02 03:00:00", clock.stored("2027-07-01", "20:00"))
  end)
end)

describe("a typed time", function()
  it("of the player's own clock has the offset of its date too", function()
    for _, zone in ipairs(ZONES) do
      for _, today in ipairs({ "2026-01-15 12:00", "2026-07-15 12:00" }) do
        local clock = clientAt("America/Chicago", utc(today), { computer = zone[1] })
        for place, day in ipairs({ "2028-01-20", "2028-07-20" }) do
          local moment = utc(day .. " 20:00") - zone[place + 1] * 3600
          assert.equal(os.date("!%Y-%m-%d %H:%M:%S", moment), clock.stored(day, "20:00"))
          assert.equal(day .. " 20:00", clock.shown(moment))
        end
      end
    end
  end)

  it("that the clocks leave out is refused, and one that comes twice is the first", function()
    for _, computer in ipairs({ false, true }) do
      local function at(zone) return clientAt(zone, utc("2026-02-01 12:00"), { computer = computer and zone or nil }) end
      local paris, pacific, sydney = at("Europe/Paris"), at("America/Los_Angeles"), at("Australia/Melbourne")
      for clock, day in pairs({ [paris] = "2026-03-29", [pacific] = "2026-03-08", [sydney] = "2026-10-04" }) do
        assert.is_nil(clock.stored(day, "02:30"))
        assert.is_true(clock.leftOut(day, "02:30"))
        assert.is_false(clock.leftOut(day, "03:00"))
        assert.is_false(clock.leftOut(day, "25:00"))
        assert.is_string(clock.stored(day, "01:59"))
        assert.is_string(clock.stored(day, "03:00"))
      end
      assert.equal("2026-10-25 00:30:00", paris.stored("2026-10-25", "02:30"))
      assert.equal("2026-11-01 08:30:00", pacific.stored("2026-11-01", "01:30"))
      assert.equal("2026-04-04 15:30:00", sydney.stored("2026-04-05", "02:30"))
    end
  end)

  it("that is not changed keeps the event's moment, the second of two equal hours and the seconds included", function()
    local paris = clientAt("Europe/Paris", utc("2026-02-01 12:00"))
    for _, date in ipairs({ "2026-10-25 01:30:00", "2026-10-25 00:30:00", "2026-12-24 19:30:45", "2026-12-24" }) do
      local day, hour = paris.fields(date)
      assert.equal(date, paris.stored(day, hour, date))
    end
    assert.equal("2026-12-24 19:31:00", paris.stored("2026-12-24", "20:31", "2026-12-24 19:30:45"))
    assert.equal("2026-12-24", paris.stored("2026-12-24", "", "2026-12-24 19:30:45"))
  end)

  it("is a day that exists: leap days, the ends of years, the ends of time", function()
    local pacific, seoul =
      clientAt("America/Los_Angeles", utc("2026-02-01 12:00")), clientAt("Asia/Seoul", utc("2026-02-01 12:00"))
    assert.equal("2028-03-01 04:00:00", pacific.stored("2028-02-29", "20:00"))
    assert.equal("2028-02-29 15:00:00", seoul.stored("2028-03-01", "0:00"))
    assert.is_nil(pacific.stored("2027-02-29", "20:00"))
    assert.is_nil(pacific.stored("2027-02-29", ""))
    assert.is_nil(pacific.stored("2026-12-31", "24:00"))
    assert.equal("2027-01-01 04:00:00", pacific.stored("2026-12-31", "20:00"))
    assert.equal("2026-12-31 15:30:00", seoul.stored("2027-01-01", "00:30"))
    assert.is_nil(pacific.stored("2999-12-31", "20:00"))
    assert.is_nil(seoul.stored("1970-01-01", "00:30"))
    assert.is_string(pacific.shown(0))
  end)
end)
