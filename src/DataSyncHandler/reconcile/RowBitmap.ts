/** Which of a list's rows are meant, as a string with a bit a row. */

import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";

/** Inside a flow: 8 rows per byte; places count from 1. Called by: requestOf */
export function writeRowBitmap(count: number, places: readonly number[]): string {
  const bytes: number[] = [];
  for (const index of $range(0, math.ceil(count / 8) - 1)) {
    bytes[index] = 0;
  }
  for (const place of places) {
    const index = math.floor((place - 1) / 8);
    bytes[index] = bytes[index]! + 2 ** ((place - 1) % 8);
    yieldIfOverBudget();
  }
  const letters: string[] = [];
  for (const [index, byte] of ipairs(bytes)) {
    letters[index - 1] = string.char(byte);
  }
  return table.concat(letters);
}

/** Inside a flow: places count from 1; bits beyond `count` are ignored. Called by: wantedIds */
export function readRowBitmap(bits: string, count: number): number[] {
  const places: number[] = [];
  for (const place of $range(1, math.min(count, bits.length * 8))) {
    const byte = string.byte(bits, math.floor((place - 1) / 8) + 1);
    if (math.floor(byte / 2 ** ((place - 1) % 8)) % 2 === 1) {
      places.push(place);
    }
    yieldIfOverBudget();
  }
  return places;
}
