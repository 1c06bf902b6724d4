-- cspell:disable
local modules = require("test-lua.helpers.modules")
local realmNames = require("test-lua.helpers.realm_names")

--- The modules of names and of letters.
local function load()
  local client = modules.load()
  return client.require("src.DataSyncManager.data.Names"), client.require("src.DataSyncManager.data.CaseFolding")
end

--- The realm's name as the game writes it behind a character's.
local function normal(realm) return (realm:gsub("[ %-]", "")) end

--- Every way in which a realm's name is written.
local function spellings(realm)
  local bare = (realm:gsub("'", ""))
  local list = {}
  for _, written in ipairs({ realm, bare, normal(realm), normal(bare), (realm:gsub("'", "\226\128\153")) }) do
    list[#list + 1] = written
    list[#list + 1] = written:lower()
    list[#list + 1] = written:upper()
    list[#list + 1] = (written:gsub(" ", "-"))
    list[#list + 1] = (written:gsub("%-", " "))
    list[#list + 1] = (written:gsub(" ", "\194\160"))
  end
  return list
end

describe("letters", function()
  it("are the same in capitals and small ones, in every alphabet that has both", function()
    local _, CaseFolding = load()
    for _, alphabet in ipairs(realmNames.alphabets) do
      local capitals, small = realmNames.lettersOf(alphabet[2]), realmNames.lettersOf(alphabet[3])
      assert.equal(#capitals, #small, alphabet[1])
      for place, capital in ipairs(capitals) do
        assert.equal(CaseFolding.folded(small[place]), CaseFolding.folded(capital), alphabet[1] .. ": " .. capital)
      end
      assert.equal(CaseFolding.folded(alphabet[3]), CaseFolding.folded(alphabet[2]))
      assert.equal(CaseFolding.folded(alphabet[2]), CaseFolding.folded(CaseFolding.folded(alphabet[2])))
    end
  end)

  it("stay apart where they are different ones, and bytes that are no UTF-8 stay as they are", function()
    local _, CaseFolding = load()
    local owners = {}
    for _, alphabet in ipairs(realmNames.alphabets) do
      if not alphabet[1]:find("final") then
        for _, letter in ipairs(realmNames.lettersOf(alphabet[2])) do
          local folded = CaseFolding.folded(letter)
          assert.is_true(owners[folded] == nil or owners[folded] == letter, letter .. " and " .. tostring(owners[folded]))
          owners[folded] = letter
        end
      end
    end
    for _, bytes in ipairs({ "\128\191", "\208", "\255\254", "×÷", "가로나", "水晶之刺", "" }) do
      assert.equal(bytes, CaseFolding.folded(bytes))
    end
  end)
end)

describe("a name with its realm", function()
  it("is written as the game does, and means the same in every spelling of every realm", function()
    local Names = load()
    local count = 0
    for language, realms in pairs(realmNames.realms) do
      for _, realm in ipairs(realms) do
        local known = "Mirana-" .. normal(realm)
        assert.equal(known, Names.normalName("Mirana-" .. realm))
        assert.equal(known, Names.normalName(known))
        for _, written in ipairs(spellings(realm)) do
          for _, name in ipairs({ "Mirana-", "mirana-", "MIRANA - ", " Mirana \226\128\147 " }) do
            assert.is_true(Names.isSameName(known, name .. written), language .. ": " .. name .. written)
          end
        end
        count = count + 1
      end
    end
    assert.is_true(count > 150)
  end)

  it("is another one on every other realm, and without a realm", function()
    local Names = load()
    local owners = {}
    for _, realms in pairs(realmNames.realms) do
      for _, realm in ipairs(realms) do
        local key = Names.nameKey("Night Shift-" .. realm)
        assert.is_true(owners[key] == nil or owners[key] == realm, realm .. " and " .. tostring(owners[key]))
        owners[key] = realm
      end
    end
    assert.is_false(Names.isSameName("Anna-Eonar", "Anna"))
    assert.is_false(Names.isSameName("Night Shift-Eonar", "Nightshift-Eonar"))
    assert.is_true(Names.isSameName("Night  Shift-Eonar", "night shift - eonar"))
  end)
end)
