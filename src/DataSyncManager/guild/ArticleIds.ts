/**
 * Ids of new articles: the 14 digits of a second, and one of 10,000 endings. Neither chance nor the clock decides alone:
 * the player's name chooses where among the endings a client begins, so that two clients in the same second hardly ever
 * meet, and the last id is remembered, so that no client makes one twice.
 */

import { ownName } from "./GuildRoster";
import { settings } from "../data/SavedData";
import type { TableType } from "../data/Schema";
import { metadataOf } from "../data/Store";
import { idHash } from "../data/TableDigest";
import { fromEpoch, toEpoch } from "../data/Timestamps";

/** The tables whose ids have this form. */
const TABLES: readonly TableType[] = ["news", "guildInfo", "calendar"];
const ENDINGS = 10000;
/** After that many in one second a client goes on in the next one; 200 clients share the endings of a second. */
const IDS_A_SECOND = 50;

/** A place in the order in which a client makes its ids. */
interface Place {
  /** Seconds since 1970; ahead of the clock if more ids were needed than fit into the seconds that have passed. */
  seconds: number;
  /** How many of this second's ids come before it. */
  count: number;
}

/**
 * Never one that was returned before, also after a reload in the same second or when the clock goes back, and none that
 * an entry has, deleted ones included. An id's second is no promise about when the article was written: nobody compares
 * it with a clock.
 * Called by: createEntryButtons, editPublicEntry
 */
export function newArticleId(): string {
  const first = idHash(ownName()) % ENDINGS;
  let place = placeAfter(settings().newestArticleId, first);
  let id = idAt(place, first);
  while (isTaken(id)) {
    place = nextPlace(place);
    id = idAt(place, first);
  }
  settings().newestArticleId = id;
  return id;
}

/** The present second, unless ids were made in it, or in later ones. Called by: newArticleId */
function placeAfter(last: string | undefined, first: number): Place {
  const now = GetServerTime();
  const isKept = typeof last === "string" && last.length === 18;
  const seconds = isKept ? toEpoch(string.sub(last, 1, 14)) : undefined;
  const ending = isKept ? tonumber(string.sub(last, 15)) : undefined;
  if (seconds === undefined || ending === undefined || seconds < now) {
    return { seconds: now, count: 0 };
  }
  // Another character of the account begins elsewhere: its ids count as far beyond this one's.
  return nextPlace({ seconds, count: (ending - first) % ENDINGS });
}

/** Called by: newArticleId, placeAfter */
function nextPlace({ count, seconds }: Place): Place {
  return count + 1 < IDS_A_SECOND ? { seconds, count: count + 1 } : { seconds: seconds + 1, count: 0 };
}

/** Called by: newArticleId */
function idAt({ count, seconds }: Place, first: number): string {
  return fromEpoch(seconds) + string.format("%04d", (first + count) % ENDINGS);
}

/** Called by: newArticleId */
function isTaken(id: string): boolean {
  return TABLES.some((tableType) => metadataOf(tableType)[id] !== undefined);
}
