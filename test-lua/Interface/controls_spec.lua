-- Every control of every pane: whether it has a tooltip, and whether a click on it does something.

local guild = require("test-lua.helpers.guild")
local window = require("test-lua.helpers.window")

--- Everything that a click could change: what is drawn, printed, stored and done.
local function state(realm, client)
  realm.run(2)
  local parts = {}
  for _, step in ipairs(client.paint()) do
    parts[#parts + 1] = ("%s %s %s %s %s %s"):format(
      step.kind,
      tostring(step.text),
      tostring(step.look),
      tostring(step.state),
      step.x,
      step.y
    )
  end
  local saved = guild.data(client)
  parts[#parts + 1] = #client.chat
    .. " "
    .. #client.social
    .. " "
    .. #saved.senderLogs
    .. " "
    .. tostring(saved.backup and saved.backup.time)
  return table.concat(parts, "\n")
end

--- The labels of the buttons and check boxes that are visible and enabled, each once.
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

--- The visible and enabled control with this label.
local function named(client, label)
  for _, control in ipairs(client.controls()) do
    if control.label == label and control.kind ~= "row" and control.isEnabled then
      return control
    end
  end
end

--- Controls that change nothing in this state, and why.
local UNCHANGED = {
  PanelResizeButtonTemplate = "is dragged, not clicked",
  Everything = "is chosen already",
  Today = "shows today already",
  ["Select all"] = "marks the text for copying, which is not drawn",
}

--- Whether a control has no label that could be explained: rows, days of the calendar, edges of columns.
local function isUnlabeled(control) return control.kind == "row" or control.label == "" or control.label:find("^%d+$") ~= nil end

describe("every control", function()
  for _, pane in ipairs(window.PANES) do
    it("of " .. window.nameOf(pane) .. " has a tooltip that explains it", function()
      local _, anna = window.at(pane)
      local without = {}
      for _, control in ipairs(anna.controls()) do
        if not isUnlabeled(control) and #control.hover() == 0 then
          without[#without + 1] = control.label
        end
      end
      assert.same({}, without)
    end)

    it("of " .. window.nameOf(pane) .. " does something when it is clicked", function()
      local _, first = window.at(pane)
      local title = first.sentences()[pane]
      local without = {}
      for _, label in ipairs(clickable(first)) do
        local realm, anna = window.at(pane)
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

describe("the Tab key", function()
  --- The pane of a form, the button that opens it, the label of its first field, and how many fields it has.
  local forms = {
    { pane = "PANE_NEWS", click = "New", first = "Title", fields = 3 },
    { pane = "PANE_CALENDAR", click = "New", first = "Title", fields = 5 },
    { pane = "PANE_ROSTER", click = "My entry", first = "Main character", fields = 5 },
    { pane = "PANE_SETUP", first = "Guild Name-Realm", fields = 4 },
    { pane = "PANE_GROUPS", first = "Name of the group", fields = 2 },
  }
  for _, form in ipairs(forms) do
    it("goes through the fields of " .. window.nameOf(form.pane) .. " in order and back to the first", function()
      local realm, anna = window.at(form.pane)
      if form.click then
        anna.clickLabel(form.click)
        realm.run(1)
      end
      anna.typeField(form.first, "x")
      local first = anna.focusPlace()
      local place = first
      for step = 1, form.fields do
        local last = place
        anna.pressKey("TAB")
        place = anna.focusPlace()
        if step < form.fields then
          local isNext = place.top < last.top - 5 or place.left > last.left + 5
          assert.is_true(isNext, "field " .. step .. " is not after the one before")
        end
      end
      assert.same(first, place)
    end)
  end
end)
