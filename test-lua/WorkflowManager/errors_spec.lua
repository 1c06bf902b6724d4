-- An error costs what caused it, and nothing else.

local bent = require("test-lua.helpers.bent")
local guild = require("test-lua.helpers.guild")

--- Runs something while a function of the game throws in Anna's client.
local function broken(room, name, run)
  local before = room.anna.env[name]
  room.anna.env[name] = function() error("broken on purpose", 0) end
  run()
  room.anna.env[name] = before
end

--- How many of Anna's errors are of this kind.
local function errorsOf(room, kind)
  local count = 0
  for _, problem in ipairs(room.anna.errors) do
    count = count + (problem:find(kind, 1, true) and 1 or 0)
  end
  return count
end

describe("an error", function()
  it("in the handling of a message costs this message, and is reported once", function()
    local room = bent.guild()
    broken(room, "strsplit", function()
      for _ = 1, 5 do
        room:hit("REQ;HELO;NONE;1;2.0.0")
      end
    end)
    assert.equal(1, errorsOf(room, "GuildHelper, message"))
    room:hit("REQ;HELO;NONE;1;2.0.0")
    room.realm.run(3)
    assert.equal(1, #room:heard())
  end)

  it("in a session that somebody else began frees the slot, and tells them", function()
    local room = bent.guild()
    room:say(bent.ready("Ab3x"))
    broken(room, "GetServerTime", function()
      room:hit("REQ;META;SETU;Ab3x")
      room.realm.run(0.2)
    end)
    room.realm.run(2)
    -- Closing the session fails in the same way as long as the function is broken.
    assert.is_true(errorsOf(room, "GuildHelper, receiver") >= 1)
    assert.equal("NAK;SESS;NONE;Ab3x;REASON_ERROR", room:heard()[#room:heard()])
    assert.matches("^Sync Complete", guild.sync(room.realm, room.cora, "all Anna-Eonar"))
  end)

  it("in a sync of the player's own ends it, so that the next one works", function()
    local room = bent.guild()
    room.anna.slash("/gh sync all Cora-Eonar")
    room.realm.run(0.1)
    broken(room, "GetServerTime", function() room.realm.run(8) end)
    room.realm.run(2)
    assert.matches("^Error Encountered", guild.outcome(room.anna))
    room.anna.slash("/gh status")
    assert.is_nil(table.concat(room.anna.chat, "\n"):find("you are syncing with"))
    room.realm.run(60)
    assert.matches("^Sync Complete", guild.sync(room.realm, room.anna, "all Cora-Eonar"))
  end)
end)
