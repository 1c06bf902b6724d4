/** What the player sees of a sync that another member started: who it is, how far it is, and what it brought. */

import { tableName } from "../../kit/TableTexts";
import { agoText } from "../../../DataSyncManager/content/TimeText";
import { isTableType, TABLE_TYPES, type TableType } from "../../../DataSyncManager/data/Schema";
import { text } from "../../../DataSyncManager/runtime/Locale";
import {
  type IncomingSync,
  lastIncomingSync,
  runningSession,
  type Session,
} from "../../../DataSyncManager/sync/Sessions";

export interface IncomingView {
  text: string;
  /** 0 to 1 while a sync runs; nothing afterwards. */
  part: number | undefined;
}

const WRITTEN_TEXTS: Readonly<Record<TableType, keyof LocaleStrings>> = {
  setup: "WRITTEN_SETUP",
  news: "WRITTEN_NEWS",
  guildInfo: "WRITTEN_GUILD_INFO",
  calendar: "WRITTEN_CALENDAR",
  roster: "WRITTEN_ROSTER",
};

/** The running sync, or else the last one since login; nothing before the first. Called by: drawIncoming */
export function incomingView(): IncomingView | undefined {
  const session = runningSession("receiver");
  if (session !== undefined) {
    return { text: runningText(session), part: partOf(session) };
  }
  const last = lastIncomingSync();
  return last === undefined ? undefined : { text: endedText(last), part: undefined };
}

/** The count appears once the sender has announced one. Called by: incomingView */
function runningText({ announced, arrived, isPreview, tableType, user }: Session): string {
  if (isPreview) {
    return text("INCOMING_PREVIEW", user);
  }
  if (!isTableType(tableType)) {
    return text("INCOMING", user);
  }
  const name = tableName(tableType);
  return announced === 0
    ? text("INCOMING_TABLE", user, name)
    : text("INCOMING_COUNT", announced, arrived, user, name);
}

/** Of the table at work, because the sender announces one table at a time. Called by: incomingView */
function partOf({ announced, arrived }: Session): number {
  return announced === 0 ? 0 : math.min(arrived / announced, 1);
}

/** Called by: incomingView */
function endedText({ ended, isComplete, user, written }: IncomingSync): string {
  const parts: string[] = [];
  for (const tableType of TABLE_TYPES) {
    if (written[tableType] > 0) {
      parts.push(text(WRITTEN_TEXTS[tableType], written[tableType]));
    }
  }
  const what = parts.length === 0 ? text("WRITTEN_NOTHING") : table.concat(parts, ", ");
  return text(isComplete ? "INCOMING_ENDED" : "INCOMING_BROKEN", user, agoText(ended), what);
}
