-- What a member with a bent client can do as the receiver of a Sync All.

local bent = require("test-lua.helpers.bent")
local guild = require("test-lua.helpers.guild")
local modules = require("test-lua.helpers.modules")

--- Answers hellos as somebody who is ready, and hands on the id of the session that is asked for.
local function ready(room, onReady, onOther)
  room:answers(function(text, say)
    local id = text:match("^REQ;REDY;NONE;(%w+)")
    if text:find("^REQ;HELO") then
      say("ACK;HELO;NONE;1;2.0.0;READY;" .. guild.EONAR)
    elseif id then
      onReady(id, say)
    elseif onOther then
      onOther(text, say)
    end
  end)
end

--- The users in the order in which Anna's Sync All visited them.
local function visited(room, from)
  local users = {}
  local logs = guild.data(room.anna).senderLogs
  for index = (from or 0) + 1, #logs do
    if logs[index].step == "2.2" then
      users[#users + 1] = logs[index].user
    end
  end
  return users
end

describe("a bent receiver", function()
  it("holds a Sync All for no longer than it is waited for, however often it asks for that", function()
    local room = bent.guild()
    ready(room, function(id, say)
      local function hold()
        say("SND;HOLD;NONE;" .. id)
        room.realm.after(15, hold)
      end
      hold()
    end)
    local started = room.realm.now()
    assert.matches("^Sync Failed: 1 of 2 users; Bert", guild.sync(room.realm, room.anna))
    assert.is_true(room.realm.now() - started < 240, room.realm.now() - started)
    guild.assertClean(room.anna)
  end)

  it("that says it is busy costs only its own attempts", function()
    local room = bent.guild()
    ready(room, function(id, say) say("NAK;REDY;NONE;" .. id .. ";1;BUSY") end)
    local started = room.realm.now()
    assert.matches("^Sync Failed: 1 of 2 users; Bert%-Eonar: Bert%-Eonar is busy", guild.sync(room.realm, room.anna))
    assert.is_true(room.realm.now() - started < 60, room.realm.now() - started)
    assert.is_string(guild.data(room.anna).userStatus["Cora-Eonar"].lastSync)
  end)

  it("that says everything is equal is skipped itself, and nobody else is", function()
    local room = bent.guild()
    ready(room, function(id, say) say("ACK;REDY;NONE;" .. id .. ";1;-;2.0.0;=") end)
    local article = guild.article("news", 1)
    room.cora.perform(function() room.cora.env.GuildHelper.EditEntry("news", article.id, article.data) end)
    assert.matches("^Sync Complete: 2 users", guild.sync(room.realm, room.anna))
    assert.is_table(guild.entry(room.anna, "news", article.id))
    guild.assertClean(room.anna)
  end)

  it("comes last in the next Sync All when syncs with it failed", function()
    local room = bent.guild()
    ready(room, function(id, say)
      say("ACK;REDY;NONE;" .. id .. ";1;-;2.0.0;xxxxxxxxxxxx;-,-,-,-,-")
      say("NAK;SESS;NONE;" .. id .. ";UNKNOWN")
    end)
    assert.matches("^Sync Failed", guild.sync(room.realm, room.anna))
    assert.same({ "Bert-Eonar", "Cora-Eonar" }, visited(room))
    local from = #guild.data(room.anna).senderLogs
    guild.sync(room.realm, room.anna, "all force")
    assert.same({ "Cora-Eonar", "Bert-Eonar" }, visited(room, from))
    assert.equal(2, guild.data(room.anna).userStatus["Bert-Eonar"].failures)
  end)

  it("cannot hold a Sync All by batches without entries", function()
    local room = bent.guild()
    local maker = modules.load()
    local packer = maker.require("src.DataSyncHandler.packing.EntryPacker")
    local packing = packer.createPacking()
    local transferCode = maker.require("src.DataSyncComs.messages.Messages").transferCode
    ready(room, function(id, say) say("ACK;REDY;NONE;" .. id .. ";1;-;2.0.0;xxxxxxxxxxxx;-,-,-,-,-") end, function(text, say)
      local id = text:match("^REQ;WHOL;SETU;(%w+)")
      if not id then
        return
      end
      local number = 0
      local function batch()
        local payload = packer.packEntries(packing, "setup", { items = {}, isLast = false })
        say(("SND;DATA;SETU;00001;00001;%s%s%s"):format(id, transferCode(number), payload))
        number = number + 1
        room.realm.after(20, batch)
      end
      batch()
    end)
    local started = room.realm.now()
    assert.matches("Bert%-Eonar made no progress", guild.sync(room.realm, room.anna, "all force", 2000))
    assert.is_true(room.realm.now() - started < 400, room.realm.now() - started)
    guild.assertClean(room.anna)
  end)
end)

describe("a user whom the player ignores", function()
  it("is neither answered nor visited, and learns only that the player is not available", function()
    local room = bent.guild()
    room.anna.slash("/gh ignore bert")
    assert.matches("You never sync with Bert%-Eonar from now on", room.anna.chat[#room.anna.chat])
    room:say("REQ;HELO;NONE;1;2.0.0", "GUILD")
    room:say("SND;DATA;ROST;00001;00002;Zz9y00data")
    room:say("REQ;WHAT;NONE;1")
    room.realm.run(10)
    assert.same({}, room:heard())
    room:say(bent.ready("Ab3x"))
    assert.same({ "NAK;REDY;NONE;Ab3x;1;DECLINED" }, room:heard())
    ready(room, function(_, _) error("Bert was visited") end)
    assert.matches("^Sync Complete: 1 user", guild.sync(room.realm, room.anna))
    assert.matches("you never sync with Bert%-Eonar", guild.sync(room.realm, room.anna, "all Bert-Eonar"))
    room.anna.slash("/gh ignore")
    assert.matches("You never sync with: Bert%-Eonar", room.anna.chat[#room.anna.chat])
    room.anna.slash("/gh ignore Bert-Eonar")
    room.anna.slash("/gh ignore")
    assert.matches("You sync with everyone", room.anna.chat[#room.anna.chat])
    guild.assertClean(room.anna)
  end)

  it("is in a list of 200 names at most, which outlives a reload", function()
    local room = bent.guild()
    for index = 1, 201 do
      room.anna.slash(
        ("/gh ignore Name%s%s-Eonar"):format(string.char(97 + index % 26), string.char(97 + math.floor(index / 26)))
      )
    end
    assert.matches("The list is full: 200 names", room.anna.chat[#room.anna.chat])
    room.anna.reload()
    room.realm.run(20)
    assert.equal(200, #guild.data(room.anna).settings.ignoredUsers)
    guild.assertClean(room.anna)
  end)
end)
