local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")
local sim = require("test-lua.helpers.sim")

local BYTES_A_SECOND = 800
local ONE_A_SECOND = { burst = 10, perSecond = 1, appliesToWhispers = true }

--- Servers as they are known or feared to be set.
local SERVERS = {
  { name = "lets whispers through by their bytes alone", rules = {} },
  { name = "lets 10 messages of a prefix through at once and 1 a second", rules = { perPrefix = ONE_A_SECOND }, perSecond = 1 },
  {
    name = "counts messages and bytes",
    rules = { perPrefix = { burst = 10, perSecond = 2, appliesToWhispers = true }, bytesPerSecond = 1300, windowSeconds = 10 },
    perSecond = 2,
  },
  { name = "says nothing and drops what is too much", rules = { perPrefix = ONE_A_SECOND, isSilent = true }, perSecond = 1 },
  { name = "disconnects who sends too much", rules = { bytesPerSecond = 1200, windowSeconds = 10 } },
}

describe("a sync through a server that", function()
  local entries = sim.sampleRoster(1500, 3, guild.NOW, { guild.EONAR })
  for _, server in ipairs(SERVERS) do
    it(server.name .. " uses nine tenths of what that lets through, and is never disconnected", function()
      local realm, anna, bert = guild.pair({}, entries)
      realm.setRules(server.rules)
      -- Whatever was saved up before has to be used up, too.
      local place = #realm.trace
      anna.slash("/gh sync all Bert-Eonar")
      assert.is_true(realm.runUntil(function() return guild.outcome(anna) ~= nil end, 3600))
      assert.matches("^Sync Complete", guild.outcome(anna))
      local from, to, useful, bytes, seen, sent = nil, nil, 0, 0, {}, 0
      for index = place + 1, #realm.trace do
        local time, text = realm.trace[index]:match("^([%d.]+) Anna%-Eonar <%- Bert%-Eonar WHISPER Anna%-Eonar GUILDHELPER2 \"(.*)\"$")
        sent = sent + (realm.trace[index]:find("Bert%-Eonar %->") and 1 or 0)
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
        print(("%-60s %4d messages in %6.1f s, %5.1f %% of what it carries, %d refused"):format(server.name, useful, seconds, useful / carried * 100, bert.stats.refused[3] or 0))
      end
      assert(useful >= 0.9 * carried, ("%d of %.0f messages"):format(useful, carried))
      assert.is_false(bert.stats.disconnectedByServer)
      guild.assertSame(anna, bert)
      guild.assertClean(anna, bert)
    end)
  end
end)

describe("the pace", function()
  local client, realm = modules.load()
  local pace = client.require("src.DataSyncComs.sending.CongestionControl")
  local traffic = client.require("src.DataSyncManager.sync.SendStats").sendStats()

  --- So many messages, so many seconds apart, and whether the next one was waiting all the time.
  local function messages(count, seconds, isBusy)
    for _ = 1, count do
      realm.run(seconds)
      client.perform(function() pace.noteAccepted(isBusy) end)
    end
  end

  it("is hardly changed by a loss in a quiet conversation, and slows down by one in a busy one", function()
    messages(30, 5, false)
    client.perform(pace.noteLost)
    assert.is_true(traffic.interval < 0.7, traffic.interval)
    realm.run(10)
    messages(60, 1, true)
    client.perform(pace.noteLost)
    assert.is_true(traffic.interval > 1 and traffic.interval < 1.3, traffic.interval)
  end)

  it("comes back after a while, also where little is sent", function()
    for _ = 1, 12 do
      client.perform(pace.noteThrottled)
    end
    assert.is_true(traffic.interval > 2)
    messages(14, 30, false)
    assert.equal(0, traffic.interval)
  end)
end)
