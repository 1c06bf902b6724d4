-- What a command prints.

--- Calls a function. Returns its first result and the lines that it wrote to standard output and standard error.
return function(run, ...)
  local lines, real = {}, { print = print, write = io.write, stderr = io.stderr }
  print = function(...)
    local words = { ... }
    for index, word in ipairs(words) do
      words[index] = tostring(word)
    end
    lines[#lines + 1] = table.concat(words, "\t")
  end
  io.write = function(text) lines[#lines + 1] = text end
  io.stderr = { write = function(_, text) lines[#lines + 1] = text end }
  local isGood, result = pcall(run, ...)
  print, io.write, io.stderr = real.print, real.write, real.stderr
  assert(isGood, result)
  return result, table.concat(lines, "\n")
end
