-- Deflate streams as another program would write them.

local zlib = require("zlib")

--- Raw Deflate of some bytes; `level` is 0 to 9, 9 by default.
return function(bytes, level) return (zlib.deflate(level or 9, -15)(bytes, "finish")) end
