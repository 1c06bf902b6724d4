/** A log to read: lines that can be searched, filtered, selected and exported. */

import { createButton, createDropdown, createSearch, createTextArea } from "../../kit/Controls";
import { showTextToCopy } from "../../kit/TextWindow";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { clockText, type LogChoices, logChoices, type LogFilter, logLines } from "./LogLines";
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

/** Which log is shown, and what of it. */
interface LogSelection {
  role: Role;
  filter: LogFilter;
}

/** A log's view. */
export interface LogView {
  selection: LogSelection;
  content: InputScrollFrame;
  menus: DropdownButton[];
}

export interface LogViewOptions {
  role: Role;
  /** Room above the view, and on its other sides. */
  above: number;
  side: number;
}

interface MenusOptions {
  selection: LogSelection;
  /** The filter has already changed. Called by: createMenus */
  onChosen: (this: void) => void;
}

/** A menu that narrows the log down. */
interface LogMenu {
  field: "session" | "step" | "user";
  /** The words for everything. */
  all: keyof LocaleStrings;
  /** In the order of the menu; the values are those of the log's lines. Called by: createMenus */
  choices: (this: void, choices: LogChoices) => { value: string; label: string }[];
}

const MENUS: readonly LogMenu[] = [
  {
    field: "session",
    all: "LOG_ALL_SESSIONS",
    choices: ({ sessions }) =>
      sessions.map(({ session, time, user }) => ({ value: session, label: `${clockText(time)} ${user}` })),
  },
  {
    field: "step",
    all: "LOG_ALL_STEPS",
    choices: ({ steps }) => steps.map((step) => ({ value: step, label: step })),
  },
  {
    field: "user",
    all: "LOG_ALL_USERS",
    choices: ({ users }) => users.map((user) => ({ value: user, label: user })),
  },
];

/** Called by: createLogWindow, createLogsPane */
export function createLogView(frame: Frame, { above, role, side }: LogViewOptions): LogView {
  const selection: LogSelection = {
    role,
    filter: { typed: "", session: undefined, step: undefined, user: undefined },
  };
  const search = createSearch(frame, {
    width: SEARCH_WIDTH,
    hint: text("SEARCH"),
    onChanged: (typed) => {
      selection.filter.typed = typed;
      drawAnew(view);
    },
  });
  search.SetPoint("TOPLEFT", side + 6, -above);
  const view: LogView = {
    selection,
    menus: createMenus(frame, search, { selection, onChosen: () => drawAnew(view) }),
    content: createTextArea(frame, {
      top: above + ROW + GAP,
      bottom: ROW + side + GAP / 2,
      left: side + GAP,
      right: side + AREA_RIGHT,
    }),
  };
  createButtons(frame, view, side);
  return view;
}

/**
 * Keeps what is typed into the search; sessions, steps and users of the other log are not in this one.
 * Called by: createLogsPane
 */
export function showLogOf(view: LogView, role: Role): void {
  const { filter } = view.selection;
  view.selection.role = role;
  filter.session = undefined;
  filter.step = undefined;
  filter.user = undefined;
  drawAnew(view);
}

/**
 * Scrolls to the newest line, which is at the bottom.
 * Called by: createLogWindow, createLogsPane, drawAnew
 */
export function drawLogView(view: LogView): void {
  const { content, menus, selection } = view;
  if (content.EditBox.HasFocus()) {
    // What the player has marked to copy stays marked.
    return;
  }
  content.EditBox.SetText(logLines(selection.role, selection.filter, SHOWN_LINES).join("\n"));
  content.SetVerticalScroll(content.GetVerticalScrollRange());
  for (const menu of menus) {
    menu.GenerateMenu();
  }
}

/** Redraws even if the player has selected text. Called by: createLogView, showLogOf */
function drawAnew(view: LogView): void {
  view.content.EditBox.ClearFocus();
  drawLogView(view);
}

/** In a row after the search field. Called by: createLogView */
function createMenus(frame: Frame, search: EditBox, { onChosen, selection }: MenusOptions): DropdownButton[] {
  const { filter } = selection;
  let last: Frame = search;
  return MENUS.map(({ all, choices, field }) => {
    const menu = createDropdown(frame, {
      width: MENU_WIDTH,
      tip: [all, "TIP_LOG_FILTER"],
      generator: (_owner, root) => {
        root.SetScrollMode(MENU_HEIGHT);
        /** No value stands for all lines. Called by: createMenus */
        const addChoice = (label: string, value: string | undefined): void => {
          root.CreateRadio(
            label,
            () => filter[field] === value,
            () => {
              filter[field] = value;
              onChosen();
            },
          );
        };
        addChoice(text(all), undefined);
        for (const { label, value } of choices(logChoices(selection.role))) {
          addChoice(plainText(label), value);
        }
      },
    });
    menu.SetPoint("TOPLEFT", last, "TOPRIGHT", GAP, 0);
    last = menu;
    return menu;
  });
}

/** Called by: createLogView */
function createButtons(frame: Frame, { content, selection }: LogView, side: number): void {
  /**
   * The game lets nobody write to the clipboard: the player copies the selection.
   * Called by: createButtons
   */
  const select = (): void => {
    content.EditBox.SetFocus();
    content.EditBox.HighlightText();
  };
  const selectAll = createButton(frame, {
    label: text("LOG_SELECT"),
    onClick: select,
    tooltip: text("TOOLTIP_LOG_SELECT"),
  });
  selectAll.SetPoint("BOTTOMLEFT", side, side);
  /** The lines that the filter leaves, the newest `MAX_LINES` of them. Called by: createButtons */
  const exportAll = (): void =>
    showTextToCopy(logLines(selection.role, selection.filter, MAX_LINES).join("\n"));
  const exported = createButton(frame, {
    label: text("LOG_EXPORT"),
    onClick: exportAll,
    tooltip: text("TOOLTIP_LOG_EXPORT"),
  });
  exported.SetPoint("LEFT", selectAll, "RIGHT", GAP, 0);
  const clear = createButton(frame, {
    label: text("LOG_CLEAR"),
    onClick: () => {
      content.EditBox.ClearFocus();
      clearLog(selection.role);
    },
    tooltip: text("TOOLTIP_LOG_CLEAR"),
  });
  clear.SetPoint("LEFT", exported, "RIGHT", GAP, 0);
}
