-- What a player reads in the chat.

local lines = require("test-lua.helpers.lines")

local chat = {}

--- The last line.
function chat.last(client) return client.chat[#client.chat] end

--- The lines after the first `place`, as one text.
function chat.since(client, place) return table.concat(client.chat, "\n", place + 1) end

--- The lines that contain the words, a plain text.
function chat.linesWith(client, words) return lines.with(client.chat, words) end

return chat
