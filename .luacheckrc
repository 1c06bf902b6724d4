-- For the Lua that people write: specs and benchmark. `npm run lint` checks the compiled addon with options of its own.
std = "lua51"
max_line_length = false
exclude_files = { "node_modules", "out" }

files["test-lua"] = { std = "lua51+busted" }
-- Captures what a command prints, so it puts its own functions in place of io's.
files["test-lua/helpers/printed.lua"] = { globals = { "io", "print" } }
