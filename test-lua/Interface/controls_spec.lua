-- Every control of every pane: says under the mouse what it is, and does something when it is clicked.

local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

local at = window.at

--- Everything that could change by a click: what is drawn, said, stored and done.
local function state(realm, client)
  realm.run(2)
  local parts = {}
  for _, step in ipairs(client.paint()) do
    parts[#parts + 1] = ("%s %s %s %s %s %s"):format(step.kind, tostring(step.text), tostring(step.look), tostring(step.state), step.x, step.y)
  end
  local saved = guild.data(client)
  parts[#parts + 1] = #client.chat .. " " .. #client.social .. " " .. #saved.senderLogs .. " " .. tostring(saved.backup and saved.backup.time)
  return table.concat(parts, "\n")
end

--- The buttons and boxes that can be seen and used, by their words, each once.
local function clickable(client)
  local found, known = {}, {}
  for _, control in ipairs(client.controls()) do
    if (control.kind == "button" or control.kind == "check") and control.isEnabled and not known[control.label] then
      known[control.label] = true
      found[#found + 1] = control.label
    end
  end
  return found
end

--- The control of these words that can be seen.
local function named(client, label)
  for _, control in ipairs(client.controls()) do
    if control.label == label and control.kind ~= "row" and control.isEnabled then
      return control
    end
  end
end

--- Controls that change nothing as things are, and why.
local UNCHANGED = {
  PanelResizeButtonTemplate = "is dragged, not clicked",
  Everything = "is chosen already",
  Today = "today is shown already",
  ["Select all"] = "marks the text for copying, which is not drawn",
}

--- Whether a control has words of another kind: rows, days of the calendar, edges of columns.
local function isNamedOtherwise(control)
  return control.kind == "row" or control.label == "" or control.label:find("^%d+$") ~= nil
end

describe("every control", function()
  for _, pane in ipairs(window.PANES) do
    it("of " .. pane .. " says under the mouse what it is", function()
      local _, anna = at(pane)
      local without = {}
      for _, control in ipairs(anna.controls()) do
        if not isNamedOtherwise(control) and #control.hover() == 0 then
          without[#without + 1] = control.label
        end
      end
      assert.same({}, without)
    end)

    it("of " .. pane .. " does something when it is clicked", function()
      local _, first = at(pane)
      local title = first.sentences()[pane]
      local without = {}
      for _, label in ipairs(clickable(first)) do
        local realm, anna = at(pane)
        local before = state(realm, anna)
        local control = named(anna, label)
        control.click()
        if label ~= title and not UNCHANGED[label] and state(realm, anna) == before then
          without[#without + 1] = label
        end
        assert.same({}, anna.errors)
      end
      assert.same({}, without)
    end)
  end
end)

describe("the tab key", function()
  --- Forms: the pane, what opens the form, and the words of its first field.
  local forms = {
    { pane = "PANE_NEWS", click = "New", first = "Title", fields = 3 },
    { pane = "PANE_CALENDAR", click = "New", first = "Title", fields = 5 },
    { pane = "PANE_ROSTER", click = "My entry", first = "Main character", fields = 5 },
    { pane = "PANE_SETUP", first = "Guild Name-Realm", fields = 4 },
    { pane = "PANE_GROUPS", first = "Name of the group", fields = 2 },
  }
  for _, form in ipairs(forms) do
    it("goes through the fields of " .. form.pane .. " in their order, and back to the first", function()
      local realm, anna = at(form.pane)
      if form.click then
        anna.clickLabel(form.click)
        realm.run(1)
      end
      anna.typeField(form.first, "x")
      local first, last = anna.focusPlace(), nil
      local place = first
      for step = 1, form.fields do
        last = place
        anna.pressKey("TAB")
        place = anna.focusPlace()
        if step < form.fields then
          local isNext = place.top < last.top - 5 or place.left > last.left + 5
          assert.is_true(isNext, "field " .. step .. " is not behind the one before")
        end
      end
      assert.same(first, place)
    end)
  end
end)
