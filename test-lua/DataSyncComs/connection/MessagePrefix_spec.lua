local chat = require("test-lua.helpers.chat")
local guild = require("test-lua.helpers.guild")

--- A member who logs in while other addons leave no prefix. Returns the realm too.
local function member(prepare)
  local realm = guild.realm()
  local members = guild.add(realm, guild.EONAR)
  local anna = guild.client(realm, "Anna-Eonar", members, {})
  local bert = guild.client(realm, "Bert-Eonar", members, {})
  bert.login()
  anna.setFreePrefixes(0)
  anna.login()
  if prepare then
    prepare(anna.env)
  end
  realm.run(30)
  return anna, realm, bert
end

describe("the message prefix", function()
  it("that the game does not register is told at login, in the status and when a sync starts, and tried again", function()
    local anna, realm, bert = member()
    assert.equal(1, #chat.linesWith(anna, "Syncing is not possible: other addons have taken all message prefixes"))
    anna.slash("/gh status")
    assert.equal(1, #chat.linesWith(anna, "no sync at present: other addons have taken all message prefixes"))
    local before = anna.stats.sent
    assert.matches("^Sync Failed: other addons have taken all", guild.sync(realm, anna, "all force"))
    assert.matches("^Sync Failed: other addons have taken all", guild.sync(realm, anna, "Bert-Eonar force"))
    assert.equal(before, anna.stats.sent)
    anna.setFreePrefixes(128)
    realm.run(61)
    assert.equal(1, #chat.linesWith(anna, "You can sync again"))
    assert.matches("^Sync Complete", guild.sync(realm, anna, "all force"))
    assert.equal(1, #chat.linesWith(anna, "Syncing is not possible"))
    guild.assertClean(anna, bert)
  end)

  it("is asked for again at a loading screen and when a sync starts", function()
    for _, retry in ipairs({ function(client) client.zone() end, function(client) client.slash("/gh sync") end }) do
      local anna, realm = member()
      anna.setFreePrefixes(128)
      retry(anna)
      realm.run(1)
      assert.equal(1, #chat.linesWith(anna, "You can sync again"))
    end
  end)

  for answer, isTold in pairs({ ["true"] = 0, ["false"] = 1, ["nil"] = 0, ["1"] = 0, ["2"] = 1 }) do
    it("is understood where the client answers " .. answer, function()
      local anna = member(function(env)
        local value = ({ ["true"] = true, ["false"] = false })[answer]
        env.C_ChatInfo.RegisterAddonMessagePrefix = function()
          if answer ~= "nil" then
            return value == nil and tonumber(answer) or value
          end
        end
        env.C_ChatInfo.IsAddonMessagePrefixRegistered = nil
      end)
      assert.equal(isTold, #chat.linesWith(anna, "Syncing is not possible"))
      assert.same({}, anna.errors)
    end)
  end
end)
