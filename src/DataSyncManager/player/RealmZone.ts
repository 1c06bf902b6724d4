/**
 * The time zone of the realm. The game tells only what the realm's clock shows now, and the region; an event months
 * ahead needs the offset of its own day. So the zone is found from those two, from the date, and from what the realm's
 * clock showed at other times of the year.
 */

import { settings } from "../data/SavedData";
import { toEpoch } from "../data/Timestamps";
import {
  BRAZIL,
  CENTRAL,
  EASTERN,
  LONDON,
  MELBOURNE,
  MEXICO,
  MOSCOW,
  MOUNTAIN,
  offsetAt,
  PACIFIC,
  PARIS,
  SEOUL,
  TAIPEI,
  type TimeZone,
} from "./TimeZones";

/** The zones that a region's realms have; of two that fit equally well the first is taken. */
const AMERICAS = [PACIFIC, EASTERN, CENTRAL, MOUNTAIN, MELBOURNE, BRAZIL, MEXICO];
const EUROPE = [PARIS, MOSCOW, LONDON];
/** By the number of the region as the game counts them. */
const ZONES: Readonly<Record<number, readonly TimeZone[] | undefined>> = {
  1: AMERICAS,
  2: [SEOUL],
  3: EUROPE,
  4: [TAIPEI],
  5: [TAIPEI],
};
/** For regions that are not known, and where the region's own zones do not fit, as on test realms. */
const ALL_ZONES = [...AMERICAS, ...EUROPE, SEOUL, TAIPEI];

/** Realms' clocks differ from UTC by whole quarters of an hour. */
const QUARTER = 900;
/** A realm's clock may lag behind its zone's change; what it shows so near to one decides nothing. */
const NEAR_CHANGE = 3 * 3600;
/** Seconds after which the realm's clock is looked at again. */
const LOOK_EVERY = 60;
const DAY = 86400;
/** What was seen longer ago than this no longer counts: zones get other rules. */
const REMEMBERED_DAYS = 400;
/** How much is remembered of a realm: twelve months, two of them with a change, and some that was wrong. */
const MOST_REMEMBERED = 20;

interface RealmZoneState {
  zone: TimeZone | undefined;
  /** When the realm's clock was looked at, by the server's clock in seconds since 1970. */
  lookedAt: number;
}

const state: RealmZoneState = { zone: undefined, lookedAt: 0 };

/**
 * Seconds that the realm's clock is ahead of UTC at a moment, which is in seconds since 1970.
 * Called by: realmDay, shownOffset
 */
export function realmOffset(moment: number): number {
  const now = GetServerTime();
  if (state.zone === undefined || now < state.lookedAt || now >= state.lookedAt + LOOK_EVERY) {
    state.zone = presentZone(now);
    state.lookedAt = now;
  }
  return offsetAt(state.zone, moment);
}

/** Called by: realmOffset */
function presentZone(now: number): TimeZone {
  const seen = seenOffsets();
  const present = presentOffset(now);
  if (present === undefined) {
    return findZone(seen) ?? { standard: 0 };
  }
  const zone = findZone(seen, { now, present }) ?? { standard: present };
  if (!isNearChange(zone, now)) {
    remember(seen, present, now);
  }
  return zone;
}

/**
 * What the realm's clock shows now, in seconds ahead of UTC; nothing while it shows no time yet, as before the login is
 * complete.
 * Called by: presentZone
 */
function presentOffset(now: number): number | undefined {
  const { hour, minute, month, monthDay, year } = C_DateAndTime.GetCurrentCalendarTime();
  const shown = toEpoch(string.format("%04d%02d%02d%02d%02d00", year, month, monthDay, hour, minute));
  if (shown === undefined) {
    return undefined;
  }
  const offset = math.floor((shown - now) / QUARTER + 0.5) * QUARTER;
  return math.abs(offset) <= DAY ? offset : undefined;
}

/**
 * The zone that agrees best with what was seen of the realm's clock, and with what it shows now. Nothing if none agrees
 * with the present, or there is nothing to agree with.
 * Called by: presentZone
 */
function findZone(seen: Record<string, number>, at?: { now: number; present: number }): TimeZone | undefined {
  let best: TimeZone | undefined;
  let most = 0;
  for (const zones of [ZONES[GetCurrentRegion()] ?? ALL_ZONES, ALL_ZONES]) {
    for (const zone of zones) {
      const likelihood = at === undefined ? agreement(zone, seen) : fit(zone, seen, at);
      if (likelihood > most) {
        best = zone;
        most = likelihood;
      }
    }
    if (best !== undefined) {
      break;
    }
  }
  return best;
}

/** 0 if the zone does not have the present offset; else more the better it fits. Called by: findZone */
function fit(
  zone: TimeZone,
  seen: Record<string, number>,
  { now, present }: { now: number; present: number },
): number {
  // Enough that what was seen before weighs more than how exact the present moment fits, and never counts below 1.
  const base = 4 * MOST_REMEMBERED + 2 * agreement(zone, seen);
  if (offsetAt(zone, now) === present) {
    return base + 1;
  }
  const isLate = isNearChange(zone, now) && offsetAt(zone, now - NEAR_CHANGE) === present;
  return isLate ? base : 0;
}

/** How many of the offsets that were seen are the zone's, less those that are not. Called by: findZone, fit */
function agreement(zone: TimeZone, seen: Record<string, number>): number {
  let count = 0;
  for (const [key, moment] of pairs(seen)) {
    count += offsetAt(zone, moment) === offsetIn(key) ? 1 : -1;
  }
  return count;
}

/** Called by: fit, presentZone */
function isNearChange(zone: TimeZone, now: number): boolean {
  return offsetAt(zone, now - NEAR_CHANGE) !== offsetAt(zone, now + NEAR_CHANGE);
}

/**
 * When each offset of the player's realm was seen last in each month of the year, in seconds since 1970: summer and winter
 * both, because some zones have the same offset in both. What is too old, or no number, is taken out.
 * Called by: presentZone
 */
function seenOffsets(): Record<string, number> {
  const realm = GetNormalizedRealmName() ?? "";
  const realms = (settings().realmOffsets ??= {});
  const seen = (realms[realm] ??= {});
  const oldest = GetServerTime() - REMEMBERED_DAYS * DAY;
  let count = 0;
  for (const [key, moment] of pairs<Record<string, unknown>>(seen)) {
    count += 1;
    const isUsable = typeof moment === "number" && moment > oldest && offsetIn(key) !== undefined;
    if (!isUsable || count > MOST_REMEMBERED) {
      delete seen[key];
    }
  }
  return seen;
}

/** The offset in a key that `remember` wrote. Called by: agreement, seenOffsets */
function offsetIn(key: string): number | undefined {
  const [offset] = string.match(key, "^(%-?%d+) %d%d$");
  return tonumber(offset);
}

/** Once a day is enough. Called by: presentZone */
function remember(seen: Record<string, number>, offset: number, now: number): void {
  const key = string.format("%d %s", offset, date("!%m", now));
  if (math.abs(now - (seen[key] ?? 0)) > DAY) {
    seen[key] = now;
  }
}
