/** Entries that both sides have in different versions: which of them wins and which is lost, for the log. */

import { text } from "../../DataSyncManager/runtime/Locale";
import { NAMED } from "../../DataSyncManager/sync/EntryCounts";

/** The entries in two versions that a comparison has met, the first few by name. */
export interface TwoVersions {
  count: number;
  named: string[];
}

/** Called by: nothingFound */
export function noTwoVersions(): TwoVersions {
  return { count: 0, named: [] };
}

/** An entry with its times here and there; `order` is above 0 if the version here wins. */
interface Pair {
  id: string;
  here: string;
  there: string;
  order: number;
}

/** Notes an entry that both sides have in different versions. Called by: noteVersions */
export function noteTwoVersions(versions: TwoVersions, { here, id, order, there }: Pair): void {
  versions.count += 1;
  if (versions.named.length < NAMED) {
    versions.named.push(text(order < 0 ? "LOG_THEIRS_WINS" : "LOG_OURS_WINS", id, here, there));
  }
}

/** The log's line about them; nothing if there are none. Called by: compareTables */
export function twoVersionsText({ count, named }: TwoVersions): string | undefined {
  const more = count > named.length ? ", …" : "";
  return count === 0 ? undefined : text("LOG_TWO_VERSIONS", count, table.concat(named, ", ") + more);
}
