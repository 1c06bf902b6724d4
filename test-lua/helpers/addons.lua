-- Addon folders for the realm's `addonFolder`: the built addon, a changed copy of it, small ones for a single spec.

local files = require("test-lua.helpers.files")

local addons = {}

--- The folder of the built addon.
addons.BUILT = "dist/GuildHelper"

--- Writes a small addon: `sources` by their file names, `toc` as the text of its .toc, by default the files in order.
-- Returns its folder.
function addons.create(sources, toc)
  local folder = files.temporaryFolder() .. "/TestAddon"
  files.run("mkdir -p '" .. folder .. "'")
  local names = {}
  for name, text in pairs(sources) do
    local parent = name:match("^(.*)/")
    if parent then
      files.run("mkdir -p '" .. folder .. "/" .. parent .. "'")
    end
    files.write(folder .. "/" .. name, text)
    names[#names + 1] = name
  end
  table.sort(names)
  toc = toc or ("## SavedVariables: TestDB\n" .. table.concat(names, "\n") .. "\n")
  files.write(folder .. "/TestAddon.toc", toc)
  return folder
end

--- An addon of a single file. Returns its folder.
function addons.script(text, toc) return addons.create({ ["Main.lua"] = text }, toc) end

--- A copy of the built addon in which `pattern`, a plain text, is replaced once, and `second` too if it is given.
-- Returns its folder; an error if the addon does not contain the text.
function addons.changed(pattern, replacement, second, secondReplacement)
  local text = files.read(addons.BUILT .. "/GuildHelper.lua")
  local function change(what, into)
    local first, last = text:find(what, 1, true)
    assert(first, "the built addon has no " .. what)
    text = text:sub(1, first - 1) .. into .. text:sub(last + 1)
  end
  change(pattern, replacement)
  if second then
    change(second, secondReplacement)
  end
  local folder = files.temporaryFolder() .. "/GuildHelper"
  files.run(("cp -r '%s' '%s'"):format(addons.BUILT, folder))
  files.write(folder .. "/GuildHelper.lua", text)
  return folder
end

return addons
