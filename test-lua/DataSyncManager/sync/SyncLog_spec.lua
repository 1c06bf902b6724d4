local bent = require("test-lua.helpers.bent")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

--- Lines of a log, so many of each user, as `{ "Bert", 10 }`; those of no user belong to no session.
local function lines(...)
  local rows = {}
  for _, part in ipairs({ ... }) do
    for index = 1, part[2] do
      local session = part[1] == "" and "" or "Ab3x"
      rows[#rows + 1] = { session = session, user = part[1], text = part[1] .. index, step = "1", table = "NONE", time = "" }
    end
  end
  return rows
end

--- How many lines of each user are left, and the first one's text.
local function left(rows)
  local counts, first = {}, {}
  for _, row in ipairs(rows) do
    counts[row.user] = (counts[row.user] or 0) + 1
    first[row.user] = first[row.user] or row.text
  end
  return counts, first
end

describe("a full log", function()
  local trimLog = modules.load().require("src.DataSyncManager.sync.SyncLog").trimLog

  it("keeps a thousand lines, and with one more drops a tenth", function()
    local rows = lines({ "Bert", 1000 })
    trimLog(rows)
    assert.equal(1000, #rows)
    rows[1001] = lines({ "Bert", 1 })[1]
    trimLog(rows)
    assert.equal(900, #rows)
  end)

  it("drops the lines of who has most of them, the oldest first, and of nobody else", function()
    local rows = lines({ "Anna", 100 }, { "Bert", 850 }, { "Cora", 100 })
    trimLog(rows)
    local counts, first = left(rows)
    assert.same({ Anna = 100, Bert = 700, Cora = 100 }, counts)
    assert.equal("Bert151", first.Bert)
  end)

  it("has a hundred lines for what belongs to no session, whoever sent it", function()
    local rows = lines({ "Anna", 300 }, { "", 900 })
    trimLog(rows)
    assert.same({ Anna = 300, [""] = 100 }, (left(rows)))
  end)
end)

describe("a log", function()
  it("keeps at most a thousand lines", function()
    local realm, anna = guild.pair({}, {})
    for _ = 1, 120 do
      guild.sync(realm, anna, "all force")
      realm.run(5)
    end
    assert.is_true(#guild.data(anna).senderLogs <= 1000)
    assert.is_true(#guild.data(anna).senderLogs > 800)
  end)

  it("is not washed out by a member whose messages are ignored, or who begins sessions", function()
    local room = bent.guild()
    guild.sync(room.realm, room.cora, "all Anna-Eonar")
    local honest = guild.log(room.anna, "receiver")
    for index = 1, 1200 do
      room:hit(bent.ready(("%04d"):format(index)))
      room:hit("END;SESS;NONE;" .. ("%04d"):format(index))
      room:hit("REQ;WHAT;NONE;1")
      room:hit("rubbish")
      room.realm.run(3)
    end
    local rows = guild.data(room.anna).receiverLogs
    assert.is_true(#rows > 800 and #rows <= 1000, #rows)
    assert(guild.log(room.anna, "receiver"):find(honest, 1, true))
    guild.assertClean(room.anna)
  end)
end)
