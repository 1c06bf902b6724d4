local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

local BYTES_A_SECOND = 800
local ONE_A_SECOND = { burst = 10, perSecond = 1, appliesToWhispers = true }

--- Limits that servers are known or suspected to have.
local SERVERS = {
  { name = "limits whispers by bytes only", rules = {} },
  { name = "allows a burst of 10 messages per prefix and then 1 a second", rules = { perPrefix = ONE_A_SECOND }, perSecond = 1 },
  {
    name = "limits both messages and bytes",
    rules = { perPrefix = { burst = 10, perSecond = 2, appliesToWhispers = true }, bytesPerSecond = 1300, windowSeconds = 10 },
    perSecond = 2,
  },
  { name = "silently drops what exceeds its limit", rules = { perPrefix = ONE_A_SECOND, isSilent = true }, perSecond = 1 },
  { name = "disconnects clients that send too much", rules = { bytesPerSecond = 1200, windowSeconds = 10 } },
}

describe("a sync through a server that", function()
  local entries = sim.sampleRoster(1500, 3, guild.NOW, { guild.EONAR })
  for _, server in ipairs(SERVERS) do
    it(server.name .. " uses at least 90 % of the limit and is never disconnected", function()
      local realm, anna, bert = guild.pair({}, entries)
      realm.setRules(server.rules)
      local place = #realm.trace
      anna.slash("/gh sync all Bert-Eonar")
      assert.matches("^Sync Complete", guild.awaitOutcome(realm, anna, 3600))
      local from, to, useful, bytes, seen = nil, nil, 0, 0, {}
      for index = place + 1, #realm.trace do
        local time, text =
          realm.trace[index]:match('^([%d.]+) Anna%-Eonar <%- Bert%-Eonar WHISPER Anna%-Eonar GUILDHELPER2 "(.*)"$')
        if time and text:find("^SND;DATA;ROST") then
          from, to = from or tonumber(time), tonumber(time)
          if not seen[text] then
            seen[text] = true
            useful = useful + 1
            bytes = bytes + #text:gsub("\\%d%d%d", "x") + #"Anna-Eonar" + 40
          end
        end
      end
      local seconds = to - from
      local carried = (BYTES_A_SECOND * seconds + 4000) / (bytes / useful)
      if server.perSecond then
        carried = math.min(carried, 10 + server.perSecond * seconds)
      end
      if os.getenv("SHOW") then
        print(
          ("%-60s %4d messages in %6.1f s, %5.1f %% of what it carries, %d refused"):format(
            server.name,
            useful,
            seconds,
            useful / carried * 100,
            bert.stats.refused[3] or 0
          )
        )
      end
      assert(useful >= 0.9 * carried, ("%d of %.0f messages"):format(useful, carried))
      assert.is_false(bert.stats.disconnectedByServer)
      guild.assertSame(anna, bert)
      guild.assertClean(anna, bert)
    end)
  end
end)

describe("a large guild", function()
  it("reaches a new member without a throttled message, within the rate and without long frames", function()
    local entries = sim.sampleRoster(1000, 42, guild.NOW, { guild.EONAR })
    for index, tableType in ipairs({ "news", "guildInfo", "calendar" }) do
      for _, entry in ipairs(sim.sampleArticles(tableType, 200, index, guild.NOW, guild.EONAR)) do
        entries[#entries + 1] = entry
      end
    end
    local realm, anna, bert = guild.pair({}, entries)
    local started, firstLine = realm.now(), #realm.trace
    assert.matches("^Sync Complete", guild.sync(realm, anna))
    guild.assertSame(anna, bert)
    guild.assertClean(anna, bert)
    for _, client in ipairs({ anna, bert }) do
      assert.is_nil(next(client.stats.refused))
      assert.equal(0, client.stats.lost)
      assert.is_true(client.stats.longestSlice < 16, client.stats.longestSlice)
    end
    -- Every stretch of the trace keeps the rate: 800 bytes a second with overhead, and the burst of 4000 once.
    local sends = {}
    for index = firstLine + 1, #realm.trace do
      local time, rest = realm.trace[index]:match("^([%d.]+) Bert%-Eonar %-> WHISPER Anna%-Eonar (.*)$")
      if time then
        local bytes = #rest:gsub("\\%d%d%d", "x") - #'GUILDHELPER2 ""'
        sends[#sends + 1] = { time = tonumber(time), cost = bytes + #"Anna-Eonar" + 40 }
      end
    end
    local total = 0
    for index, send in ipairs(sends) do
      total = total + send.cost
      assert.is_true(total <= 4000 + 810 * (send.time - started) + 300)
      local window, back = 0, index
      while back >= 1 and send.time - sends[back].time < 20 do
        window, back = window + sends[back].cost, back - 1
      end
      assert.is_true(window <= 4000 + 800 * 20 + 300)
    end
    assert.is_true(#sends > 200, #sends)
  end)
end)
