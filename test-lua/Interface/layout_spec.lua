-- Whether everything fits, in every pane, state and language, at the default and at the smallest size of the window.

local window = require("test-lua.helpers.window")

local LOCALES = { "enUS", "deDE", "frFR", "esES", "ptBR", "ruRU", "koKR", "zhCN" }

--- The locale keys of the buttons that are clicked for the other states of a pane.
local STATES = {
  PANE_NEWS = { "BUTTON_EDIT", "BUTTON_CANCEL" },
  PANE_CALENDAR = { "BUTTON_NEW", "BUTTON_CANCEL" },
  PANE_ROSTER = { "BUTTON_OWN_ENTRY", "BUTTON_CANCEL", "BUTTON_IMPORT_ROSTER" },
  PANE_MAINTENANCE = { "BUTTON_RESET", "BUTTON_CANCEL", "BUTTON_TRIM", "BUTTON_CANCEL" },
}

--- Adds what does not fit now to `faults`, with the state in which it was found.
local function note(faults, client, where)
  for _, fault in ipairs(client.layoutFaults()) do
    faults[#faults + 1] = where .. ": " .. fault
  end
end

--- Drags the window's corner until it is as small as it can be.
local function shrink(realm, client, title)
  local place = client.placeOf(title)
  client.drag({ x = place.right - 10, y = place.bottom + 10 }, { x = place.right - 500, y = place.bottom + 400 })
  realm.run(1)
end

for _, locale in ipairs(LOCALES) do
  describe("in " .. locale .. ",", function()
    for _, pane in ipairs(window.PANES) do
      it("everything fits in " .. window.nameOf(pane), function()
        local realm, anna = window.at(pane, { locale = locale })
        local faults, words = {}, anna.sentences()
        note(faults, anna, "default size")
        shrink(realm, anna, words.TITLE .. " – " .. words[pane])
        note(faults, anna, "smallest size")
        for _, key in ipairs(STATES[pane] or {}) do
          anna.clickLabel(words[key])
          realm.run(2)
          note(faults, anna, key)
        end
        assert.same({}, faults)
        assert.same({}, anna.errors)
      end)
    end

    it("everything fits in the setup guide, the log windows and the settings", function()
      local realm, anna = window.leaderAndMember({}, { locale = locale })
      local faults = {}
      anna.slash("/gh")
      realm.run(1)
      note(faults, anna, "guide")
      anna.slash("/gh")
      anna.slash("/gh log sender")
      realm.run(1)
      note(faults, anna, "log")
      anna.slash("/gh log sender")
      anna.slash("/gh settings")
      realm.run(1)
      note(faults, anna, "settings")
      assert.same({}, faults)
    end)
  end)
end
