-- What the pages say of the sources.

local files = require("test-lua.helpers.files")

local definitions = {}

--- How many functions a page names, and those that the named file does not define. `pattern` captures one or more names in
-- back quotes and the file, a path inside `folder`.
function definitions.named(page, pattern, folder)
  local count, missing = 0, {}
  for names, path in page:gmatch(pattern) do
    for name in names:gmatch("`(%w+)`") do
      count = count + 1
      local isThere, source = pcall(files.read, folder .. path)
      if not isThere or not source:find("function " .. name .. "[(<]") then
        missing[#missing + 1] = name .. " in " .. path
      end
    end
  end
  return count, missing
end

return definitions
