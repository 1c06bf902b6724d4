import { isEqual } from "../demo/proof";
import { secondsOf } from "../game/calendar";
import { timestamp } from "../samples/sampleRoster";
import type { Version } from "./history";
import { FACTS } from "./typedFields";

/** What an officer's client writes of a character that was renamed, without anybody typing it. */

/** A second later, as a timestamp. */
function secondAfter(lastUpdated: string): string {
  const part = (first: number, last: number): number => tonumber(string.sub(lastUpdated, first, last)) ?? 0;
  const seconds = secondsOf({
    year: part(1, 4),
    month: part(5, 6),
    day: part(7, 8),
    hour: part(9, 10),
    min: part(11, 12),
    sec: part(13, 14),
  });
  return timestamp(seconds + 1);
}

/**
 * Whether a version is a former entry that was deleted, as it was: a second later than the client's last one.
 */
export function isMovedAway(entry: Version, last: Version | undefined): boolean {
  return (
    last !== undefined &&
    entry.deleted &&
    !last.deleted &&
    entry.lastUpdated === secondAfter(last.lastUpdated) &&
    isEqual(entry.data, last.data)
  );
}

/**
 * Whether a version is what a former entry says, under the present name: a second later than that one or than the client's
 * last one, and with nothing that neither of them says. The former one may have been deleted by then, with the same time.
 */
export function isMovedHere(entry: Version, last: Version | undefined, former: Version): boolean {
  const latest = last !== undefined && last.lastUpdated > former.lastUpdated ? last : former;
  const isDeletedSince = former.deleted && entry.lastUpdated === former.lastUpdated;
  if (entry.deleted || !(isDeletedSince || entry.lastUpdated === secondAfter(latest.lastUpdated))) {
    return false;
  }
  for (const [name, value] of pairs(entry.data)) {
    const isSaid =
      isEqual(value, former.data[name]) || (last !== undefined && isEqual(value, last.data[name]));
    if (!isSaid && FACTS[name] === undefined && name !== "mainCharacter") {
      return false;
    }
  }
  return true;
}
