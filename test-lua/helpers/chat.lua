-- What a player reads in the chat.

local chat = {}

--- The last line.
function chat.last(client) return client.chat[#client.chat] end

--- The lines after the first `place`, as one text.
function chat.since(client, place) return table.concat(client.chat, "\n", place + 1) end

--- The lines that contain the words, a plain text.
function chat.linesWith(client, words)
  local found = {}
  for _, line in ipairs(client.chat) do
    if line:find(words, 1, true) then
      found[#found + 1] = line
    end
  end
  return found
end

return chat
