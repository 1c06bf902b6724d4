import { DAY } from "./calendar";
import { ZONE_CHANGES } from "./zoneChanges";

/** The time zones of realms and of players' computers. */

export type ZoneName = keyof typeof ZONE_CHANGES;

/** What `GetCurrentRegion` says: 1 Americas and Oceania, 2 Korea, 3 Europe, 4 Taiwan, 5 China. */
const REGIONS: [pattern: string, region: number][] = [
  ["^Europe/", 3],
  ["^Asia/Seoul$", 2],
  ["^Asia/Taipei$", 4],
  ["^Asia/Shanghai$", 5],
];

/** Seconds that a zone is ahead of UTC at a moment, which is in seconds since 1970. */
export function zoneOffset(zone: ZoneName, moment: number): number {
  let offset = 0;
  for (const [from, ahead] of ZONE_CHANGES[zone]) {
    if (moment < from) {
      break;
    }
    offset = ahead;
  }
  return offset;
}

/**
 * The moment at which clocks in the zone show what `shown` would be in UTC. Of a time that comes twice it is the first;
 * a time that is left out is as much later as the clocks go forward.
 */
export function momentInZone(zone: ZoneName, shown: number): number {
  const before = zoneOffset(zone, shown - DAY);
  const after = zoneOffset(zone, shown + DAY);
  const isBefore = zoneOffset(zone, shown - before) === before;
  const isAfter = zoneOffset(zone, shown - after) === after;
  return !isBefore && isAfter ? shown - after : shown - before;
}

/** Whether it is summer time: what Lua's `date` calls `isdst`. */
export function isSummerTime(zone: ZoneName, moment: number): boolean {
  const half = 182 * DAY;
  const offset = zoneOffset(zone, moment);
  return offset > zoneOffset(zone, moment - half) || offset > zoneOffset(zone, moment + half);
}

/** The region of a realm in that zone. */
export function regionOf(zone: ZoneName): number {
  const found = REGIONS.find(([pattern]) => string.match(zone, pattern)[0] !== undefined);
  return found === undefined ? 1 : found[1];
}
