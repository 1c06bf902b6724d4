-- What a member with a bent client can do as the sender to a client that answers.

local bent = require("test-lua.helpers.bent")
local guild = require("test-lua.helpers.guild")
local sim = require("test-lua.helpers.sim")

--- Whether Cora gets through to Anna within three attempts.
local function coraGetsThrough(room)
  return guild.sync(room.realm, room.cora, "all Anna-Eonar", 300):match("^Sync Complete") ~= nil
end

describe("a bent sender", function()
  it("cannot open a session on the guild's channel, and gets no word for what it says there", function()
    local room = bent.guild()
    for _, text in ipairs({ bent.ready("Ab3x"), "REQ;META;ROST;Ab3x", "REQ;WHAT;NONE;1", "SND;HOLD;NONE;Ab3x", "rubbish" }) do
      room:say(text, "GUILD")
      room:say(text, "PARTY")
    end
    room.realm.run(10)
    assert.same({}, room:heard())
    assert.is_true(coraGetsThrough(room))
    guild.assertClean(room.anna)
  end)

  it("is answered when it says hello there, once however often it asks at a time", function()
    local room = bent.guild()
    for _ = 1, 5 do
      room:hit("REQ;HELO;NONE;1;2.0.0", "GUILD")
    end
    room.realm.run(5)
    assert.equal(1, #room:heard())
    room:say("REQ;HELO;NONE;1;2.0.0", "PARTY")
    room.realm.run(5)
    assert.equal(1, #room:heard())
  end)

  it("does not live by words: it is over after two minutes without progress, whatever is said", function()
    local room = bent.guild()
    room:say(bent.ready("Ab3x"))
    for _ = 1, 20 do
      room:say("ACK;CHNK;ROST;Ab3x;00;1")
      room:say("END;TABL;NEWS;Zz9z;-;-")
      room.realm.run(6)
    end
    assert.matches("session failed: Bert%-Eonar was silent for two minutes", guild.log(room.anna, "receiver"))
    guild.assertClean(room.anna)
  end)

  it("does not live by asking to be waited for", function()
    local room = bent.guild()
    room:say(bent.ready("Ab3x"))
    for _ = 1, 30 do
      room:say("SND;HOLD;NONE;Ab3x")
      room.realm.run(30)
    end
    assert.matches("session failed: Bert%-Eonar", guild.log(room.anna, "receiver"))
    guild.assertClean(room.anna)
  end)

  it("loses the slot to the next who asks, if it does not get on", function()
    local room = bent.guild()
    room:say(bent.ready("Ab3x"))
    room.realm.run(60)
    assert.is_true(coraGetsThrough(room))
    assert.matches("session failed: Bert%-Eonar made no progress", guild.log(room.anna, "receiver"))
    assert.equal("NAK;SESS;NONE;Ab3x;REASON_NO_PROGRESS", room:heard()[#room:heard()])
    guild.assertClean(room.anna, room.cora)
  end)

  it("keeps nobody out by beginning again and again, nor by ending sessions well", function()
    for _, ending in ipairs({ "", "END;SESS;NONE;%s", "NAK;SESS;NONE;%s;UNKNOWN" }) do
      local room = bent.guild()
      local number = 0
      local function again()
        number = number + 1
        local id = ("A%03d"):format(number)
        room:hit(bent.ready(id))
        room.realm.after(14, function()
          if ending ~= "" then
            room:hit(ending:format(id))
          end
          room.realm.after(0.5, again)
        end)
      end
      again()
      room.realm.run(120)
      assert.is_true(coraGetsThrough(room), ending)
      guild.assertClean(room.anna, room.cora)
    end
  end)

  it("gets no new work for the same order again and again", function()
    local room = bent.guild(sim.sampleRoster(300, 1, guild.NOW, { guild.EONAR }))
    room:say(bent.ready("Ab3x"))
    for _ = 1, 100 do
      room:hit("REQ;WHOL;ROST;Ab3x")
    end
    room.realm.run(120)
    local entries = 0
    for _, text in ipairs(room:heard()) do
      entries = entries + (text:find("^SND;DATA;ROST;00001;") and 1 or 0)
    end
    -- Two batches of the one answer, the first chunk of which may be sent again.
    assert.is_true(entries <= 2 + 4 * 2, entries)
    guild.assertClean(room.anna)
  end)

  it("fills the queue with no more than one answer, however much it asks for without waiting", function()
    local room = bent.guild(sim.sampleRoster(2000, 1, guild.NOW, { guild.EONAR }))
    room:say(bent.ready("Ab3x"))
    local most = 0
    for index = 1, 40 do
      room:hit("REQ;WHOL;ROST;Ab3x;A" .. index .. "-Eonar")
      room:hit("REQ;META;ROST;Ab3x;" .. index)
      room:hit("REQ;CELL;ROST;Ab3x;0;" .. index)
      room:hit("ACK;CHNK;ROST;Ab3x;0" .. index % 10 .. ";256")
      room.realm.run(1)
      most = math.max(most, room:waiting())
    end
    assert.is_true(most <= 128, most)
    room:say("NAK;SESS;NONE;Ab3x;UNKNOWN")
    room.realm.run(1)
    assert.equal(0, room:waiting())
    guild.assertClean(room.anna)
  end)

  it("is told that it asked out of order once it asks for more than a sync needs", function()
    local room = bent.guild(sim.sampleArticles("news", 3, 1, guild.NOW, guild.EONAR))
    room:say(bent.ready("Ab3x"))
    for index = 1, 8 do
      room:say("REQ;CELL;NEWS;Ab3x;0;" .. index)
      room.realm.run(2)
    end
    assert.is_nil(table.concat(room:heard(), "\n"):find("REASON_OUT_OF_ORDER"))
    room:say("REQ;CELL;NEWS;Ab3x;0;9")
    assert.equal("NAK;SESS;NONE;Ab3x;REASON_OUT_OF_ORDER", room:heard()[#room:heard()])
    guild.assertClean(room.anna)
  end)
end)
