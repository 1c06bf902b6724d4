local modules = require("test-lua.helpers.modules")

--- A connection by the modules alone, the module of its progress, and the realm.
local function connection(user, earlier)
  local client, realm = earlier, nil
  if not earlier then
    client, realm = modules.load()
  end
  local progress = client.require("src.DataSyncComs.connection.Progress")
  return { user = user or "Bert-Eonar", patience = 60, pulse = progress.newPulse(user or "Bert-Eonar") }, progress, realm, client
end

--- How often in a row something may be done until it is a failure; 1000 if it never is.
local function timesUntilFailure(act)
  for count = 1, 1000 do
    if act() then
      return count
    end
  end
  return 1000
end

describe("the progress of a session", function()
  it("ends with the thirteenth empty batch", function()
    local one, progress = connection()
    assert.equal(13, timesUntilFailure(function() return progress.noteBatch(one, 0, true) end))
  end)

  it("ends with the 121st batch in a row in which nothing is new", function()
    local one, progress = connection()
    for _ = 1, 120 do
      assert.is_nil(progress.noteBatch(one, 1, false))
    end
    assert.is_nil(progress.noteBatch(one, 1, true))
    assert.equal(121, timesUntilFailure(function() return progress.noteBatch(one, 1, false) end))
  end)

  it("ends with the fourth transfer that nobody waits for", function()
    local one, progress = connection()
    assert.equal(4, timesUntilFailure(function() return progress.noteDropped(one) end))
  end)

  it("has a reply given again 40 times, and not once more", function()
    local one, progress = connection()
    assert.equal(41, timesUntilFailure(function() return not progress.mayReplyAgain(one) end))
  end)

  it("serves 1.5 MB in a session and 2 MB to a user, who gets more after a while", function()
    local one, progress, realm, client = connection()
    assert.is_nil(progress.noteServed(one, 1500000))
    assert.equal("REASON_TOO_MUCH", progress.noteServed(one, 1).reason)
    local next = connection("Bert-Eonar", client)
    assert.is_nil(progress.noteServed(next, 499999))
    assert.is_false(progress.hasHadEnough("Bert-Eonar"))
    assert.equal("REASON_TOO_MUCH", progress.noteServed(next, 1).reason)
    assert.is_true(progress.hasHadEnough("Bert-Eonar"))
    assert.is_false(progress.hasHadEnough("Cora-Eonar"))
    realm.run(1800)
    assert.is_nil(progress.noteServed((connection("Bert-Eonar", client)), 900000))
  end)

  it("is waited for five times, for twice the patience altogether, and again only after it got on", function()
    local one, progress, realm = connection()
    local held = 0
    for _ = 1, 8 do
      realm.run(1)
      progress.noteProgress(one, 1, 0)
      progress.noteHold(one)
      progress.noteHold(one)
      for _ = 1, 100 do
        held = held + (progress.isOnHold(one) and 1 or 0)
        realm.run(1)
        progress.noteHold(one)
      end
    end
    assert.is_true(held <= 121 and held >= 60, held)
    assert.is_true(one.pulse.holds <= 5, one.pulse.holds)
  end)

  it("may take five minutes, six seconds more for each chunk, and an hour at most", function()
    local function lasts(chunks)
      local one, progress, realm = connection()
      progress.noteProgress(one, chunks, 0)
      return timesUntilFailure(function()
        realm.run(10)
        return progress.lookAtTime(one, true)
      end) * 10
    end
    assert.is_true(math.abs(lasts(0) - 300) <= 10)
    assert.is_true(math.abs(lasts(10) - 360) <= 10)
    assert.is_true(math.abs(lasts(100000) - 3600) <= 10)
  end)

  it("gives twenty seconds of turns, which go over to the next session and come back slowly", function()
    local one, progress, realm, client = connection()
    progress.lookAtTime(one, true)
    realm.run(19)
    progress.lookAtTime(one, true)
    assert.is_false(progress.isIdle(one))
    progress.rememberCredit(one, false)
    one = connection("Bert-Eonar", client)
    realm.run(2)
    progress.lookAtTime(one, true)
    assert.is_true(progress.isIdle(one))
    progress.lookAtTime(one, false)
    assert.is_false(progress.isIdle(one), "this side has something to do")
    progress.rememberCredit(one, true)
    realm.run(300)
    one = connection("Bert-Eonar", client)
    assert.is_true(math.abs(one.pulse.credit - 10) < 1, one.pulse.credit)
  end)

  it("is remembered of 200 users, and of one more only when the oldest is forgotten", function()
    local _, progress, realm, client = connection()
    local function poor(index) return (connection("User" .. index .. "-Eonar", client)) end
    for index = 1, 201 do
      progress.rememberCredit(poor(index), true)
      realm.run(0.01)
    end
    assert.is_true(poor(201).pulse.credit < 1)
    assert.equal(20, poor(1).pulse.credit)
  end)
end)
