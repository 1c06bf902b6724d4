/** The top row of both halves of the groups' pane: a field for a name, and a button that uses it. */

import { createButton, createField, type Tip } from "../../kit/Controls";
import { SCROLL_BAR_ROOM } from "../../kit/Lists";
import { text } from "../../../DataSyncManager/runtime/Locale";

const GAP = 8;

interface NameRowOptions {
  label: keyof LocaleStrings;
  tooltip: keyof LocaleStrings;
  /** The button does not empty the field. Called by: createNameRow */
  onClick: (this: void, name: EditBox) => void;
  /** The first of it is also shown in the empty field. */
  tip: Tip;
  maxLetters: number;
  /** Requests a redraw of the pane. Called by: createNameRow */
  draw: (this: void) => void;
}

/** The field takes the width that the button leaves. Called by: createGroupControls, createMemberControls */
export function createNameRow(frame: Frame, options: NameRowOptions): { button: Button; name: EditBox } {
  const button = createButton(frame, {
    label: text(options.label),
    onClick: () => options.onClick(name),
    tooltip: text(options.tooltip),
  });
  button.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM, 0);
  const name = createField(frame, {
    width: 100,
    tip: options.tip,
    onTyped: options.draw,
    hint: text(options.tip[0]),
  });
  name.SetPoint("TOPLEFT", 6, 0);
  name.SetPoint("TOPRIGHT", button, "TOPLEFT", -GAP, 0);
  name.SetMaxLetters(options.maxLetters);
  return { button, name };
}
