-- The pages say what is there: files that they link to, commands that they name, functions where they are said to be.

local function read(path)
  local file = assert(io.open(path), path)
  local text = file:read("*a")
  file:close()
  return text
end

local function exists(path)
  local file = io.open(path)
  if file then
    file:close()
  end
  return file ~= nil
end

local function pages()
  local found = { "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md" }
  local listing = assert(io.popen("ls docs/*.md"))
  for path in listing:lines() do
    found[#found + 1] = path
  end
  listing:close()
  return found
end

--- The folder of a page, with a slash behind it where it is not the root.
local function folderOf(path)
  return path:match("^(.*/)") or ""
end

--- A path without `folder/..`.
local function plain(path)
  local shorter, count = path:gsub("[^/]+/%.%./", "", 1)
  return count > 0 and plain(shorter) or path
end

describe("the pages", function()
  it("link to files that are there", function()
    local missing = {}
    for _, page in ipairs(pages()) do
      for target in read(page):gmatch("%]%(([^)]+)%)") do
        local path = target:match("^[^#]+")
        if path and not path:find("^https?:") and not exists(plain(folderOf(page) .. path)) then
          missing[#missing + 1] = page .. ": " .. target
        end
      end
    end
    assert.same({}, missing)
  end)

  it("name commands that are there", function()
    local package, missing = read("package.json"), {}
    for _, page in ipairs(pages()) do
      for name in read(page):gmatch("npm run ([%w-]+)") do
        if not package:find('"' .. name .. '":', 1, true) then
          missing[#missing + 1] = page .. ": npm run " .. name
        end
      end
    end
    assert.same({}, missing)
  end)

  it("name functions of the sources in the files where they are", function()
    local count, missing = 0, {}
    for names, path in read("docs/architecture.md"):gmatch("(`%w+`[^|,.]-) in `(src/[%w/.]+)`") do
      for name in names:gmatch("`(%w+)`") do
        count = count + 1
        if not read(path):find("function " .. name .. "%W") then
          missing[#missing + 1] = name .. " in " .. path
        end
      end
    end
    assert.same({}, missing)
    assert.is_true(count > 30, count .. " functions")
  end)

  it("give the benchmark's figures as it recorded them", function()
    local recorded, page = dofile("bench/recorded.lua"), read("README.md")
    local rows = {
      ["a new member receives 1000 roster entries"] = "a new member receives 1000 roster entries",
      ["1000 on both sides, 10 newer on one"] = "1000 on both sides, 10 newer on one",
      ["all five tables equal"] = "everything is equal",
      ["200 news to a new member"] = "200 news to a new member",
    }
    for name, words in pairs(rows) do
      local messages, bytes = page:match("| " .. words .. "%s+| (%d+) messages, (%d+) bytes")
      assert.same({ recorded[name].messages, recorded[name].bytes }, { tonumber(messages), tonumber(bytes) }, name)
    end
  end)

  it("list the files of the sources' folders as they are", function()
    local missing = {}
    for path in read("README.md"):gmatch("| `([%w/.-]+)`%s+|") do
      local listing = assert(io.popen("ls -d " .. path .. " 2>/dev/null"))
      if path:find("^%w[^.]*/") and listing:read("*l") == nil then
        missing[#missing + 1] = path
      end
      listing:close()
    end
    assert.same({}, missing)
  end)
end)
