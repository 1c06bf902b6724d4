/** A log to read: lines that can be searched, filtered, selected and exported. */

import { createButton, createDropdown, createSearch, createTextArea } from "../../kit/Controls";
import { showTextToCopy } from "../../kit/TextWindow";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { clockText, logChoices, type LogFilter, logLines } from "./LogLines";
import { clearLog, MAX_LINES, type Role } from "../../../DataSyncManager/sync/SyncLog";

/** Lines shown at most, the newest ones: an edit box gets slow with more. */
const SHOWN_LINES = 300;
const GAP = 8;
const ROW = 30;
/** Room for the scroll bar beside the lines; in the older clients it is wider than in the newest. */
const AREA_RIGHT = 26;
const MENU_WIDTH = 120;
const MENU_HEIGHT = 300;
const SEARCH_WIDTH = 130;

/** A log's view: which log, what of it, and where it stands. */
export interface LogView {
  role: Role;
  filter: LogFilter;
  content: InputScrollFrame;
  menus: DropdownButton[];
}

/**
 * Takes a frame, the room above and below and beside in it, and a role. Makes the view of that role's log.
 * Called by: createLogWindow, createLogsPane
 */
export function createLogView(frame: Frame, above: number, side: number, role: Role): LogView {
  const view = {
    role,
    filter: { typed: "", session: undefined, step: undefined, user: undefined },
    menus: [],
  } as unknown as LogView;
  const search = createSearch(frame, SEARCH_WIDTH, text("SEARCH"), (typed) => {
    view.filter.typed = typed;
    drawAnew(view);
  });
  search.SetPoint("TOPLEFT", side + 6, -above);
  addMenus(frame, view, search);
  view.content = createTextArea(
    frame,
    above + ROW + GAP,
    ROW + side + GAP / 2,
    side + GAP,
    side + AREA_RIGHT,
  );
  addButtons(frame, view, side);
  return view;
}

/** Takes a view and the role whose log it is to show from now on. Called by: createLogsPane */
export function showLogOf(view: LogView, role: Role): void {
  view.role = role;
  view.filter.session = undefined;
  view.filter.step = undefined;
  view.filter.user = undefined;
  drawAnew(view);
}

/**
 * Takes a view. Writes the lines that pass the filter, the newest at the bottom, and scrolls there.
 * Called by: createLogWindow, createLogsPane, drawAnew
 */
export function drawLogView(view: LogView): void {
  const { content, filter, menus, role } = view;
  if (content.EditBox.HasFocus()) {
    // What the player has marked to copy stays marked.
    return;
  }
  content.EditBox.SetText(logLines(role, filter, SHOWN_LINES).join("\n"));
  content.SetVerticalScroll(content.GetVerticalScrollRange());
  for (const menu of menus) {
    menu.GenerateMenu();
  }
}

/**
 * Takes a view. Draws it as the player wants it now, whatever was marked in it.
 * Called by: addMenus, createLogView, showLogOf
 */
function drawAnew(view: LogView): void {
  view.content.EditBox.ClearFocus();
  drawLogView(view);
}

/**
 * Takes the frame, its view and what the menus stand beside. Makes the menus for session, step and user.
 * Called by: createLogView
 */
function addMenus(frame: Frame, view: LogView, beside: Frame): void {
  const add = (
    field: "session" | "step" | "user",
    all: keyof LocaleStrings,
    choices: (this: void) => { value: string; label: string }[],
  ): void => {
    const last = view.menus[view.menus.length - 1];
    const menu = createDropdown(frame, MENU_WIDTH, [all, "TIP_LOG_FILTER"], (_owner, root) => {
      root.SetScrollMode(MENU_HEIGHT);
      const addChoice = (label: string, value: string | undefined): void => {
        root.CreateRadio(
          label,
          () => view.filter[field] === value,
          () => {
            view.filter[field] = value;
            drawAnew(view);
          },
        );
      };
      addChoice(text(all), undefined);
      for (const { label, value } of choices()) {
        addChoice(plainText(label), value);
      }
    });
    menu.SetPoint("TOPLEFT", last ?? beside, "TOPRIGHT", GAP, 0);
    view.menus.push(menu);
  };
  add("session", "LOG_ALL_SESSIONS", () =>
    logChoices(view.role).sessions.map(({ session, time, user }) => ({
      value: session,
      label: `${clockText(time)} ${user}`,
    })),
  );
  add("step", "LOG_ALL_STEPS", () =>
    logChoices(view.role).steps.map((step) => ({ value: step, label: step })),
  );
  add("user", "LOG_ALL_USERS", () =>
    logChoices(view.role).users.map((user) => ({ value: user, label: user })),
  );
}

/**
 * Takes the frame, its view and the room at the side. Makes the buttons at the bottom.
 * Called by: createLogView
 */
function addButtons(frame: Frame, view: LogView, side: number): void {
  const { content } = view;
  const select = (): void => {
    content.EditBox.SetFocus();
    content.EditBox.HighlightText();
  };
  const selectAll = createButton(frame, text("LOG_SELECT"), select, text("TOOLTIP_LOG_SELECT"));
  selectAll.SetPoint("BOTTOMLEFT", side, side);
  const exportAll = (): void => showTextToCopy(logLines(view.role, view.filter, MAX_LINES).join("\n"));
  const exported = createButton(frame, text("LOG_EXPORT"), exportAll, text("TOOLTIP_LOG_EXPORT"));
  exported.SetPoint("LEFT", selectAll, "RIGHT", GAP, 0);
  const clear = createButton(
    frame,
    text("LOG_CLEAR"),
    () => {
      content.EditBox.ClearFocus();
      clearLog(view.role);
    },
    text("TOOLTIP_LOG_CLEAR"),
  );
  clear.SetPoint("LEFT", exported, "RIGHT", GAP, 0);
}
