// Draws the realm's list of steps as a picture.
import { createCanvas } from "@napi-rs/canvas";
import { drawLetters } from "./letters.mjs";
import { bounds, drawStep, drawWorld } from "./steps.mjs";

/** Points of the picture for each unit of the game's screen. */
const SCALE = 1.5;

/** A PNG, cut to what is drawn: windows are small on the screen, which is in the game's units. */
export function drawScene(steps, screen) {
  const area = bounds(steps, screen);
  const canvas = createCanvas(Math.ceil(area.width * SCALE), Math.ceil(area.height * SCALE));
  const context = canvas.getContext("2d");
  context.scale(SCALE, SCALE);
  drawWorld(context, area.width, area.height);
  context.translate(-area.left, -area.top);
  for (const step of steps) {
    drawStep(context, step, drawLetters);
  }
  return canvas.toBuffer("image/png");
}
