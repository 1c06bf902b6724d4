local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

--- A client with the guild's setup, in which only officers write news, and with so many news.
local function member(realm, members, name, count, rank)
  local setup = guild.setup(guild.EONAR, { guild.EONAR })
  setup.data.rules = { news = 1 }
  local list = { setup }
  for number = 1, count do
    list[#list + 1] = guild.article("news", number)
  end
  local client = guild.client(realm, name .. "-Eonar", members, list, { rankIndex = rank })
  client.login()
  return client
end

--- How many news of a client are unconfirmed.
local function waiting(client)
  local count = 0
  for _ in pairs(guild.data(client).unconfirmed.news) do
    count = count + 1
  end
  return count
end

describe("questions about unconfirmed entries", function()
  it("are 200 in a session, and the rest in the next one", function()
    local realm = guild.realm()
    local members = guild.add(realm, guild.EONAR)
    local mia = member(realm, members, "Mia", 250, 2)
    local nils = member(realm, members, "Nils", 0, 2)
    local olga = member(realm, members, "Olga", 250, 1)
    realm.run(40)
    guild.sync(realm, mia, "all Nils-Eonar force")
    assert.equal(250, waiting(nils))
    for _, left in ipairs({ 50, 0 }) do
      assert.matches("^Sync Complete", guild.sync(realm, nils, "all Olga-Eonar force"))
      assert.equal(left, waiting(nils))
    end
    assert.matches("asked about 200 unconfirmed: 200 confirmed, 0 dropped", guild.log(nils, "sender"))
    guild.assertClean(mia, nils, olga)
  end)

  it("from another client are read up to 200, and only those that are four texts", function()
    local client, realm = modules.load()
    local confirmations = client.require("src.DataSyncHandler.entries.Confirmations")
    local function read(asked)
      return modules.inFlow(client, realm, function() return confirmations.readQuestions(asked) end)
    end
    local good, list = { "news", "1", "2", "3" }, {}
    for index = 1, 300 do
      list[index] = good
    end
    assert.equal(200, #read(list))
    assert.same(
      { good },
      read({ "news", {}, { "news", "1", "2" }, { "news", 1, "2", "3" }, { { "news" }, "1", "2", "3" }, good })
    )
    for _, wrong in ipairs({ "news", 7, true }) do
      assert.same({}, read(wrong))
    end
  end)
end)
