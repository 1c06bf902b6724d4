local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local realms = require("test-lua.helpers.realms")

--- Modules in a client whose player is in another guild than Bert. Returns the realm too.
local function load() return modules.load({ guild = guild.add(realms.create({ addonFolder = "x" }), guild.ALLERIA) }) end

--- A session with Bert about the roster of one guild.
local function rosterSession(role)
  return {
    role = role,
    sessionId = "x",
    user = "Bert-Eonar",
    userGuild = guild.EONAR,
    tableType = "roster",
    scope = { [guild.EONAR] = true },
  }
end

describe("received entries", function()
  --- What became of entries of the member's own guild, which a relaying user sent in so many bytes.
  local function receive(client, realm, session, values, wireBytes)
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    return modules.inFlow(
      client,
      realm,
      function() return apply(session, "roster", { values = values, wanted = "any", wireBytes = wireBytes or 0 }) end,
      600
    )
  end

  --- So many entries with so many letters each.
  local function long(count, letters, first)
    local list = {}
    for index = 1, count do
      local id = ("M%dx-Eonar"):format((first or 0) + index)
      list[index] = guild.member(id:gsub("%d", function(digit) return string.char(97 + digit) end), { note = ("x"):rep(letters) })
    end
    return list
  end

  it("are refused once their bytes are far more than what came on the wire, said once in a session, and shown", function()
    local client, realm = load()
    local session = rosterSession("receiver")
    local first = receive(client, realm, session, long(20, 30000))
    assert.same({ 8, 12 }, { first.counts.added, first.counts.refused })
    assert.matches("Bert%-Eonar sends more than their messages can hold", first.problem)
    local second = receive(client, realm, session, long(5, 30000, 50))
    assert.same({ 0, 5 }, { second.counts.added, second.counts.refused })
    assert.is_nil(second.problem)
    assert.equal(17, client.require("src.DataSyncManager.sync.RejectionCounts").fullCount("roster"))
    local third = receive(client, realm, session, long(30, 30000, 100), 7000)
    assert.same({ 23, 7 }, { third.counts.added, third.counts.refused })
  end)

  it("of characters beyond the game's complete list share a bound of their own", function()
    local client, realm = modules.load({ guild = guild.add(realms.create({ addonFolder = "x" }), guild.EONAR) })
    local roster = client.require("src.DataSyncManager.guild.GuildRoster")
    roster.isRosterComplete = function() return true end
    roster.memberOf = function(user) return user == "Known-Eonar" and {} or nil end
    local budget = client.require("src.DataSyncManager.data.FileBudget")
    budget.MAX_FORMER = 2
    local session = rosterSession("receiver")
    local list = { guild.member("A-Eonar"), guild.member("B-Eonar"), guild.member("C-Eonar"), guild.member("Known-Eonar") }
    local applied = receive(client, realm, session, list)
    assert.same({ 3, 1 }, { applied.counts.added, applied.counts.refused })
    assert.matches("2 former members", applied.problem)
    list[3].deleted = true
    assert.equal(0, receive(client, realm, session, list).counts.refused)
  end)

  it("are counted for their author if they come from there, and else for their guild alone", function()
    local client, realm = load()
    receive(client, realm, rosterSession("receiver"), { guild.member("Bert-Eonar"), guild.member("Cora-Eonar") })
    local origins = client.require("src.DataSyncManager.data.Origins")
    assert.equal("firstHand", origins.originOf("roster", "Bert-Eonar"))
    assert.equal("relayed", origins.originOf("roster", "Cora-Eonar"))
    receive(client, realm, rosterSession("receiver"), { guild.member("Dora-Eonar", { deleted = true }) })
    assert.equal("marker", origins.originOf("roster", "Dora-Eonar"))
  end)

  it("are all refused while it is not known which guild the player has", function()
    local client, realm = modules.load()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local counts = modules.inFlow(
      client,
      realm,
      function()
        return apply(rosterSession("receiver"), "roster", { values = { guild.member("A-Eonar") }, wanted = "any", wireBytes = 0 }).counts
      end
    )
    assert.equal(1, counts.refused)
  end)

  it("are written only if they were requested", function()
    local client, realm = load()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local counts = modules.inFlow(client, realm, function()
      return apply(rosterSession("sender"), "roster", {
        wireBytes = 0,
        values = {
          guild.member("Asked-Eonar"),
          guild.member("Unasked-Eonar"),
          guild.article("news", 1),
          guild.member("Asked-Alleria", { guildName = guild.ALLERIA }),
          guild.member("Asked-Eonar", { lastUpdated = guild.daysAgo(-3) }),
          "nonsense",
        },
        wanted = function(id) return id ~= "Unasked-Eonar" end,
      }).counts
    end)
    assert.same({ added = 1, replaced = 0, deleted = 0, unchanged = 0, refused = 5 }, counts)
  end)
end)
