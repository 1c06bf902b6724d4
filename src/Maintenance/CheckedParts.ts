/** Settings, users, sessions and logs as the file has them: each value is checked, and what does not hold is left out. */

import {
  type Check,
  checkedFields,
  flag,
  listOf,
  mapOf,
  numberFrom,
  oneOf,
  pastStamp,
  recordOf,
  textUpTo,
} from "../DataSyncManager/data/Checks";
import { countMended, type Mended } from "../DataSyncManager/data/MendedValues";
import { normalName } from "../DataSyncManager/data/Names";
import { isTable, type PlainTable, tableOr } from "../DataSyncManager/data/PlainTables";
import { defaultSettings, type SavedData } from "../DataSyncManager/data/SavedData";
import { MAX_DAYS, TABLE_TYPES } from "../DataSyncManager/data/Schema";
import { MAX_IGNORED } from "../DataSyncManager/player/IgnoredUsers";
import { yieldIfOverBudget } from "../DataSyncManager/runtime/Scheduler";

/** Bytes of a name, a word or a date. */
const name = textUpTo(256);
/**
 * A character or a guild, its realm as the game writes it: players edit files, and took names over from elsewhere.
 * Called by: CheckedParts.ts
 */
const fullName: Check = (value, mended) => {
  const kept = name(value, mended);
  return typeof kept === "string" ? normalName(kept) : kept;
};
/** Pixels; no screen is larger. */
const pixels = numberFrom(-20000, 20000);
const day = numberFrom(0, MAX_DAYS, true);
const PROGRESS = ["Pending", "In Progress", "Completed", "Failed"];

const place = recordOf(
  {
    point: name,
    relativePoint: name,
    x: pixels,
    y: pixels,
    width: numberFrom(50, 20000),
    height: numberFrom(50, 20000),
  },
  ["point", "relativePoint", "x", "y"],
);
const columns = recordOf(
  {
    shown: listOf(name, 100),
    widths: mapOf(numberFrom(1, 20000)),
    sortedBy: name,
    isDescending: flag,
  },
  ["shown", "widths", "sortedBy", "isDescending"],
);
const preferences = recordOf({
  isMinimapShown: flag,
  minimapAngle: numberFrom(-3600, 3600),
  announcesNews: flag,
  remindsOfEvents: flag,
  reminderMinutes: numberFrom(0, 1440),
  usesServerTime: flag,
  scale: numberFrom(0.3, 3),
  birthdate: name,
});

/** Every setting that the addon knows, with what it may hold. The default stands in the place of one that does not. */
const SETTINGS: Readonly<Record<string, Check>> = {
  mode: oneOf(["all", "days"]),
  days: numberFrom(1, MAX_DAYS, true),
  isModeChosen: flag,
  isWelcomed: flag,
  announcedUpTo: pastStamp,
  // Milliseconds of a frame: below a tenth nothing would ever be done, above twenty the game would stand still.
  frameBudget: numberFrom(0.1, 20),
  paceEntries: numberFrom(1, 100000, true),
  paceSeconds: numberFrom(0, 10),
  maxRank: mapOf(numberFrom(0, 9, true)),
  windows: mapOf(place),
  preferences,
  characters: mapOf(recordOf({ windows: mapOf(place), pane: name, columns: mapOf(columns) }, ["windows"])),
  consent: recordOf({ battletag: flag, birthdate: flag }),
  readMarks: recordOf({ since: pastStamp, articles: mapOf(name) }, ["since", "articles"]),
  gameProfessions: mapOf(listOf(name, 50)),
  ownGuilds: mapOf(fullName),
  ignoredUsers: listOf(fullName, MAX_IGNORED),
  groups: listOf(recordOf({ name, members: listOf(fullName, 80) }, ["name", "members"]), 100),
};

const USER: Readonly<Record<string, Check>> = {
  guildName: fullName,
  addonVersion: name,
  status: name,
  lastSync: pastStamp,
  lastSeen: pastStamp,
  failures: numberFrom(0, 1000, true),
};

/** A table whose progress is not known begins at its beginning. Called by: CheckedParts.ts */
const progressOfTables: Check = (value) => {
  if (!isTable(value)) {
    return undefined;
  }
  const progress: PlainTable = {};
  for (const tableType of TABLE_TYPES) {
    const given = tostring(value[tableType]);
    progress[tableType] = PROGRESS.includes(given) ? given : "Pending";
  }
  return progress;
};
const SESSION: Readonly<Record<string, Check>> = {
  role: oneOf(["sender", "receiver"]),
  sessionId: name,
  user: name,
  mode: oneOf(["all", "days"]),
  days: day,
  started: pastStamp,
  updated: pastStamp,
  status: oneOf(PROGRESS),
  reason: textUpTo(2000),
  tables: progressOfTables,
  localActionsDone: oneOf(TABLE_TYPES),
  whole: recordOf({ tableType: oneOf(TABLE_TYPES), upTo: name, toSend: listOf(name, 100000) }, [
    "tableType",
    "upTo",
    "toSend",
  ]),
};
const LINE: Readonly<Record<string, Check>> = {
  time: name,
  session: name,
  step: name,
  user: name,
  table: name,
  text: textUpTo(4000),
  report: textUpTo(4000),
};
const LINE_FIELDS = ["time", "session", "step", "user", "table"];

/**
 * Inside a flow: puts checked settings, users, sessions and log lines in the place of those in the file.
 * Called by: loadData
 */
export function checkParts(saved: SavedData, mended: Mended): void {
  const settings = checkedFields(tableOr(saved.settings), SETTINGS, { kind: "setting", mended });
  saved.settings = { ...defaultSettings(), ...(settings as Partial<SavedData["settings"]>) };
  saved.userStatus = byNormalNames(
    checkedRecords(saved.userStatus, mended, (user) =>
      checkedFields(user, USER, { kind: "setting", mended }),
    ),
  ) as SavedData["userStatus"];
  saved.syncSessions = checkedRecords(saved.syncSessions, mended, (session) =>
    checkedFields(session, SESSION, {
      kind: undefined,
      mended,
      required: ["user", "mode", "days", "started", "updated", "status", "tables"],
    }),
  ) as unknown as SavedData["syncSessions"];
  saved.senderLogs = checkedLines(saved.senderLogs, mended);
  saved.receiverLogs = checkedLines(saved.receiverLogs, mended);
}

/**
 * By the names as the game writes them; of two spellings of one name, what stands under the game's counts.
 * Called by: checkParts
 */
function byNormalNames(records: PlainTable): PlainTable {
  const normal: PlainTable = {};
  for (const [user, value] of pairs(records)) {
    const known = normalName(user);
    if (normal[known] === undefined || known === user) {
      normal[known] = value;
    }
  }
  return normal;
}

/**
 * Nobody typed a session: one that is damaged is forgotten, and the next sync begins at its beginning.
 * Called by: checkParts
 */
function checkedRecords(
  given: unknown,
  mended: Mended,
  check: (this: void, value: PlainTable) => PlainTable | undefined,
): PlainTable {
  const records: PlainTable = {};
  for (const [key, value] of pairs(tableOr(given))) {
    const checked = isTable(value) && typeof key === "string" ? check(value) : undefined;
    if (checked === undefined) {
      countMended(mended, "session");
    } else {
      records[key] = checked;
    }
    yieldIfOverBudget();
  }
  return records;
}

/**
 * Lines without a text are dropped; the other fields may be missing in old logs and become empty, because whatever
 * reads a line expects all of them.
 * Called by: checkParts
 */
function checkedLines(given: unknown, mended: Mended): SavedData["senderLogs"] {
  const lines = listOf((line) => (isTable(line) ? line : undefined), math.huge)(
    given,
    mended,
  ) as PlainTable[];
  const checked: PlainTable[] = [];
  for (const line of lines ?? []) {
    const row = checkedFields(line, LINE, { kind: "log", mended, required: ["text"] });
    if (row !== undefined) {
      for (const field of LINE_FIELDS) {
        row[field] ??= "";
      }
      checked.push(row);
    }
    yieldIfOverBudget();
  }
  return checked as unknown as SavedData["senderLogs"];
}
