-- From the first login to a finished sync by the window: a guild master, an officer, a member, and a linked guild.

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

--- Waits until the running sync has ended, and checks that everything fits.
local function awaitEnd(realm, client)
  realm.runUntil(function()
    local state = client.env.GuildHelper.SyncState()
    return state ~= nil and state.isEnded
  end, 300)
  realm.run(1)
  assert.same({}, client.layoutFaults())
end

--- Clicks Sync All and waits for its end. With `alsoRecent` the preview is confirmed first. Returns the outcome line.
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

--- Sets up a guild with the guide: links another guild and names a contact in it.
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
    it("a guild master, an officer, a member and a linked guild end up with the same data by clicks only", function()
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
