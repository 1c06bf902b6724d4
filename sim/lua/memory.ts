/**
 * The kilobytes that are held when nothing is left to collect. Lua's table of strings, which a peak makes large, shrinks by
 * half in each collection, so one or two collections would measure what happened before and not what is held.
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
