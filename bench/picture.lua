-- The picture of docs/performance.md: bytes by the number of entries, both on scales of powers of ten.

local picture = {}

local WIDTH, HEIGHT = 760, 420
local LEFT, RIGHT, TOP, BOTTOM = 90, 210, 30, 50
local LINES = {
  { key = "byEntry", name = "each entry by itself", color = "#d9534f" },
  { key = "whole", name = "whole, CBOR and Deflate", color = "#e08e0b" },
  { key = "own", name = "this addon", color = "#2f7ed8" },
  { key = "entropy", name = "entropy of the data", color = "#888888", dash = true },
}

local function log10(value) return math.log(value) / math.log(10) end

--- Takes the rows of the roster. Returns the lines of an SVG.
function picture.growth(rows)
  local fewest, most = log10(rows[1].count), log10(rows[#rows].count)
  local least, largest = 3, 7
  local function x(count) return LEFT + (log10(count) - fewest) / (most - fewest) * (WIDTH - LEFT - RIGHT) end
  local function y(bytes) return HEIGHT - BOTTOM - (log10(bytes) - least) / (largest - least) * (HEIGHT - TOP - BOTTOM) end
  local out = {
    ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">'):format(
      WIDTH,
      HEIGHT,
      WIDTH,
      HEIGHT
    ),
    ('<rect width="%d" height="%d" fill="#ffffff"/>'):format(WIDTH, HEIGHT),
    ('<text x="%d" y="18" fill="#333333">Bytes until a new member has the roster</text>'):format(LEFT),
  }
  for power = least, largest do
    local label = power < 6 and ("%d KB"):format(10 ^ (power - 3)) or ("%d MB"):format(10 ^ (power - 6))
    out[#out + 1] = ('<line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="#dddddd"/>'):format(
      LEFT,
      y(10 ^ power),
      WIDTH - RIGHT,
      y(10 ^ power)
    )
    out[#out + 1] = ('<text x="%d" y="%.1f" text-anchor="end" fill="#555555">%s</text>'):format(
      LEFT - 8,
      y(10 ^ power) + 4,
      label
    )
  end
  for _, row in ipairs(rows) do
    out[#out + 1] = ('<text x="%.1f" y="%d" text-anchor="middle" fill="#555555">%d</text>'):format(
      x(row.count),
      HEIGHT - BOTTOM + 20,
      row.count
    )
  end
  out[#out + 1] = ('<text x="%.1f" y="%d" text-anchor="middle" fill="#555555">entries</text>'):format(
    (LEFT + WIDTH - RIGHT) / 2,
    HEIGHT - 10
  )
  for _, line in ipairs(LINES) do
    local points, last = {}, nil
    for index, row in ipairs(rows) do
      local bytes = line.key == "entropy" and row.entropy or row[line.key].bytes
      points[index] = ("%.1f,%.1f"):format(x(row.count), y(bytes))
      last = bytes
    end
    out[#out + 1] = ('<polyline points="%s" fill="none" stroke="%s" stroke-width="2.5"%s/>'):format(
      table.concat(points, " "),
      line.color,
      line.dash and ' stroke-dasharray="5 4"' or ""
    )
    out[#out + 1] = ('<text x="%d" y="%.1f" fill="%s">%s</text>'):format(
      WIDTH - RIGHT + 8,
      y(last) + (line.dash and 12 or 4),
      line.color,
      line.name
    )
  end
  out[#out + 1] = "</svg>"
  return out
end

return picture
