local addons = require("test-lua.helpers.addons")
local listeners = require("test-lua.helpers.listeners")
local realms = require("test-lua.helpers.realms")

describe("in the headless realm,", function()
  describe("loading", function()
    it("runs the files of the .toc in order, each with the addon's name and one namespace", function()
      local folder = addons.create({
        ["One.lua"] = "local name, space = ... ; order = { name } ; space.shared = 1",
        ["sub/Two.lua"] = "local name, space = ... ; order[2] = space.shared",
      }, "\239\187\191## Title: T\r\n## X-Field: some value \r\n# a comment\r\n\r\nOne.lua\r\nsub\\Two.lua\r\n")
      local realm = realms.create({ addonFolder = folder })
      local client = realm.createClient({ name = "Anna", realm = "Onar" })
      client.login()
      assert.same({}, client.errors)
      assert.same({ "TestAddon", 1 }, client.env.order)
      assert.equal("some value", client.env.C_AddOns.GetAddOnMetadata("TestAddon", "X-Field"))
    end)

    it("restores SavedVariables after the files have run and before ADDON_LOADED", function()
      local client = realms.onlyClient(
        [[TestDB = { count = 1 }
        atFile = TestDB.count
        local frame = CreateFrame("Frame")
        frame:RegisterEvent("ADDON_LOADED")
        frame:SetScript("OnEvent", function() atLoaded = TestDB.count end)]],
        { savedVariables = "TestDB = { count = 7 }\n" },
        "## SavedVariables: TestDB\nMain.lua"
      )
      assert.equal(1, client.env.atFile)
      assert.equal(7, client.env.atLoaded)
    end)

    it("fires the events of a login in the game's order, with their arguments", function()
      local client = realms.onlyClient(listeners.SCRIPT)
      local events = client.env.events
      assert.same({ "ADDON_LOADED", "TestAddon", false, n = 3 }, events[1])
      assert.same({ "PLAYER_LOGIN", n = 1 }, events[2])
      assert.same({ "PLAYER_ENTERING_WORLD", true, false, n = 3 }, events[3])
      client.reload()
      assert.same({ "PLAYER_ENTERING_WORLD", false, true, n = 3 }, client.env.events[3])
    end)

    it("reports a file's error and runs the next file", function()
      local folder = addons.create({ ["A.lua"] = "error('broken')", ["B.lua"] = "fine = true", ["C.lua"] = "x = = 1" })
      local client = realms.create({ addonFolder = folder }).createClient({ name = "Anna", realm = "Onar" })
      client.login()
      assert.is_true(client.env.fine)
      assert.equal(2, #client.errors)
      assert.matches("A.lua:1: broken", client.errors[1], 1, true)
      assert.matches("traceback", client.errors[1])
      assert.matches("C.lua:1:", client.errors[2], 1, true)
    end)

    it("skips an addon that is made for another client", function()
      local toc = "## Interface: 120100, 11509\nMain.lua"
      local loaded = realms.onlyClient("ran = true", { flavor = "vanilla" }, toc)
      assert.is_true(loaded.env.ran)
      local refused = realms.onlyClient("ran = true", { flavor = "tbc" }, toc)
      assert.is_nil(rawget(refused.env, "ran"))
      assert.matches("out of date", refused.errors[1])
    end)

    it("keeps the clients apart", function()
      local folder = addons.script("value = (value or 0) + 1 ; string.mine = true ; Enum.Mine = {}")
      local _, anna, bert = realms.pair({ addonFolder = folder })
      assert.equal(1, anna.env.value)
      assert.equal(1, bert.env.value)
      assert.is_nil(rawget(string, "mine"))
      assert.are_not.equal(anna.env.Enum, bert.env.Enum)
    end)
  end)

  describe("SavedVariables", function()
    local COUNTER = [[
    local frame = CreateFrame("Frame")
    frame:RegisterEvent("ADDON_LOADED") frame:RegisterEvent("PLAYER_LOGOUT")
    frame:SetScript("OnEvent", function(_, event)
      TestDB = TestDB or { count = 0 }
      if event == "ADDON_LOADED" then TestDB.count = TestDB.count + 1 else TestDB.count = TestDB.count + 0.5 end
    end)]]
    local TOC = "## SavedVariables: TestDB\nMain.lua"

    it("are written at logout, after PLAYER_LOGOUT, and at a reload", function()
      local client = realms.onlyClient(COUNTER, {}, TOC)
      assert.is_nil(client.savedVariables)
      client.reload()
      assert.matches("1.5", client.savedVariables, 1, true)
      assert.equal(2.5, client.env.TestDB.count)
      client.logout()
      client.login()
      assert.equal(4, client.env.TestDB.count)
    end)

    it("are not written after a crash", function()
      local client = realms.onlyClient(COUNTER, {}, TOC)
      client.reload()
      client.env.TestDB.count = 100
      client.crash()
      assert.is_false(client.isOnline)
      client.login()
      assert.equal(2.5, client.env.TestDB.count)
    end)

    it("are written when the connection is lost", function()
      local client = realms.onlyClient(COUNTER, {}, TOC)
      client.disconnect()
      assert.matches("1.5", client.savedVariables, 1, true)
    end)

    it("leave out functions and cycles", function()
      local client = realms.onlyClient("TestDB = { f = print, kept = 1 } TestDB.self = TestDB", {}, TOC)
      client.logout()
      client.login()
      assert.same({}, client.errors)
      assert.is_string(client.savedVariables)
      assert.is_nil(client.savedVariables:find("function", 1, true))
    end)

    it("that cannot be read cause an error and set nothing", function()
      local client = realms.onlyClient("", { savedVariables = "TestDB = { [" }, TOC)
      assert.equal(1, #client.errors)
      assert.is_nil(client.env.TestDB)
    end)
  end)

  describe("globals", function()
    it("lack what the game lacks", function()
      local client = realms.onlyClient(
        [[missing = {} for _, name in ipairs({ "require", "io", "os", "package", "load", "dofile", "loadfile", "debug",
        "module", "arg", "jit" }) do if _G[name] ~= nil then missing[#missing + 1] = name end end]]
      )
      assert.same({}, client.env.missing)
    end)

    it("include what the game adds to Lua", function()
      local client = realms.onlyClient([[
        results = {
          table.concat({ strsplit("-;", "a-b;c") }, "|"), table.concat({ strsplit("-", "a-b-c", 2) }, "|"),
          strtrim("  x y "), strjoin(",", "a", "b"), format("%02d", 7), tostringall(nil), ("%s"):format("s"),
          bit.band(6, 3), date("!%Y%m%d%H%M%S", 86399), time({ year = 1970, month = 1, day = 2, hour = 0 }),
          type(debugstack()), select("#", strsplit(",", ",,")), mod(7, 4), next(wipe({ 1 })), table.wipe({})[1],
        }
        list = {} tinsert(list, "a") tremove(list)
        passed = { xpcall(function(...) return select("#", ...), ... end, print, nil, 2, nil) }]])
      assert.same({}, client.errors)
      assert.same(
        { "a|b|c", "a|b-c", "x y", "a,b", "07", "nil", "s", 2, "19700101235959", 86400, "string", 3, 3 },
        client.env.results
      )
      assert.same({ true, 3, nil, 2 }, client.env.passed)
    end)

    it("are the client's own even in chunks from loadstring", function()
      local client = realms.onlyClient(
        "inside = 5 ; result = loadstring('return inside, os')() ; env = getfenv(0) hostSeen = getfenv(print) ~= env"
      )
      assert.equal(5, client.env.result)
      assert.equal(client.env, client.env.env)
      assert.is_false(client.env.hostSeen)
    end)

    it("that do not exist yield nil and are counted", function()
      local client = realms.onlyClient(
        "local a, b, c = Nonsense, Nonsense, C_ChatInfo.Nothing ; local d = TestDB ; local e = GetSkillLineInfo",
        {},
        "## SavedVariables: TestDB\nMain.lua"
      )
      assert.same({ Nonsense = 2, ["C_ChatInfo.Nothing"] = 1 }, client.unknownGlobals)
    end)

    it("are those of the client, which is one of four", function()
      local expected = { mainline = 120100, mists = 50504, tbc = 20506, vanilla = 11509 }
      for flavor, version in pairs(expected) do
        local client = realms.onlyClient("version = select(4, GetBuildInfo())", { flavor = flavor })
        assert.equal(version, client.env.version)
        assert.equal(flavor == "mainline", client.env.GetSkillLineInfo == nil)
        assert.is_nil(client.env.SendChatMessage)
        assert.same({}, client.unknownGlobals)
      end
    end)
  end)

  describe("a player", function()
    it("types slash commands", function()
      local client = realms.onlyClient([[SLASH_TEST1 = "/test" SLASH_TEST2 = "/tt"
        SlashCmdList.TEST = function(message) got = message end]])
      assert.is_true(client.slash("/TT  a b "))
      assert.equal("a b ", client.env.got)
      assert.is_false(client.slash("/unknown"))
    end)

    it("clicks only buttons that are shown and enabled", function()
      local client = realms.onlyClient([[local button = CreateFrame("Button", "MyButton", UIParent)
        button:SetScript("OnClick", function() clicks = (clicks or 0) + 1 end)]])
      client.click("MyButton")
      assert.equal(1, client.env.clicks)
      client.env.MyButton:SetEnabled(false)
      assert.has_error(function() client.click("MyButton") end)
      client.env.MyButton:SetEnabled(true)
      client.env.MyButton:Hide()
      assert.has_error(function() client.click("MyButton") end)
      assert.has_error(function() client.click("NoButton") end)
    end)

    it("reads what is printed", function()
      local client = realms.onlyClient("print('a', nil, 2) DEFAULT_CHAT_FRAME:AddMessage('b')")
      assert.same({ "a nil 2", "b" }, client.chat)
    end)
  end)

  it("waits until a condition is true", function()
    local realm, anna, bert = listeners.pair()
    anna.env.send("x", "WHISPER", "Bert")
    assert.is_true(realm.runUntil(function() return #listeners.texts(bert) > 0 end, 10))
    assert.is_true(realm.now() < 0.5)
    assert.is_false(realm.runUntil(function() return false end, 10))
    assert.is_true(realm.now() > 10)
  end)
end)
