-- From the first login to a finished sync, by the window alone: a leader, an officer, a member, and a linked guild.

local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

local sees, open = window.sees, window.open

--- Logs a client in for the first time, with nothing on disk.
local function firstLogin(realm, name, members, rankIndex, flavor)
  local client = guild.client(realm, name, members, nil, { rankIndex = rankIndex, flavor = flavor })
  client.login()
  realm.run(40)
  return client
end

--- Waits until the sync that runs has ended.
local function awaitEnd(realm, client)
  realm.runUntil(function()
    local state = client.env.GuildHelper.SyncState()
    return state ~= nil and state.isEnded
  end, 300)
  realm.run(1)
  assert.same({}, client.layoutFaults())
end

--- Clicks Sync All in the window, and waits for its end; `alsoRecent` is asked about first.
local function syncAll(realm, client, alsoRecent)
  open(realm, client, "PANE_SYNC")
  if alsoRecent then
    client.clickLabel("Also recent")
  end
  client.clickLabel("Sync All")
  awaitEnd(realm, client)
  if alsoRecent then
    client.clickLabel("Sync now")
    awaitEnd(realm, client)
  end
  return guild.outcome(client)
end

--- Sets a guild up by the guide: links another one, and names somebody there.
local function setUp(realm, client, linked, contact)
  client.slash("/gh")
  realm.run(1)
  assert.is_true(sees(client, "Three steps"))
  client.typeField("Guild Name-Realm", linked)
  realm.run(1)
  client.clickLabel("Add")
  client.typeField("Contacts there, Name-Realm, with commas", contact)
  realm.run(1)
  client.clickLabel("Save")
  client.clickLabel("Save")
  realm.run(1)
  client.slash("/gh")
end

for _, flavor in ipairs(window.FLAVORS) do
  describe("on " .. flavor .. ", from the first login on,", function()
    it("a leader, an officer, a member and a linked guild come to the same data by clicks alone", function()
      local realm = guild.realm()
      local eonar, alleria = guild.add(realm, guild.EONAR), guild.add(realm, guild.ALLERIA)
      local anna = firstLogin(realm, "Anna-Eonar", eonar, 0, flavor)
      assert.matches("three steps", anna.chat[#anna.chat])
      setUp(realm, anna, guild.ALLERIA, "Lena-Alleria")
      open(realm, anna, "PANE_NEWS")
      anna.clickLabel("New")
      anna.typeField("Title", "Welcome")
      anna.typeField("Text", "To both guilds.")
      anna.clickLabel("Save")

      local otto = firstLogin(realm, "Otto-Eonar", eonar, 1, flavor)
      assert.matches("^Sync Complete", syncAll(realm, otto))
      open(realm, otto, "PANE_SETUP")
      assert.is_true(sees(otto, guild.ALLERIA))
      open(realm, otto, "PANE_CALENDAR")
      otto.clickLabel("New")
      otto.typeField("Title", "Raid")
      otto.typeField("Hour (20:00)", "20:00")
      otto.clickLabel("Save")
      realm.run(1)
      assert.matches("^Sync Complete", syncAll(realm, anna, true))

      local lena = firstLogin(realm, "Lena-Alleria", alleria, 0, flavor)
      setUp(realm, lena, guild.EONAR, "Anna-Eonar")
      assert.matches("^Sync Complete", syncAll(realm, lena))
      local milo = firstLogin(realm, "Milo-Alleria", alleria, 2, flavor)
      assert.matches("/gh opens the window", milo.chat[#milo.chat])
      assert.matches("^Sync Complete", syncAll(realm, milo))
      assert.is_false(milo.canClick("Setup"))
      open(realm, milo, "PANE_NEWS")
      milo.clickLabel("Welcome")
      realm.run(1)
      assert.is_true(sees(milo, "To both guilds."), window.seen(milo))
      open(realm, milo, "PANE_CALENDAR")
      assert.is_true(sees(milo, "Raid"))
      open(realm, milo, "PANE_ROSTER")
      realm.run(2)
      assert.is_true(sees(milo, "Otto-Eonar") and sees(milo, "Lena-Alleria"))
      guild.assertClean(anna, otto, lena, milo)
    end)
  end)
end

describe("the window", function()
  it("is moved, resized and scaled, and is where it was after a reload", function()
    local realm, anna = window.leaderAndMember({ guild.setup(guild.EONAR, { guild.EONAR }) })
    anna.slash("/gh")
    realm.run(1)
    local title = "GuildHelper – Sync"
    local before = anna.placeOf(title)
    anna.drag({ x = before.x, y = before.top - 8 }, { x = before.x + 60, y = before.top - 38 })
    local moved = anna.placeOf(title)
    assert.same({ 60, -30 }, { moved.left - before.left, moved.top - before.top })
    anna.drag({ x = moved.right - 10, y = moved.bottom + 10 }, { x = moved.right + 90, y = moved.bottom - 40 })
    realm.run(1)
    local sized = anna.placeOf(title)
    assert.same({ 100, 50 }, { sized.right - moved.right, moved.bottom - sized.bottom })
    assert.same({}, anna.layoutFaults())
    anna.drag({ x = sized.right - 10, y = sized.bottom + 10 }, { x = sized.right - 900, y = sized.bottom + 10 })
    local least = anna.placeOf(title)
    assert.equal(860, least.right - least.left)
    anna.reload()
    realm.run(30)
    anna.slash("/gh")
    realm.run(1)
    assert.same(least, anna.placeOf(title))
    anna.slash("/gh settings")
    anna.clickLabel("100 %")
    anna.clickLabel("80 %")
    realm.run(1)
    local scaled = anna.placeOf(title)
    assert.equal(860 * 0.8, scaled.right - scaled.left)
    guild.assertClean(anna)
  end)

  it("has a button that can be dragged around the minimap, and stays there", function()
    local realm, anna = window.leaderAndMember({})
    local button = anna.env.Minimap.regions[1]
    local x, y = button:GetCenter()
    local middleX, middleY = anna.env.Minimap:GetCenter()
    anna.drag({ x = x, y = y }, { x = middleX, y = middleY + 200 })
    assert.equal(90, guild.data(anna).settings.preferences.minimapAngle)
    anna.reload()
    realm.run(30)
    local again = anna.env.Minimap.regions[1]
    local newX, newY = again:GetCenter()
    assert.is_true(math.abs(newX - middleX) < 1 and newY > middleY)
    guild.assertClean(anna)
  end)
end)
