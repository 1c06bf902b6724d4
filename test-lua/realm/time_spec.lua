local realms = require("test-lua.helpers.realms")
local sim = require("test-lua.helpers.sim")

describe("in the headless realm,", function()
  describe("time", function()
    it("is virtual, by the server's clock and by the computer's", function()
      local client, realm = realms.onlyClient("", { clockOffset = 120, timeZoneOffset = 3600 })
      realm.run(10.5)
      assert.equal(1795000010, client.env.GetServerTime())
      assert.equal(1795000130, client.env.time())
      assert.equal("01:00", client.env.date("%H:%M", 0))
      assert.equal("00:00", client.env.date("!%H:%M", 0))
      assert.is_near(10.5, client.env.GetTime() - 5000, 1e-9)
    end)

    it("fires timers on frame boundaries, in order, never in the frame that started them", function()
      local client, realm = realms.onlyClient(
        [[fired = {}
        local function note(name) fired[#fired + 1] = name .. " " .. format("%.2f", GetTime() - 5000) end
        C_Timer.After(0.25, function() note("b") end)
        C_Timer.After(0.21, function() note("a") C_Timer.After(0, function() note("next") end) end)
        local cancelled = C_Timer.NewTimer(0.1, function() note("never") end)
        cancelled:Cancel()
        ticker = C_Timer.NewTicker(1, function(self) note(self == ticker and "tick" or "other") end, 2)]],
        { framesPerSecond = 10 }
      )
      realm.run(5)
      assert.same({ "a 0.30", "b 0.30", "next 0.40", "tick 1.00", "tick 2.00" }, client.env.fired)
      assert.is_true(client.env.ticker:IsCancelled())
    end)

    it("runs OnUpdate scripts every frame, and otherwise skips idle frames", function()
      local client, realm = realms.onlyClient([[frames, total = 0, 0
        CreateFrame("Frame"):SetScript("OnUpdate", function(_, elapsed) frames = frames + 1 total = total + elapsed end)]])
      realm.run(2)
      assert.is_near(120, client.env.frames, 1)
      assert.is_near(2, client.env.total, 0.05)
    end)

    it("holds nothing of a frame that was planned for later, once an earlier one has replaced it", function()
      local client, realm = realms.onlyClient("C_Timer.After(36000, function() late = GetTime() - 5000 end)")
      local function soon(count)
        for _ = 1, count do
          client.perform(function()
            client.env.C_Timer.After(0.1, function() client.env.soon = (client.env.soon or 0) + 1 end)
          end)
          realm.run(1)
        end
        return sim.heldKilobytes()
      end
      local before = soon(20)
      assert.is_true(soon(400) - before < 20)
      assert.equal(420, client.env.soon)
      realm.run(36000)
      assert.is_near(36000, client.env.late, 0.1)
    end)

    it("goes on after errors in callbacks and handlers", function()
      local client, realm = realms.onlyClient([[C_Timer.NewTicker(1, function() ticks = (ticks or 0) + 1 error("tick") end)
        seterrorhandler(function(message) seen = message end)]])
      realm.run(3.5)
      assert.equal(3, client.env.ticks)
      assert.equal(3, #client.errors)
      assert.matches("tick", client.env.seen)
    end)
  end)

  describe("the cost of code", function()
    it("is counted in instructions, in coroutines too, and is the same every time", function()
      local function cost(text)
        local client, realm = realms.onlyClient(
          "C_Timer.After(1, function() local t = debugprofilestop() " .. text .. " spent = debugprofilestop() - t end)"
        )
        realm.run(2)
        assert.is_true(client.stats.longestSlice >= client.env.spent - 0.001)
        return client.env.spent
      end
      local plain = cost("for i = 1, 1e6 do end")
      assert.is_true(plain > 5 and plain < 100)
      assert.equal(plain, cost("for i = 1, 1e6 do end"))
      local inCoroutine = cost("coroutine.wrap(function() for i = 1, 1e6 do end end)()")
      assert.is_near(plain, inCoroutine, 0.1)
      assert.is_true(cost("") < 0.1)
    end)

    it("delays the next frame of a busy client", function()
      local client, realm = realms.onlyClient([[C_Timer.After(1, function() C_Timer.After(0, function() at = GetTime() - 5000 end)
        for i = 1, 1e7 do end end)]])
      realm.run(5)
      assert.is_true(client.env.at > 1.1)
    end)

    it("includes compression and serialization", function()
      local client, realm = realms.onlyClient([[C_Timer.After(1, function() local t = debugprofilestop()
        C_EncodingUtil.CompressString(("x"):rep(100000), 0, 2) spent = debugprofilestop() - t end)]])
      realm.run(2)
      assert.same({}, client.errors)
      assert.is_near(4, client.env.spent, 1.5)
    end)
  end)
end)
