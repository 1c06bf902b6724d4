/** What the chat says about the saved data after they were loaded: what was mended, kept apart, or is not shown. */

import { say } from "./commands/SyncCommands";
import { TABLE_TEXTS } from "./kit/TableTexts";
import { largestTables, usedShare } from "../DataSyncManager/data/FileBudget";
import type { MendedKind } from "../DataSyncManager/data/MendedValues";
import { isOwnOfficer } from "../DataSyncManager/guild/Permissions";
import { plainText, text } from "../DataSyncManager/runtime/Locale";
import type { LoadReport } from "../Maintenance/LoadData";

/** The part of the file's bounds from which on officers are told. */
const WARNING_SHARE = 0.75;
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

/** Officers are told early enough to delete something before nothing more fits. Called by: greet */
export function warnIfNearlyFull(): void {
  const share = usedShare();
  if (share >= WARNING_SHARE && isOwnOfficer()) {
    const [first, second] = largestTables();
    say(
      text(
        "CHAT_NEARLY_FULL",
        math.floor(share * 100),
        `${text(TABLE_TEXTS[first!])}, ${text(TABLE_TEXTS[second!])}`,
      ),
    );
  }
}
