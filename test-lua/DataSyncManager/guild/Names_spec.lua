-- cspell:disable
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local realmNames = require("test-lua.helpers.realm_names")

--- A leader and a member on a realm, logged in.
local function pairOn(home, leader, member)
  local realm = guild.realm()
  local members = realm.addGuild({ name = "Night Shift", realm = home, ranks = { "Guild Master", "Officer", "Member" } })
  local first = realm.createClient({ name = leader, realm = home, guild = members, rankIndex = 0 })
  local second = realm.createClient({ name = member, realm = home, guild = members, rankIndex = 2 })
  first.login()
  second.login()
  realm.run(40)
  return realm, first, second
end

describe("a name that is typed after /gh sync", function()
  it("is found in any case, and with its realm in any spelling", function()
    for _, case in ipairs({
      { "Area52", { "óla", "ÓLA-area 52", "Óla-Area-52", "óla-AREA52", "óla - area 52" }, "Óla" },
      { "Kel'Thuzad", { "bert-kelthuzad", "BERT-Kel’Thuzad", "bert-kel'thuzad" }, "Bert" },
      { "AzjolNerub", { "bert-azjol-nerub", "Bert-Azjol Nerub" }, "Bert" },
      { "DieewigeWacht", { "bert-die ewige wacht", "bert" }, "Bert" },
      { "Chantséternels", { "bert-CHANTS ÉTERNELS" }, "Bert" },
      { "Ревущийфьорд", { "ОЛАФ-ревущий фьорд", "олаф" }, "Олаф" },
    }) do
      local realm, anna, other = pairOn(case[1], "Mirana", case[3])
      for _, typed in ipairs(case[2]) do
        local outcome = guild.sync(realm, anna, typed .. " force", 60)
        assert.is_truthy(outcome and outcome:find("Sync Complete", 1, true), typed .. ": " .. tostring(outcome))
      end
      assert.same({}, anna.errors)
      assert.same({}, other.errors)
    end
  end)

  it("gets the help if a word behind it belongs to no realm that is known", function()
    local realm, anna = pairOn("Area52", "Mirana", "Bert")
    local before = #anna.chat
    anna.slash("/gh sync bert-area 52 tomorrow")
    realm.run(1)
    assert.is_truthy(anna.chat[before + 1])
    assert.is_nil(guild.outcome(anna, before))
  end)
end)

describe("the known spelling", function()
  it("is that of the entry, for every letter of every alphabet", function()
    local _, saved, client = modules.store({ name = "Anna", realm = "Eonar" })
    local known = {}
    for index, alphabet in ipairs(realmNames.alphabets) do
      local capitals, small = realmNames.lettersOf(alphabet[2]), realmNames.lettersOf(alphabet[3])
      known[index] = capitals[1] .. table.concat(small, "", 2, math.min(#small, 12)) .. "-Realm" .. string.char(64 + index)
      saved.sharedData.metadata.roster[known[index]] = {}
    end
    local Names = client.require("src.DataSyncManager.guild.Names")
    for index, alphabet in ipairs(realmNames.alphabets) do
      local capitals = realmNames.lettersOf(alphabet[2])
      local typed = table.concat(capitals, "", 1, math.min(#capitals, 12)) .. "-realm " .. string.char(96 + index)
      assert.equal(known[index], Names.knownSpelling(typed))
    end
    assert.equal("Nobody-Eonar", Names.knownSpelling(" Nobody "))
    assert.equal("Nobody-Area52", Names.knownSpelling("Nobody-Area 52"))
  end)
end)
