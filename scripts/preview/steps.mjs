// Draws the realm's steps on any canvas: that of the previews, or the browser's.
import { drawBar, drawLook } from "./looks.mjs";

/** Units around the windows that are drawn. */
const MARGIN = 14;

const css = ([red, green, blue, alpha = 1]) =>
  `rgba(${Math.round(red * 255)},${Math.round(green * 255)},${Math.round(blue * 255)},${alpha})`;

/** What stands for the game's world behind the windows. */
export function drawWorld(context, width, height) {
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, "#2b3a45");
  sky.addColorStop(0.6, "#33423a");
  sky.addColorStop(1, "#1f2a22");
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
}

/** Draws one step; `drawLetters` draws a text with its left end and its middle line at a place. */
export function drawStep(context, step, drawLetters) {
  context.save();
  if (step.clip !== undefined) {
    const { left, bottom, width, height } = step.clip;
    context.beginPath();
    context.rect(left, bottom, width, height);
    context.clip();
  }
  context.globalAlpha = step.alpha;
  if (step.kind === "color") {
    context.fillStyle = css(step.color);
    context.fillRect(step.x, step.y, step.width, step.height);
  } else if (step.kind === "look") {
    drawLook(context, step);
  } else if (step.kind === "bar") {
    drawBar(context, step);
  } else {
    const middle = step.y + step.size / 2;
    context.fillStyle = "rgba(0,0,0,.9)";
    drawLetters(context, step.text, step.x + 0.8, middle + 0.8, step.size);
    context.fillStyle = css(step.color);
    drawLetters(context, step.text, step.x, middle, step.size);
  }
  context.restore();
}

/** The place that all steps take, with some room around it, within the screen. */
export function bounds(steps, screen) {
  const seen = steps.filter(({ alpha, clip }) => clip === undefined && alpha > 0);
  const left = Math.max(0, Math.min(...seen.map(({ x }) => x)) - MARGIN);
  const top = Math.max(0, Math.min(...seen.map(({ y }) => y)) - MARGIN);
  const right = Math.min(screen.width, Math.max(...seen.map(({ x, width }) => x + width)) + MARGIN);
  const bottom = Math.min(screen.height, Math.max(...seen.map(({ y, height }) => y + height)) + MARGIN);
  return { left, top, width: right - left, height: bottom - top };
}
