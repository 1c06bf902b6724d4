/** A confirmation before something that cannot be undone, or that affects many users. */

import { createButton, createCheck, createLabel, setButtonText } from "./Controls";
import { createWindow, showWindow } from "./Windows";
import { text } from "../../DataSyncManager/runtime/Locale";

/** What is asked, and what follows. */
export interface Question {
  /** What would happen, in words. */
  question: string;
  /** The words of the button that does it. */
  accept: string;
  /** Something that may be done besides; off at first. */
  option?: string;
  /** Something to do in its place, with a button of its own. */
  instead?: {
    label: string;
    /** The question is closed then; nothing of what it asked about happens. Called by: createConfirmWindow */
    onClick: (this: void) => void;
  };
  /** Gets whether the question's option is checked; false without one. Called by: createConfirmWindow */
  onAccept: (this: void, isOptionChosen: boolean) => void;
}

interface ConfirmWindow {
  window: WindowFrame;
  question: FontString;
  option: CheckButton;
  accept: Button;
  instead: Button;
  cancel: Button;
}

const WIDTH = 420;
const TOP = 38;
const SIDE = 18;
const OPTION_HEIGHT = 30;
const BUTTONS_HEIGHT = 44;

interface ConfirmState {
  shown: ConfirmWindow | undefined;
  asked: Question | undefined;
}

const state: ConfirmState = { shown: undefined, asked: undefined };

/**
 * The escape key and the close button count as no.
 * Called by: 9 functions in DataCommands.ts, GroupsPane.ts, ImportRoster.ts, MaintenancePane.ts,
 * SetupPane.ts, SyncFirst.ts, SyncPreview.ts
 */
export function confirm(question: Question): void {
  const parts = (state.shown ??= createConfirmWindow());
  state.asked = question;
  parts.question.SetText(question.question);
  parts.option.SetShown(question.option !== undefined);
  parts.option.SetChecked(false);
  const words = parts.option.Text ?? parts.option.text;
  words?.SetText(question.option ?? "");
  setButtonText(parts.accept, question.accept);
  parts.instead.SetShown(question.instead !== undefined);
  setButtonText(parts.instead, question.instead?.label ?? "");
  const optionHeight = question.option === undefined ? 0 : OPTION_HEIGHT;
  parts.window.SetHeight(TOP + parts.question.GetStringHeight() + optionHeight + BUTTONS_HEIGHT + SIDE);
  showWindow(parts.window);
}

/** Called by: confirm */
function createConfirmWindow(): ConfirmWindow {
  const window = createWindow({ key: "confirm", title: text("TITLE"), width: WIDTH, height: 160 });
  window.SetFrameStrata("DIALOG");
  const question = createLabel(window, "GameFontHighlight", "");
  question.SetPoint("TOPLEFT", SIDE, -TOP);
  question.SetWidth(WIDTH - 2 * SIDE);
  const [option] = createCheck(window, { label: "", onClick: () => {} });
  option.SetPoint("BOTTOMLEFT", SIDE - 4, BUTTONS_HEIGHT);
  const accept = createButton(window, {
    label: text("CONFIRM_OK"),
    onClick: () => {
      const { asked } = state;
      const isChosen = option.GetChecked();
      window.Hide();
      asked?.onAccept(isChosen);
    },
    tooltip: text("TOOLTIP_CONFIRM"),
  });
  const cancel = createButton(window, {
    label: text("BUTTON_CANCEL"),
    onClick: () => window.Hide(),
    tooltip: text("TOOLTIP_CANCEL"),
  });
  const instead = createButton(window, {
    label: "",
    onClick: () => {
      const { asked } = state;
      window.Hide();
      asked?.instead?.onClick();
    },
  });
  cancel.SetPoint("BOTTOMRIGHT", -SIDE, 16);
  accept.SetPoint("RIGHT", cancel, "LEFT", -8, 0);
  instead.SetPoint("BOTTOMLEFT", SIDE, 16);
  return { window, question, option, accept, instead, cancel };
}
