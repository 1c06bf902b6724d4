/** The controls that the panes are made of, in the game's style: labels, buttons, fields, menus. */

import { onResize } from "./Measures";
import { addTooltip } from "./Tooltips";
import { LINE } from "./Colors";
import { text } from "../../DataSyncManager/runtime/Locale";

/** What a control says of itself under the mouse: what it is, and what it does. */
export type Tip = readonly [title: keyof LocaleStrings, tooltip: keyof LocaleStrings];

export interface ButtonOptions {
  label: string;
  /** For any mouse button that the button is registered for. Called by: createButton */
  onClick: (this: void, button: Button) => void;
  /** What a click does, where the label alone does not say it. */
  tooltip?: string;
  /** A button is as wide as its label needs, and no narrower than this. */
  minWidth?: number;
}

export interface CheckOptions {
  /** The words beside the box. */
  label: string;
  /** Gets the new state. Called by: createCheck */
  onClick: (this: void, isChecked: boolean) => void;
  tooltip?: string;
}

export interface FieldOptions {
  width: number;
  tip: Tip;
  /** Called when the player has typed, not when the addon has filled the field. Called by: createField */
  onTyped: (this: void, content: string) => void;
  /** Grey words in the empty field, where nothing beside it says what belongs in it. */
  hint?: string;
}

export interface SearchOptions {
  width: number;
  /** Grey words in the empty field. */
  hint: string;
  /** Gets what is in the field, also after it was cleared. Called by: createSearch */
  onChanged: (this: void, content: string) => void;
}

export interface DropdownOptions {
  width: number;
  tip: Tip;
  /** Run each time the menu opens, and once when the dropdown is created. Called by: createDropdown */
  generator: MenuGenerator;
}

/** Room between a text area and the edges of its window. */
export interface AreaInsets {
  top: number;
  bottom: number;
  left?: number;
  right?: number;
}

/** A text that may be cut off; the game has no such field. */
interface CutLabel extends FontString {
  mayBeCut?: boolean;
}

/** Room beside the words of a button, both sides together. */
const BUTTON_PADDING = 28;
const BUTTON_HEIGHT = 22;
const BUTTON_MIN_WIDTH = 80;
/** Room between the words and the box of a check button. */
const CHECK_SIZE = 24;
/** Room beside a text area in a window: its border, and its scroll bar; in the older clients it is wider than in the newest. */
const AREA_LEFT = 18;
const AREA_RIGHT = 34;

/**
 * `font` is one of the game's font objects.
 * Called by: 32 functions in Interface, Interface/kit, Interface/panes/articles, Interface/panes/calendar,
 * Interface/panes/groups, Interface/panes/maintenance, Interface/panes/roster, Interface/panes/setup,
 * Interface/panes/sync
 */
export function createLabel(parent: Frame, font: string, content: string): FontString {
  const label = parent.CreateFontString(undefined, "ARTWORK", font);
  label.SetJustifyH("LEFT");
  label.SetText(content);
  return label;
}

/**
 * A single line that ends in dots if it does not fit: for text written by players, which can have any length. The full
 * text is in a tooltip or a detail view.
 * Called by: 15 functions in Interface, Interface/kit, Interface/panes/articles, Interface/panes/calendar,
 * Interface/panes/groups, Interface/panes/maintenance, Interface/panes/roster, Interface/panes/setup,
 * Interface/panes/sync
 */
export function createCutLabel(parent: Frame, font: string): FontString {
  const label = createLabel(parent, font, "");
  label.SetWordWrap(false);
  allowCut(label);
  return label;
}

/**
 * Marks a text that may not fit: the headless realm reports any other text that is cut off.
 * Called by: createArticleReader, createCutLabel, createField
 */
export function allowCut(label: CutLabel): void {
  label.mayBeCut = true;
}

/**
 * Called by: 21 functions in Interface/kit, Interface/panes/articles, Interface/panes/calendar,
 * Interface/panes/groups, Interface/panes/logs, Interface/panes/maintenance, Interface/panes/roster,
 * Interface/panes/setup, Interface/panes/sync
 */
export function createButton(parent: Frame, { label, minWidth, onClick, tooltip }: ButtonOptions): Button {
  const button = CreateFrame("Button", undefined, parent, "UIPanelButtonTemplate");
  setButtonText(button, label, minWidth);
  button.SetScript("OnClick", () => onClick(button));
  button.SetMotionScriptsWhileDisabled(true);
  addTooltip(button, () => button.GetText() ?? "", tooltip);
  return button;
}

/** Called by: confirm, createButton */
export function setButtonText(button: Button, label: string, minWidth = BUTTON_MIN_WIDTH): void {
  button.SetText(label);
  button.SetSize(math.max(minWidth, math.ceil(button.GetTextWidth()) + BUTTON_PADDING), BUTTON_HEIGHT);
}

/**
 * The returned width includes the label.
 * Called by: createConfirmWindow, createConsents, createModes, createRoles, createSetupRules
 */
export function createCheck(
  parent: Frame,
  { label, onClick, tooltip }: CheckOptions,
): LuaMultiReturn<[check: CheckButton, width: number]> {
  const check = CreateFrame("CheckButton", undefined, parent, "UICheckButtonTemplate");
  check.SetSize(CHECK_SIZE, CHECK_SIZE);
  const words = check.Text ?? check.text;
  words?.SetText(label);
  check.SetScript("OnClick", () => onClick(check.GetChecked()));
  addTooltip(check, label, tooltip);
  return $multi(check, CHECK_SIZE + math.ceil(words?.GetStringWidth() ?? 0));
}

/**
 * A single line.
 * Called by: 9 functions in ArticleEditor.ts, MemberEditor.ts, NameRow.ts, SetupLinks.ts, SetupRules.ts,
 * SyncPane.ts
 */
export function createField(
  parent: Frame,
  { hint, onTyped, tip: [title, tooltip], width }: FieldOptions,
): EditBox {
  const field = CreateFrame("EditBox", undefined, parent, "InputBoxInstructionsTemplate");
  const { Instructions } = field;
  if (Instructions !== undefined) {
    Instructions.SetText(hint ?? "");
    Instructions.SetWordWrap(false);
    allowCut(Instructions);
  }
  field.SetSize(width, BUTTON_HEIGHT);
  addTooltip(field, text(title), text(tooltip));
  field.SetAutoFocus(false);
  field.SetScript("OnEscapePressed", () => field.ClearFocus());
  field.HookScript("OnTextChanged", (_, isTyped) => {
    if (isTyped) {
      onTyped(field.GetText());
    }
  });
  return field;
}

/** With the game's magnifying glass. Called by: createListSide, createLogView, createTop */
export function createSearch(parent: Frame, { hint, onChanged, width }: SearchOptions): EditBox {
  const search = CreateFrame("EditBox", undefined, parent, "SearchBoxTemplate");
  search.SetSize(width, BUTTON_HEIGHT);
  addTooltip(search, hint, text("TIP_SEARCH"));
  search.SetAutoFocus(false);
  search.Instructions?.SetText(hint);
  search.HookScript("OnTextChanged", () => onChanged(search.GetText()));
  return search;
}

/** Called by: createCategoryFilter, createFilterMenu, createLogsPane, createMenus, createRankMenu */
export function createDropdown(
  parent: Frame,
  { generator, tip: [title, tooltip], width }: DropdownOptions,
): DropdownButton {
  const dropdown = CreateFrame("DropdownButton", undefined, parent, "WowStyle1DropdownTemplate");
  dropdown.SetWidth(width);
  addTooltip(dropdown, text(title), text(tooltip));
  dropdown.SetupMenu(generator);
  return dropdown;
}

/**
 * Text that can be selected and edited, and scrolls.
 * Called by: createArticleEditor, createLogView, createTextWindow
 */
export function createTextArea(
  window: Frame,
  { bottom, left = AREA_LEFT, right = AREA_RIGHT, top }: AreaInsets,
): InputScrollFrame {
  const content = CreateFrame("ScrollFrame", undefined, window, "InputScrollFrameTemplate");
  content.SetPoint("TOPLEFT", left, -top);
  content.SetPoint("BOTTOMRIGHT", -right, bottom);
  content.CharCount.Hide();
  content.EditBox.SetAutoFocus(false);
  addTooltip(content.EditBox, text("FIELD_CONTENT"), text("TIP_TEXT_AREA"));
  onResize(content, () => content.EditBox.SetWidth(math.max(1, content.GetWidth() - 4)));
  return content;
}

/** Anchor both ends. Called by: createArticleReader, createMemberCard */
export function createLine(parent: Frame): Texture {
  const line = parent.CreateTexture(undefined, "BORDER");
  line.SetColorTexture(LINE[0], LINE[1], LINE[2], LINE[3]);
  line.SetHeight(1);
  return line;
}

/**
 * The Tab key moves to the next visible, enabled field, and from the last to the first.
 * Called by: createArticleEditor, createGroupsPane, createMemberEditor, createSetupPane
 */
export function linkTabOrder(fields: readonly EditBox[]): void {
  fields.forEach((field, place) => {
    const others = [...fields.slice(place + 1), ...fields.slice(0, place + 1)];
    field.SetScript("OnTabPressed", () => {
      others.find((other) => other.IsVisible() && other.IsEnabled())?.SetFocus();
    });
  });
}
