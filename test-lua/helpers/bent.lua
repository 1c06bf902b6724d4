-- A member whose client is bent: what it sends is what a spec says, and its own addon hears and answers nothing.

local guild = require("test-lua.helpers.guild")

local bent = {}

--- A realm with Anna, the bent member Bert, and Cora, who is honest. `entries` are Anna's.
-- Returns a table with them and with functions to speak as Bert and to hear what Anna says to him.
function bent.guild(entries, options)
  local realm = guild.realm(options)
  local members = guild.add(realm, guild.EONAR)
  local self = { realm = realm, members = members }
  self.anna = guild.client(realm, "Anna-Eonar", members, entries or {})
  self.bert = guild.client(realm, "Bert-Eonar", members, {})
  self.cora = guild.client(realm, "Cora-Eonar", members, {})
  for _, client in ipairs({ self.anna, self.bert, self.cora }) do
    client.login()
  end
  realm.run(40)
  self.bert.setSecretMessages(true)
  self.from = #realm.trace
  setmetatable(self, { __index = bent })
  return self
end

--- Hands Anna a text from Bert as the game does, without the server in between, which would throttle him.
function bent:hit(text, channel)
  self.anna.fireEvent("CHAT_MSG_ADDON", "GUILDHELPER2", text, channel or "WHISPER", "Bert-Eonar", "Anna-Eonar", 0, 0, "", 0)
end

--- Says a text and lets a moment pass.
function bent:say(text, channel)
  self:hit(text, channel)
  self.realm.run(0.5)
end

--- The request with which a session begins; no digest is equal to this one.
function bent.ready(sessionId) return "REQ;REDY;NONE;" .. sessionId .. ";1;-;all;0;2.0.0;xxxxxxxxxxxx;" .. guild.EONAR end

--- The texts that Anna has whispered to Bert since the beginning.
function bent:heard()
  local found = {}
  for index = self.from + 1, #self.realm.trace do
    found[#found + 1] = self.realm.trace[index]:match('Anna%-Eonar %-> WHISPER Bert%-Eonar GUILDHELPER2 "(.*)"$')
  end
  return found
end

--- How many bytes these were.
function bent:bytesHeard()
  local bytes = 0
  for _, text in ipairs(self:heard()) do
    bytes = bytes + #text:gsub("\\%d%d%d", "x")
  end
  return bytes
end

--- Makes Bert a receiver who answers Anna's whispers: `answer` gets each text, and a function to say something.
function bent:answers(answer)
  local read = #self.realm.trace
  local function look()
    for index = read + 1, #self.realm.trace do
      local line = self.realm.trace[index]
      local text = line:match('Anna%-Eonar %-> WHISPER Bert%-Eonar GUILDHELPER2 "(.*)"$')
        or line:match('Anna%-Eonar %-> GUILD GUILDHELPER2 "(.*)"$')
      if text then
        answer(text, function(words) self:hit(words) end)
      end
    end
    read = #self.realm.trace
    self.realm.after(0.2, look)
  end
  look()
end

--- The number of messages that wait in Anna's queue, by /gh status.
function bent:waiting()
  local place = #self.anna.chat
  self.anna.slash("/gh status")
  return tonumber(table.concat(self.anna.chat, "\n", place + 1):match("(%d+) messages? queued"))
end

return bent
