// How the parts of the game's templates look, as flat shapes in the game's colors.

/** Colors of the game's frames: stone, metal, gold, the red of its buttons. */
const STONE = ["#302a26", "#1e1a18"];
const INSET = "#120f0d";
const METAL = "#7d705c";
const DARK_METAL = "#3b342b";
const GOLD = "#ffd100";

function gradient(context, x, y, height, colors) {
  const [top, bottom] = colors;
  const fill = context.createLinearGradient(x, y, x, y + height);
  fill.addColorStop(0, top);
  fill.addColorStop(1, bottom);
  return fill;
}

function rounded(context, { x, y, width, height }, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

/** Fills a rounded place and draws its edge inside of it. */
function panel(context, place, fill, edge, radius = 3, line = 1) {
  rounded(context, place, radius);
  context.fillStyle = fill;
  context.fill();
  const { x, y, width, height } = place;
  rounded(context, { x: x + line / 2, y: y + line / 2, width: width - line, height: height - line }, radius);
  context.strokeStyle = edge;
  context.lineWidth = line;
  context.stroke();
}

function lines(context, color, width, ...points) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  for (const [x1, y1, x2, y2] of points) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}

/** Fills a triangle. */
function triangle(context, color, [first, second, third]) {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(...first);
  context.lineTo(...second);
  context.lineTo(...third);
  context.fill();
}

/** A square of a color that comes from the name: what stands for an icon of the game. */
function icon(context, place, name) {
  let hash = 7;
  for (const letter of name) {
    hash = (hash * 31 + letter.charCodeAt(0)) % 360;
  }
  panel(
    context,
    place,
    gradient(context, place.x, place.y, place.height, [`hsl(${hash} 45% 42%)`, `hsl(${hash} 50% 22%)`]),
    "#0a0806",
    2,
  );
}

const LOOKS = {
  frame(context, place) {
    context.shadowColor = "rgba(0,0,0,.6)";
    context.shadowBlur = 12;
    panel(context, place, gradient(context, place.x, place.y, place.height, STONE), METAL, 4, 2);
    context.shadowBlur = 0;
  },
  titleBar: (context, place) =>
    panel(
      context,
      place,
      gradient(context, place.x, place.y, place.height, ["#4a4138", "#2a2520"]),
      DARK_METAL,
      2,
    ),
  inset: (context, place) => panel(context, place, INSET, DARK_METAL, 3),
  tooltip: (context, place) => panel(context, place, "rgba(12,12,22,.95)", "#8a8a8a", 4),
  closeButton(context, place) {
    const { x, y, width, height } = place;
    panel(context, place, gradient(context, x, y, height, ["#9c2418", "#5d0f09"]), "#2c0805", 3);
    const [l, r, t, b] = [x + width * 0.32, x + width * 0.68, y + height * 0.32, y + height * 0.68];
    lines(context, GOLD, 2, [l, t, r, b], [r, t, l, b]);
  },
  button(context, place, { state }) {
    const colors = state.startsWith("disabled") ? ["#47423d", "#2c2825"] : ["#8f2015", "#540c07"];
    panel(context, place, gradient(context, place.x, place.y, place.height, colors), "#1a0d08", 4);
    context.globalAlpha *= 0.25;
    lines(context, "#ffffff", 1, [place.x + 4, place.y + 1.5, place.x + place.width - 4, place.y + 1.5]);
  },
  check(context, place, { state }) {
    panel(context, place, "#1b1815", state.startsWith("disabled") ? "#4a4540" : METAL, 3);
    if (!state.endsWith("checked")) {
      return;
    }
    const { x, y, width, height } = place;
    context.lineJoin = "round";
    lines(
      context,
      state.startsWith("disabled") ? "#8a8378" : GOLD,
      2.5,
      [x + width * 0.24, y + height * 0.54, x + width * 0.44, y + height * 0.74],
      [x + width * 0.44, y + height * 0.74, x + width * 0.78, y + height * 0.26],
    );
  },
  input: (context, place, { state }) =>
    panel(context, place, "rgba(0,0,0,.75)", state === "focus" ? "#c9b27c" : "#6a5f50", 4),
  inputArea: (context, place) => panel(context, place, "rgba(0,0,0,.6)", "#6a5f50", 4),
  search(context, { x, y, width, height }) {
    context.strokeStyle = "#9a9388";
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x + width * 0.42, y + height * 0.42, width * 0.32, 0, 7);
    context.stroke();
    lines(context, "#9a9388", 1.5, [x + width * 0.66, y + height * 0.66, x + width, y + height]);
  },
  clear(context, { x, y, width, height }) {
    lines(context, "#9a9388", 1.5, [x, y, x + width, y + height], [x + width, y, x, y + height]);
  },
  scrollBar(context, place, { part, offset }) {
    const middle = place.x + place.width / 2;
    rounded(context, { x: middle - 3, y: place.y + 14, width: 6, height: place.height - 28 }, 3);
    context.fillStyle = "rgba(255,255,255,.07)";
    context.fill();
    if (part >= 1) {
      return;
    }
    const room = place.height - 28;
    const length = Math.max(23, room * part);
    rounded(
      context,
      { x: middle - 3, y: place.y + 14 + (room - length) * offset, width: 6, height: length },
      3,
    );
    context.fillStyle = "#a08f6e";
    context.fill();
  },
  /** The older families' bar: a groove, a gold knob of one size, an arrow at each end. */
  classicScrollBar(context, place, { part, offset }) {
    const { x, y, width, height } = place;
    panel(
      context,
      { x: x + 1, y: y + width, width: width - 2, height: height - 2 * width },
      "rgba(0,0,0,.5)",
      "#3b342b",
      2,
    );
    for (const [top, tip] of [
      [y, 0.3],
      [y + height - width, 0.7],
    ]) {
      panel(context, { x: x + 1, y: top + 1, width: width - 2, height: width - 2 }, "#3a3128", METAL, 3);
      triangle(context, GOLD, [
        [x + width * 0.28, top + width * (1 - tip)],
        [x + width * 0.72, top + width * (1 - tip)],
        [x + width * 0.5, top + width * tip],
      ]);
    }
    if (part >= 1) {
      return;
    }
    const room = height - 3 * width;
    panel(
      context,
      { x: x + 2, y: y + width + room * offset, width: width - 4, height: width },
      "#8a6d2b",
      "#d8b04a",
      3,
    );
  },
  columnHeader: (context, place) =>
    panel(
      context,
      place,
      gradient(context, place.x, place.y, place.height, ["#4b443c", "#2d2823"]),
      "#191613",
      2,
    ),
  resizeGrip(context, { x, y, width, height }) {
    for (const inset of [0, 0.35, 0.7]) {
      lines(context, METAL, 1.5, [x + width * inset, y + height, x + width, y + height * inset]);
    }
  },
  dropdown: (context, place, { state }) =>
    panel(context, place, state.startsWith("disabled") ? "#26221f" : "#1c1916", METAL, 4),
  dropdownArrow(context, { x, y, width, height }) {
    triangle(context, "#d8b04a", [
      [x + width * 0.28, y + height * 0.4],
      [x + width * 0.72, y + height * 0.4],
      [x + width * 0.5, y + height * 0.68],
    ]);
  },
  /** The arrow beside the title of the column that sorts. */
  "Interface\\Buttons\\UI-SortArrow"(context, { x, y, width, height, state }) {
    const [base, tip] = state === "upsideDown" ? [0.8, 0.2] : [0.2, 0.8];
    triangle(context, GOLD, [
      [x, y + height * base],
      [x + width, y + height * base],
      [x + width / 2, y + height * tip],
    ]);
  },
  innerMenu(context, { x, y, width, height }) {
    triangle(context, "#d8b04a", [
      [x + width * 0.4, y + height * 0.25],
      [x + width * 0.4, y + height * 0.75],
      [x + width * 0.75, y + height * 0.5],
    ]);
  },
  checkboxOff: (context, place) => panel(context, place, "#1b1815", METAL, 2),
  checkboxOn: (context, place) => LOOKS.check(context, place, { state: "checked" }),
  radioOff: (context, place) => panel(context, place, "#1b1815", METAL, 6),
  radioOn(context, place) {
    panel(context, place, "#1b1815", METAL, 6);
    const { x, y, width, height } = place;
    panel(context, { x: x + 3, y: y + 3, width: width - 6, height: height - 6 }, GOLD, GOLD, 6);
  },
};

/** Draws one step of the realm's list. */
export function drawLook(context, step) {
  const draw = LOOKS[step.look];
  if (draw !== undefined) {
    draw(context, step, step);
  } else {
    icon(context, step, step.look);
  }
}

/** Draws a bar that is filled from the left. */
export function drawBar(context, step) {
  panel(context, step, "rgba(0,0,0,.7)", "#4a4136", 2);
  const [red, green, blue] = step.color.map((part) => Math.round(part * 255));
  const filled = {
    ...step,
    x: step.x + 1,
    y: step.y + 1,
    width: (step.width - 2) * step.part,
    height: step.height - 2,
  };
  if (filled.width < 1) {
    return;
  }
  const light = `rgb(${red},${green},${blue})`;
  const dark = `rgb(${red * 0.6},${green * 0.6},${blue * 0.6})`;
  context.fillStyle = gradient(context, filled.x, filled.y, filled.height, [light, dark]);
  context.fillRect(filled.x, filled.y, filled.width, filled.height);
}
