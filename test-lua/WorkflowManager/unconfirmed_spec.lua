local guild = require("test-lua.helpers.guild")
local merge = require("test-lua.helpers.merge")

local EONAR, ALLERIA = guild.EONAR, guild.ALLERIA

--- The guild's setup, in which only officers write news.
local function setupWith(changes, more)
  local setup = merge(guild.setup(EONAR, { EONAR }), more)
  setup.data.rules = { news = 1 }
  for name, value in pairs(changes or {}) do
    setup.data[name] = value
  end
  return setup
end

--- Members of one guild by their names, each `{ rank, entries }`; all have the setup, and are logged in.
local function members(who)
  local realm = guild.realm()
  local eonar = guild.add(realm, EONAR)
  local clients = {}
  for name, has in pairs(who) do
    local entries = { has.setup or setupWith() }
    for _, entry in ipairs(has) do
      entries[#entries + 1] = entry
    end
    clients[name] = guild.client(realm, name .. "-Eonar", eonar, entries, { rankIndex = has.rank })
  end
  for _, name in ipairs({ "Leon", "Olga", "Otto", "Mia", "Nils", "Cora" }) do
    if clients[name] then
      clients[name].login()
    end
  end
  realm.run(40)
  return realm, clients
end

--- What the player sees of an entry, by the public API.
local function read(client, entry) return client.env.GuildHelper.ReadEntry(entry.tableType, entry.id) end

local function sync(realm, client, user)
  local line = guild.sync(realm, client, "all " .. user .. "-Eonar force")
  assert.matches("^Sync Complete", line)
end

--- Whether a client has the entry as a known one, an unconfirmed one, or not at all.
local function state(client, entry)
  if guild.entry(client, entry.tableType, entry.id) == nil then
    return "none"
  end
  return guild.isUnconfirmed(client, entry.tableType, entry.id) and "unconfirmed" or "known"
end

local news = guild.article("news", 1, { lastUpdated = guild.daysAgo(3) })
local edited = guild.article("news", 1, { lastUpdated = guild.daysAgo(1) }, { title = "Changed" })
local deleted = guild.article("news", 1, { lastUpdated = guild.daysAgo(1), deleted = true })

describe("an entry that somebody hands on who may not write it", function()
  it("is held as unconfirmed, and is equal on both sides", function()
    local realm, clients = members({ Mia = { rank = 2, news }, Nils = { rank = 2 } })
    sync(realm, clients.Mia, "Nils")
    assert.equal("unconfirmed", state(clients.Nils, news))
    guild.assertSame(clients.Mia, clients.Nils)
    assert.matches("equal", guild.sync(realm, clients.Nils, "all Mia-Eonar force"))
  end)

  for _, asker in ipairs({ "Nils", "Olga" }) do
    it("becomes known with the next sync with somebody who may and knows it, started by " .. asker, function()
      local realm, clients = members({ Mia = { rank = 2, news }, Nils = { rank = 2 }, Olga = { rank = 1, news } })
      sync(realm, clients.Mia, "Nils")
      sync(realm, clients[asker], asker == "Nils" and "Olga" or "Nils")
      assert.equal("known", state(clients.Nils, news))
      assert.matches("1 confirmed", guild.log(clients.Nils, asker == "Nils" and "sender" or "receiver"))
      guild.assertClean(clients.Nils, clients.Olga)
    end)
  end

  it("stays unconfirmed when an officer hands it on who got it the same way", function()
    local realm, clients = members({ Mia = { rank = 2, news }, Otto = { rank = 1 }, Nils = { rank = 2 } })
    sync(realm, clients.Mia, "Otto")
    assert.equal("unconfirmed", state(clients.Otto, news))
    sync(realm, clients.Otto, "Nils")
    assert.equal("unconfirmed", state(clients.Nils, news))
    sync(realm, clients.Nils, "Otto")
    assert.equal("unconfirmed", state(clients.Nils, news))
  end)

  for name, forged in pairs({ ["a change"] = edited, ["a deletion"] = deleted }) do
    it("does not hide what is known, if it is " .. name, function()
      local realm, clients = members({ Mia = { rank = 2, forged }, Nils = { rank = 2, news } })
      sync(realm, clients.Mia, "Nils")
      assert.equal("unconfirmed", state(clients.Nils, news))
      assert.same(news.data, read(clients.Nils, news).data)
      assert.is_false(read(clients.Nils, news).deleted)
    end)
  end

  it("is taken back when an officer edits the entry", function()
    local realm, clients = members({ Mia = { rank = 2, edited }, Olga = { rank = 1, news } })
    sync(realm, clients.Mia, "Olga")
    clients.Olga.perform(
      function()
        clients.Olga.env.GuildHelper.EditEntry("news", news.id, { title = "Mine", content = "", category = "", date = "" })
      end
    )
    sync(realm, clients.Mia, "Olga")
    for _, client in pairs(clients) do
      assert.equal("known", state(client, news))
      assert.equal("Mine", read(client, news).data.title)
    end
  end)

  it("never takes the place of a known version of the same time", function()
    for place = 1, 8 do
      local forged = guild.article("news", 1, { lastUpdated = news.lastUpdated }, { title = "Forged " .. place })
      local realm, clients = members({ Mia = { rank = 2, forged }, Nils = { rank = 2, news } })
      guild.sync(realm, clients.Mia, "all Nils-Eonar force")
      assert.equal("known", state(clients.Nils, news))
      assert.same(news.data, read(clients.Nils, news).data)
    end
  end)

  it("is dropped when an officer knows another version of the same time, and not taken again", function()
    local forged = guild.article("news", 1, { lastUpdated = news.lastUpdated }, { title = "Forged" })
    local realm, clients = members({
      Mia = { rank = 2, forged },
      Nils = { rank = 2 },
      Olga = { rank = 1, news },
    })
    sync(realm, clients.Mia, "Nils")
    assert.equal("unconfirmed", state(clients.Nils, news))
    guild.sync(realm, clients.Nils, "all Olga-Eonar force")
    guild.sync(realm, clients.Nils, "all Olga-Eonar force")
    assert.equal("known", state(clients.Nils, news))
    assert.same(news.data, read(clients.Nils, news).data)
    guild.sync(realm, clients.Mia, "all Nils-Eonar force")
    assert.same(news.data, read(clients.Nils, news).data)
  end)

  it("survives a reload as what it is", function()
    local realm, clients = members({ Mia = { rank = 2, edited }, Nils = { rank = 2, news } })
    sync(realm, clients.Mia, "Nils")
    clients.Nils.reload()
    realm.run(40)
    assert.equal("unconfirmed", state(clients.Nils, news))
    assert.same(news.data, read(clients.Nils, news).data)
    guild.assertClean(clients.Nils)
  end)

  it("is free where the guild has no rule", function()
    local open = setupWith({ rules = {} })
    local realm, clients = members({ Mia = { rank = 2, setup = open, news }, Nils = { rank = 2, setup = open } })
    sync(realm, clients.Mia, "Nils")
    assert.equal("known", state(clients.Nils, news))
  end)
end)

describe("a setup from somebody who is no officer", function()
  --- What Nils, who has the guild's setup, makes of another one that Mia has.
  local function setupFrom(changes, more)
    local forged = setupWith(changes, { lastUpdated = guild.daysAgo(1) })
    for name, value in pairs(more or {}) do
      forged[name] = value
    end
    local own = setupWith({ guilds = { { name = EONAR }, { name = ALLERIA } }, contacts = { "Vera-Alleria" } })
    local realm, clients = members({
      Mia = { rank = 2, setup = forged },
      Nils = { rank = 2, setup = own },
      Olga = { rank = 1, setup = own },
    })
    guild.sync(realm, clients.Mia, "all Nils-Eonar force")
    return clients.Nils, forged, realm, clients
  end

  it("opens nothing: no link, contact, rank or rule", function()
    local nils, forged, realm, clients = setupFrom({
      guilds = { { name = EONAR }, { name = ALLERIA }, { name = "Evil-Eonar" } },
      contacts = { "Vera-Alleria", "Mia-Eonar" },
      rules = {},
      officerRank = 2,
    })
    assert.equal("unconfirmed", state(nils, forged))
    local status = read(nils, forged).data
    assert.same({ news = 1 }, status.rules)
    assert.equal(2, #status.guilds)
    -- Mia is no officer by her own word, so that her news still wait.
    clients.Mia.perform(
      function() clients.Mia.env.GuildHelper.EditEntry("news", nil, { title = "x", content = "", category = "", date = "" }) end
    )
    guild.sync(realm, clients.Mia, "all Nils-Eonar force")
    assert.equal("unconfirmed", state(nils, forged))
  end)

  it("does not remove the rules by deleting it", function()
    local nils, forged = setupFrom({}, { deleted = true })
    assert.is_false(read(nils, forged).deleted)
    assert.same({ news = 1 }, read(nils, forged).data.rules)
  end)

  it("never locks the officers out", function()
    local _, forged, realm, clients = setupFrom({ rules = { news = 0, calendar = 0, roster = 0 } })
    guild.sync(realm, clients.Nils, "all Olga-Eonar force")
    clients.Olga.perform(function()
      local id, problem =
        clients.Olga.env.GuildHelper.EditEntry("news", nil, { title = "Open", content = "", category = "", date = "" })
      assert(id, problem)
    end)
    guild.sync(realm, clients.Olga, "all Nils-Eonar force")
    assert.equal(1, guild.count(clients.Nils, "news"))
    for id in pairs(guild.data(clients.Nils).sharedData.news) do
      assert.is_false(guild.isUnconfirmed(clients.Nils, "news", id))
    end
    assert.is_true(guild.isUnconfirmed(clients.Nils, "setup", forged.id))
  end)
end)

--- Vera of the linked guild, who has logged in and knows Nils.
local function linkedMember(realm)
  local theirs = guild.setup(ALLERIA, { EONAR, ALLERIA }, nil, { "Nils-Eonar" })
  local vera = guild.client(realm, "Vera-Alleria", guild.add(realm, ALLERIA), { theirs, guild.member("Nils-Eonar") })
  vera.login()
  realm.run(40)
  return vera
end

describe("what a setup from somebody who is no officer takes back", function()
  --- Nils, Vera of the linked guild, and Mia, who has a newer setup with these changes.
  local function guilds(changes)
    local linked = { { name = EONAR }, { name = ALLERIA } }
    local own = setupWith({ rules = {}, guilds = linked, contacts = { "Vera-Alleria" } })
    local newer = setupWith(
      merge({ rules = {}, guilds = linked, contacts = { "Vera-Alleria" } }, changes),
      { lastUpdated = guild.daysAgo(1) }
    )
    local event = guild.article("calendar", 1)
    local realm, clients = members({
      Mia = { rank = 2, setup = newer, event, guild.member("Cora-Eonar") },
      Nils = { rank = 2, setup = own },
    })
    local vera = linkedMember(realm)
    guild.sync(realm, clients.Mia, "all Nils-Eonar force")
    return realm, clients.Nils, vera, event
  end

  it("is a link or a contact, at once", function()
    local realm, _, vera = guilds({})
    assert.matches("^Sync Complete", guild.sync(realm, vera, "all Nils-Eonar force"))
    for _, less in ipairs({ { guilds = { { name = EONAR } } }, { contacts = {} } }) do
      local narrowed, _, other = guilds(less)
      assert.matches("^Sync Failed", guild.sync(narrowed, other, "all Nils-Eonar force"))
    end
  end)

  it("is a right of members, by a rule or by leaving them only their own roster entry", function()
    local _, nils, _, event = guilds({ rules = { calendar = 1 } })
    assert.equal("unconfirmed", state(nils, event))
    assert.equal("known", state(nils, guild.member("Cora-Eonar")))
    local _, other = guilds({ ownEntriesOnly = true })
    assert.equal("known", state(other, event))
    assert.equal("unconfirmed", state(other, guild.member("Cora-Eonar")))
  end)
end)

describe("what a roster entry says of its character", function()
  local signups = { { name = "202611010000010001", day = "2026-12-01", answer = "yes", time = guild.daysAgo(1) } }
  local cora = guild.member("Cora-Eonar")
  local answers = guild.member("Cora-Eonar", { lastUpdated = guild.daysAgo(1) }, { signups = signups })
  local moved = guild.member("Cora-Eonar", { lastUpdated = guild.daysAgo(1), guildName = ALLERIA })
  local linked = setupWith({ rules = {}, guilds = { { name = EONAR }, { name = ALLERIA } } })

  --- Nils, who knows Cora's entry, after a sync with somebody who has another version of it.
  local function after(name, rank, version)
    local realm, clients = members({
      [name] = { rank = rank, setup = linked, version },
      Nils = { rank = 2, setup = linked, cora },
    })
    sync(realm, clients[name], "Nils")
    guild.assertClean(clients[name], clients.Nils)
    return clients.Nils, realm, clients
  end

  it("is unconfirmed from a member if it is another guild, and known from an officer", function()
    local nils = after("Mia", 2, moved)
    assert.equal("unconfirmed", state(nils, moved))
    assert.equal(EONAR, read(nils, moved).guildName)
    assert.equal("known", state(after("Olga", 1, moved), moved))
  end)

  it("is unconfirmed from everybody else if it is other answers to events", function()
    for name, rank in pairs({ Mia = 2, Olga = 1, Leon = 0 }) do
      local nils, realm, clients = after(name, rank, answers)
      assert.equal("unconfirmed", state(nils, answers), name)
      assert.is_nil(read(nils, answers).data.signups)
      sync(realm, nils, name)
      assert.equal("unconfirmed", state(clients.Nils, answers), name)
    end
  end)

  it("is known if it is the same answers, or comes from the character itself", function()
    local level = guild.member("Cora-Eonar", { lastUpdated = guild.daysAgo(1) }, { level = 81 })
    assert.equal("known", state(after("Mia", 2, level), level))
    local nils = after("Cora", 2, answers)
    assert.equal("known", state(nils, answers))
    assert.same(signups, read(nils, answers).data.signups)
  end)
end)

describe("a deleted setup", function()
  it("leaves every table to the officers, and links nothing", function()
    local gone = setupWith({ rules = {} }, { deleted = true })
    local realm, clients = members({
      Mia = { rank = 2, setup = gone, guild.article("calendar", 1) },
      Nils = { rank = 2, setup = gone },
    })
    sync(realm, clients.Mia, "Nils")
    assert.equal("unconfirmed", state(clients.Nils, guild.article("calendar", 1)))
  end)

  it("still lets officers write, and no guild in that it linked", function()
    local linked = { guilds = { { name = EONAR }, { name = ALLERIA } }, contacts = { "Vera-Alleria" } }
    for _, isDeleted in ipairs({ true, false }) do
      local setup = setupWith(linked, { deleted = isDeleted })
      local event = guild.article("calendar", 1)
      local realm, clients = members({ Olga = { rank = 1, setup = setup, event }, Nils = { rank = 2, setup = setup } })
      sync(realm, clients.Olga, "Nils")
      assert.equal("known", state(clients.Nils, event))
      local line = guild.sync(realm, linkedMember(realm), "all Nils-Eonar force")
      assert.matches(isDeleted and "^Sync Failed" or "^Sync Complete", line)
    end
  end)
end)

describe("the rank from which members are officers", function()
  it("is the leader's to choose, and holds for all tables", function()
    local wide = setupWith({ officerRank = 2 }, { lastUpdated = guild.daysAgo(1) })
    for leader, expected in pairs({ Leon = "known", Olga = "unconfirmed" }) do
      local realm, clients = members({
        [leader] = { rank = leader == "Leon" and 0 or 1, setup = wide },
        Nils = { rank = 2 },
      })
      guild.sync(realm, clients[leader], "all Nils-Eonar force")
      assert.equal(expected, state(clients.Nils, wide))
    end
  end)
end)
