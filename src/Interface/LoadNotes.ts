/** What the chat says about the saved data after they were loaded: what was mended, kept apart, or is not shown. */

import { say } from "./commands/SyncCommands";
import { TABLE_TEXTS } from "./kit/TableTexts";
import { fullestTables, largestWriters } from "../DataSyncManager/data/FileBudget";
import type { MendedKind } from "../DataSyncManager/data/MendedValues";
import { ownGuild } from "../DataSyncManager/guild/GuildRoster";
import { isOwnOfficer } from "../DataSyncManager/guild/Permissions";
import { plainText, text } from "../DataSyncManager/runtime/Locale";
import type { LoadReport } from "../Maintenance/LoadData";

/** The part of the file's bounds from which on officers are told. */
const WARNING_SHARE = 0.75;
/** Writers who are named to officers. */
const MAX_WRITERS = 3;
/** Names of parts that one line lists. */
const MAX_NAMED = 8;

const KIND_TEXTS: Readonly<Record<MendedKind, keyof LocaleStrings>> = {
  number: "MENDED_NUMBER",
  text: "MENDED_TEXT",
  list: "MENDED_LIST",
  missing: "MENDED_MISSING",
  name: "MENDED_NAME",
  time: "MENDED_TIME",
  encoding: "MENDED_ENCODING",
  setting: "MENDED_SETTING",
  session: "MENDED_SESSION",
  log: "MENDED_LOG",
};
const KINDS: readonly MendedKind[] = [
  "number",
  "text",
  "list",
  "missing",
  "name",
  "time",
  "encoding",
  "setting",
  "session",
  "log",
];

/** One line each, and none if the data were in order. Called by: load */
export function sayLoaded(report: LoadReport): void {
  if (!report.isUsable) {
    say(text("CHAT_LATER_SCHEMA"));
  }
  const mended: string[] = [];
  for (const kind of KINDS) {
    const count = report.mended[kind] ?? 0;
    if (count > 0) {
      mended.push(text(KIND_TEXTS[kind], count));
    }
  }
  if (mended.length > 0) {
    say(text("CHAT_MENDED", table.concat(mended, ", ")));
  }
  if (report.quarantined > 0) {
    say(text("CHAT_QUARANTINED", report.quarantined));
  }
  if (report.trimmed.offered > 0) {
    say(text("CHAT_QUARANTINE_OFFER", report.trimmed.offered));
  }
  if (report.trimmed.dropped.length > 0) {
    say(text("CHAT_QUARANTINE_DROPPED", plainText(report.trimmed.dropped.join(", "))));
  }
  if (report.unseen.length > 0) {
    const names: string[] = [];
    for (const name of report.unseen) {
      if (names.length < MAX_NAMED) {
        names.push(plainText(name));
      }
    }
    const more = report.unseen.length - names.length;
    say(text("CHAT_UNSEEN", table.concat(names, ", ") + (more > 0 ? ` +${more}` : "")));
  }
  if (report.withoutGuild > 0) {
    say(text("CHAT_WITHOUT_GUILD", report.withoutGuild));
  }
}

/**
 * Officers are told early enough to delete something before nothing more fits: the fullest tables, and who has written most
 * of the fullest one.
 * Called by: greet
 */
export function warnIfNearlyFull(): void {
  const [first, second] = fullestTables(ownGuild());
  if (first!.share >= WARNING_SHARE && isOwnOfficer()) {
    const tables = `${text(TABLE_TEXTS[first!.tableType])}, ${text(TABLE_TEXTS[second!.tableType])}`;
    say(text("CHAT_NEARLY_FULL", math.floor(first!.share * 100), tables));
    const writers = largestWriters(first!.tableType, MAX_WRITERS);
    if (writers.length > 0) {
      say(text("CHAT_LARGEST_WRITERS", text(TABLE_TEXTS[first!.tableType]), plainText(writers.join(", "))));
    }
  }
}
