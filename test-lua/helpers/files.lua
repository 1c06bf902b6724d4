-- Files, temporary folders and the output of shell commands.

local busted = require("busted")

local files = {}

local created = {}

--- The bytes of a file; an error if it cannot be read.
function files.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

--- Writes a file; its folder must exist.
function files.write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

--- Whether a path can be opened; also true for a folder.
function files.exists(path)
  local file = io.open(path)
  if file then
    file:close()
  end
  return file ~= nil
end

--- The lines that a shell command prints.
function files.linesOf(command)
  local pipe = assert(io.popen(command))
  local found = {}
  for line in pipe:lines() do
    found[#found + 1] = line
  end
  pipe:close()
  return found
end

--- Runs a shell command, which must succeed.
function files.run(command) assert(os.execute(command) == 0, command) end

--- The path of a new, empty folder, which is deleted at the end of the run.
function files.temporaryFolder()
  local path = os.tmpname()
  os.remove(path)
  files.run("mkdir -p '" .. path .. "'")
  created[#created + 1] = path
  return path
end

-- A script that is no spec has no end of a suite.
if busted and busted.subscribe then
  busted.subscribe({ "suite", "end" }, function()
    for _, path in ipairs(created) do
      files.run("rm -rf '" .. path .. "'")
    end
    created = {}
  end)
end

return files
