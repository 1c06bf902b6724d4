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
  it("fill a table up to its limit, and after that only replace others", function()
    local client, realm = load()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local digest = client.require("src.DataSyncManager.data.TableDigest")
    local session = rosterSession("receiver")
    local function receive(entry)
      return modules.inFlow(
        client,
        realm,
        function() return apply(session, "roster", { values = { entry }, wanted = "any" }).counts end
      )
    end
    for index = 1, 29999 do
      digest.addToDigest(
        { id = "x" .. index, tableType = "roster", guildName = "Elsewhere-Eonar", lastUpdated = guild.daysAgo(1) },
        1
      )
    end
    assert.equal(1, receive(guild.member("A-Eonar")).added)
    assert.equal(1, receive(guild.member("B-Eonar")).refused)
    assert.equal(1, receive(guild.member("A-Eonar", { lastUpdated = guild.daysAgo(1) })).replaced)
  end)

  it("are all refused while it is not known which guild the player has", function()
    local client, realm = modules.load()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local counts = modules.inFlow(
      client,
      realm,
      function()
        return apply(rosterSession("receiver"), "roster", { values = { guild.member("A-Eonar") }, wanted = "any" }).counts
      end
    )
    assert.equal(1, counts.refused)
  end)

  it("are written only if they were requested", function()
    local client, realm = load()
    local apply = client.require("src.DataSyncHandler.entries.ApplyEntries").applyEntries
    local counts = modules.inFlow(client, realm, function()
      return apply(rosterSession("sender"), "roster", {
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
