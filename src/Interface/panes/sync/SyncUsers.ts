/** The users of a sync: a row for each, and details about the selected one. */

import { ADVICE } from "./Advice";
import { STATE_TEXTS } from "../../commands/StatusLines";
import { BLUE, type Color, GOLD, GREEN, GREY, RED, WHITE } from "../../kit/Colors";
import { createCutLabel, createLabel } from "../../kit/Controls";
import { choose, createList, keepChosen, type List, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import { countsText } from "../../../DataSyncManager/sync/EntryCounts";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { agoText } from "../../../DataSyncManager/content/TimeText";
import type { RunUser, SyncRun, UserState } from "../../../DataSyncManager/sync/SyncRun";
import { ignoredUsers } from "../../../DataSyncManager/player/IgnoredUsers";
import { latestSync, statusOf } from "../../../DataSyncManager/guild/KnownUsers";

const ROW_HEIGHT = 22;
const HEADER_HEIGHT = 18;
const DETAIL_HEIGHT = 64;

/** Where the columns begin, and how much room each has; the last one takes the rest. */
const COLUMNS = [
  { title: "COLUMN_USER", left: 6, width: 190 },
  { title: "COLUMN_VERSION", left: 202, width: 70 },
  { title: "COLUMN_LAST_SYNC", left: 278, width: 110 },
  { title: "COLUMN_STATE", left: 394, width: 0 },
] as const;

/** A state has a color and a word: the color alone says nothing. */
const STATE_COLORS: Readonly<Record<UserState, Color>> = {
  Waiting: WHITE,
  "In Progress": BLUE,
  Completed: GREEN,
  Failed: RED,
  Postponed: GOLD,
  Skipped: GREY,
};

/** The list of users and the words below it. */
export interface SyncUsers {
  list: List<RunUser>;
  detail: FontString;
  empty: FontString;
}

/** Fills the frame. Called by: createSyncPane */
export function createSyncUsers(frame: Frame, onChosen: (this: void) => void): SyncUsers {
  for (const column of COLUMNS) {
    const title = createLabel(frame, "GameFontNormalSmall", text(column.title));
    title.SetPoint("TOPLEFT", column.left, 0);
  }
  const list = createList<RunUser, FontString[]>(frame, {
    rowHeight: ROW_HEIGHT,
    make: (row) =>
      COLUMNS.map((column) => {
        const cell = createCutLabel(row, "GameFontHighlightSmall");
        cell.SetPoint("LEFT", column.left, 0);
        if (column.width > 0) {
          cell.SetWidth(column.width);
        } else {
          cell.SetPoint("RIGHT", -6, 0);
        }
        return cell;
      }),
    fill: fillRow,
    onClick: (runUser) => {
      choose(list, runUser);
      onChosen();
    },
  });
  list.box.SetPoint("TOPLEFT", 0, -HEADER_HEIGHT);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, DETAIL_HEIGHT);
  const empty = createLabel(frame, "GameFontDisable", "");
  empty.SetPoint("TOPLEFT", 20, -HEADER_HEIGHT - 24);
  empty.SetPoint("TOPRIGHT", -40, -HEADER_HEIGHT - 24);
  const detail = createLabel(frame, "GameFontHighlightSmall", "");
  detail.SetPoint("BOTTOMLEFT", 6, 0);
  detail.SetPoint("BOTTOMRIGHT", -6, 0);
  detail.SetHeight(DETAIL_HEIGHT - 8);
  detail.SetJustifyV("TOP");
  return { list, detail, empty };
}

/** Called by: createSyncUsers */
function fillRow(cells: FontString[], runUser: RunUser): void {
  const { problem, state, user, version } = runUser;
  cells[0]?.SetText(plainText(user));
  cells[1]?.SetText(plainText(version));
  cells[2]?.SetText(agoText(statusOf(user).lastSync));
  const word = text(STATE_TEXTS[state]);
  cells[3]?.SetText(problem === "" ? word : `${word}: ${problem}`);
  const [red, green, blue] = STATE_COLORS[state];
  cells[3]?.SetTextColor(red, green, blue);
}

/** Called by: drawSyncPane */
export function drawSyncUsers(users: SyncUsers, run: SyncRun | undefined): void {
  const { detail, empty, list } = users;
  const moved = run?.request.isPreview === true ? "SYNC_WOULD_MOVE" : "SYNC_MOVED";
  const elements = run?.users ?? [];
  keepChosen(list, elements);
  setElements(list, elements);
  empty.SetText(elements.length > 0 ? "" : emptyText(run));
  const about = list.chosen ?? elements.find(({ state }) => state === "Failed");
  detail.SetText(
    about === undefined
      ? text(elements.length > 0 ? "SYNC_CHOOSE_USER" : "SYNC_HOW") + ignoredLine()
      : detailText(about, moved),
  );
}

/** In the place of the list; before the first sync also who will see what. Called by: drawSyncUsers */
function emptyText(run: SyncRun | undefined): string {
  if (run?.isSearching === true) {
    return text("SYNC_SEARCHING");
  }
  const empty = text("SYNC_EMPTY");
  return latestSync() === undefined ? `${empty}\n\n${text("SYNC_WHO_SEES")}` : empty;
}

/** With whom the player never syncs, on a line of its own; empty without any. Called by: drawSyncUsers */
function ignoredLine(): string {
  const users = ignoredUsers();
  return users.length === 0 ? "" : `\n${text("IGNORE_LIST", table.concat([...users], ", "))}`;
}

/** `moved` is the key for what was moved, or would be in a preview. Called by: drawSyncUsers */
function detailText(runUser: RunUser, moved: "SYNC_MOVED" | "SYNC_WOULD_MOVE"): string {
  const { here, problem, reason, state, there, user } = runUser;
  if (problem !== "") {
    const advice = reason === undefined ? "" : text(ADVICE[reason]);
    // Most reasons name the user themselves.
    const isNamed = string.find(problem, user, 1, true)[0] !== undefined;
    return `${isNamed ? `${problem}.` : text("SYNC_PROBLEM", user, problem)}\n${advice}`;
  }
  if (state === "Completed") {
    return text(moved, user, countsText(here), countsText(there));
  }
  return text("SYNC_STATE", user, text(STATE_TEXTS[state]));
}
