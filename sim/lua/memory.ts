/**
 * Returns the kilobytes that are held when nothing is left to collect. Lua's table of texts, which a peak makes large, gives
 * back half of its size in each collection, so one or two collections measure what happened before and not what is held.
 */
export function heldKilobytes(this: void): number {
  let before: number;
  let held = collectgarbage("count");
  do {
    before = held;
    collectgarbage("collect");
    held = collectgarbage("count");
  } while (held < before);
  return held;
}
