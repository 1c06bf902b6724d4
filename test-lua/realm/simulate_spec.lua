local addons = require("test-lua.helpers.addons")
local files = require("test-lua.helpers.files")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

local simulate = sim.simulate

local ADDON = addons.BUILT
--- Seeds that the test command runs; `npm run simulate` runs as many as are asked for.
local SEEDS = 40
--- Seeds within which the simulation must find a broken guard.
local SEEDS_TO_FIND = 40
local BAD_MESSAGES = 12000

local broken = addons.changed

--- The first violation that the simulation finds in an addon, or nil.
local function firstViolation(folder)
  for seed = 1, SEEDS_TO_FIND do
    local result = simulate(seed, folder, false)
    if #result.violations > 0 then
      return result.violations[1]
    end
  end
end

describe("the simulation", function()
  after_each(files.removeTemporaryFolders)

  it("finds nothing in a share of its seeds", function()
    for seed = 1, SEEDS do
      local result = simulate(seed, ADDON, false)
      assert(#result.violations == 0, ("seed %d: %s; npm run simulate -- --replay %d"):format(seed, tostring(result.violations[1]), seed))
      assert.is_true(result.checks > 1000)
    end
  end)

  it("gives the same run for the same seed", function()
    local first, second = simulate(7, ADDON, true), simulate(7, ADDON, true)
    assert.equal(table.concat(first.trace, "\n"), table.concat(second.trace, "\n"))
    assert.is_true(#first.trace > 100)
  end)

  it("finds a store that takes older versions", function()
    local folder = broken("current.lastUpdated >= entry.lastUpdated", "current.lastUpdated == entry.lastUpdated")
    assert.matches("went back from", firstViolation(folder))
  end)

  it("finds a queue that does not keep the rate", function()
    assert.matches("sends above the rate", firstViolation(broken("if state.available < cost then", "if false then")))
  end)

  it("finds deletions that do not travel", function()
    local folder = broken(
      "work.wantedDeleted or work.wantedLiving",
      "{} or work.wantedLiving",
      "session.work.owedDeleted or session.work.owedLiving",
      "{} or session.work.owedLiving"
    )
    assert.matches("differ after all have synced", firstViolation(folder))
  end)

  it("finds a receiver whose sessions never end", function()
    local violation = firstViolation(broken('order.name ~= "END;SESS"', 'order.name ~= "NEVER"'))
    assert.matches("in the calm", violation)
  end)
end)

describe("bad messages", function()
  it("throw nothing, apply nothing that is not valid, and cost no frame, with the guard against floods and without", function()
    for _, folder in ipairs({ ADDON, "build/variants/withoutFloodGuard/GuildHelper" }) do
      local result = sim.fuzz(11, BAD_MESSAGES, folder)
      assert.same({}, result.violations)
      assert.is_true(result.messages >= BAD_MESSAGES)
      for _, step in ipairs({ "1", "2.3.1", "2.3.4", "3.1", "3.2", "4.2", "5", "6" }) do
        assert.is_true((result.steps[step] or 0) > 0, "no conversation came to step " .. step)
      end
    end
  end)

  it("show a client that keeps what it has heard", function()
    local folder = broken("local name, code, rest = string.match(message, HEADER)", "local name, code, rest = string.match(message, HEADER) HEARD = { HEARD, message, {} }")
    local result = sim.fuzz(11, BAD_MESSAGES, folder)
    assert.matches("KB more are held than after a reload", result.violations[1])
  end)
end)

describe("a peer with another version of the protocol", function()
  it("is told so, whichever is older, and nothing else happens", function()
    for _, variant in ipairs({ "olderProtocol", "newerProtocol" }) do
      local realm = guild.realm()
      local members = guild.add(realm, guild.EONAR)
      local anna = guild.client(realm, "Anna-Eonar", members, { guild.article("news", 1) })
      local bert = guild.client(realm, "Bert-Eonar", members, {}, { addonFolder = "build/variants/" .. variant .. "/GuildHelper" })
      anna.login()
      bert.login()
      realm.run(40)
      for _, client in ipairs({ anna, bert }) do
        assert.matches("^Sync Failed: .*the other side speaks version %d+ of the protocol", guild.sync(realm, client))
      end
      assert.is_nil(guild.entry(bert, "news", guild.article("news", 1).id))
      guild.assertClean(anna, bert)
    end
  end)
end)

describe("going on", function()
  --- The messages that a new member's sync with 1000 members costs, interrupted at half or not.
  local function messages(isInterrupted)
    local entries = sim.sampleRoster(1000, 42, guild.NOW, { guild.EONAR })
    local realm, anna = guild.pair({}, entries)
    if isInterrupted then
      anna.slash("/gh sync all")
      realm.runUntil(function()
        local count = 0
        for _ in pairs(guild.data(anna).sharedData.roster) do
          count = count + 1
        end
        return count >= 500
      end, 1800)
      anna.logout()
      realm.run(5)
      anna.login()
      realm.run(40)
    end
    local before = realm.totals().messages
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    return realm.totals().messages - before
  end

  it("after an interruption at half of 1000 entries costs at most 60 % of starting over", function()
    local whole, rest = messages(false), messages(true)
    assert(rest <= whole * 0.6, ("%d of %d messages"):format(rest, whole))
  end)
end)

describe("memory", function()
  it("after 50 syncs is what it was after 5", function()
    local realm, anna, bert = guild.pair({}, sim.sampleRoster(200, 1, guild.NOW, { guild.EONAR }), { traceMessages = false })
    local function syncs(count)
      for _ = 1, count do
        guild.sync(realm, anna, "all force")
        guild.data(anna).senderLogs, guild.data(bert).receiverLogs = {}, {}
        anna.chat[#anna.chat] = nil
        realm.run(10)
      end
      return sim.heldKilobytes()
    end
    local after5 = syncs(5)
    local after50 = syncs(45)
    assert(after50 - after5 < 60, ("%.0f KB more"):format(after50 - after5))
  end)
end)
