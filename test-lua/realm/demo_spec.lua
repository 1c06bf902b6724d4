local files = require("test-lua.helpers.files")
local printed = require("test-lua.helpers.printed")
local sim = require("test-lua.helpers.sim")

--- Runs the demo with these arguments. Returns its exit code and what it printed.
local function run(...) return printed(sim.runDemo, { ... }, false) end

describe("the demo", function()
  it("syncs the sample files, shows the progress, and proves that all clients end up with the same entries", function()
    local code, output = run("--roster", "100")
    assert.equal(0, code)
    assert.matches("3 clients are online: Thalira%-Eonar, Brom%-Eonar, Veska%-Alleria", output)
    assert.matches("Round 1: Thalira%-Eonar clicks Sync All", output)
    assert.matches("%[#+%-*%]", output)
    assert.matches("Brom%-Eonar +setup", output)
    assert.matches("everything was equal already", output)
    assert.matches("compared one by one in 3 clients: all the same", output)
    assert.matches("%d+ messages, %d+ bytes, [%d.]+ s of the game's time", output)
  end)

  it("reads your own files, and writes the results", function()
    local folder = files.temporaryFolder()
    local code, output = run("--client", "sample/Brom.lua", "--client", "sample/Thalira.lua", "--clients", "1", "--out", folder)
    assert.equal(0, code)
    assert.matches("NewcomerA", output)
    local values = sim.readSavedVariables(files.read(folder .. "/NewcomerA.lua"))
    assert.equal(2, values.GuildHelper_SavedVariables.schemaVersion)
  end)

  it("runs by days, with any client, latency and seed, and repeats a run exactly", function()
    local words = { "--roster", "30", "--mode", "days:20", "--flavor", "tbc", "--latency", "50-400", "--seed", "9" }
    local code, output = run(unpack(words))
    assert.equal(0, code)
    assert.equal(output, select(2, run(unpack(words))))
  end)

  it("says in one sentence what is wrong with an option or a file, and exits with 2", function()
    local bad = files.temporaryFolder() .. "/bad.lua"
    files.write(bad, "GuildHelper_SavedVariables = {")
    local empty = files.temporaryFolder() .. "/empty.lua"
    files.write(empty, "Other = {}")
    local cases = {
      { { "--nonsense" }, "There is no option %-%-nonsense; %-%-help lists them." },
      { { "--roster", "many" }, "%-%-roster takes a whole number from 0 to 20000, not many." },
      { { "--roster" }, "%-%-roster takes a whole number" },
      { { "--clients", "21" }, "%-%-clients takes a whole number from 0 to 20, not 21." },
      { { "--mode", "some" }, "%-%-mode takes all or days:N, not some." },
      { { "--mode", "days:0" }, "%-%-mode days takes a whole number from 1 to 365" },
      { { "--latency", "400-50" }, "%-%-latency takes a whole number from 400" },
      { { "--latency", "fast" }, "%-%-latency takes MIN%-MAX" },
      { { "--flavor", "wrath" }, "%-%-flavor takes mainline, mists, tbc or vanilla, not wrath." },
      { { "--client", "sample/Brom.lua" }, "A sync needs two clients" },
      { { "--client", "nowhere.lua", "--clients", "1" }, "^nowhere.lua cannot be read." },
      { { "--client", bad, "--clients", "1" }, "is not a SavedVariables file" },
      { { "--client", empty, "--clients", "1" }, "has no GuildHelper_SavedVariables in it." },
    }
    for _, case in ipairs(cases) do
      local code, output = run(unpack(case[1]))
      assert.equal(2, code)
      assert.matches(case[2], output)
      assert.equal(1, select(2, output:gsub("%S\n?$", "")))
    end
  end)

  it("lists its options", function()
    local code, output = run("--help")
    assert.equal(0, code)
    assert.matches("%-%-client FILE", output)
  end)
end)
