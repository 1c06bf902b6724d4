/** The widgets that the addon uses. Methods name their `this`, so that they compile to colon calls. */

type FramePoint =
  "TOPLEFT" | "TOP" | "TOPRIGHT" | "LEFT" | "CENTER" | "RIGHT" | "BOTTOMLEFT" | "BOTTOM" | "BOTTOMRIGHT";

interface Region {
  SetPoint(this: Region, point: FramePoint, x?: number, y?: number): void;
  SetPoint(
    this: Region,
    point: FramePoint,
    relativeTo: Region | undefined,
    relativePoint?: FramePoint,
    x?: number,
    y?: number,
  ): void;
  GetPoint(
    this: Region,
    index?: number,
  ): LuaMultiReturn<[FramePoint, Region | undefined, FramePoint, number, number]>;
  ClearAllPoints(this: Region): void;
  SetAllPoints(this: Region, relativeTo?: Region): void;
  SetSize(this: Region, width: number, height: number): void;
  SetWidth(this: Region, width: number): void;
  SetHeight(this: Region, height: number): void;
  GetWidth(this: Region): number;
  GetHeight(this: Region): number;
  Show(this: Region): void;
  Hide(this: Region): void;
  SetShown(this: Region, shown: boolean): void;
  IsShown(this: Region): boolean;
  IsVisible(this: Region): boolean;
  SetAlpha(this: Region, alpha: number): void;
  SetScale(this: Region, scale: number): void;
  GetEffectiveScale(this: Region): number;
  GetCenter(this: Region): LuaMultiReturn<[x: number, y: number]>;
  GetLeft(this: Region): number | undefined;
  GetTop(this: Region): number | undefined;
}

interface FontString extends Region {
  SetText(this: FontString, text: string): void;
  GetText(this: FontString): string | undefined;
  SetFontObject(this: FontString, font: string): void;
  SetJustifyH(this: FontString, justify: "LEFT" | "CENTER" | "RIGHT"): void;
  SetJustifyV(this: FontString, justify: "TOP" | "MIDDLE" | "BOTTOM"): void;
  SetTextColor(this: FontString, red: number, green: number, blue: number): void;
  SetWordWrap(this: FontString, wrap: boolean): void;
  SetMaxLines(this: FontString, lines: number): void;
  SetSpacing(this: FontString, spacing: number): void;
  /** The width that the words take, broken into lines where the room is smaller. */
  GetStringWidth(this: FontString): number;
  GetUnboundedStringWidth(this: FontString): number;
  GetStringHeight(this: FontString): number;
  IsTruncated(this: FontString): boolean;
}

interface Texture extends Region {
  SetColorTexture(this: Texture, red: number, green: number, blue: number, alpha?: number): void;
  SetTexture(this: Texture, file: string | number | undefined): void;
  SetTexCoord(this: Texture, left: number, right: number, top: number, bottom: number): void;
  SetVertexColor(this: Texture, red: number, green: number, blue: number, alpha?: number): void;
}

/** The script handlers that the addon sets, with what the game passes to each. */
interface FrameScripts {
  OnEvent: (this: void, frame: Frame, event: string, ...args: unknown[]) => void;
  OnShow: (this: void, frame: Frame) => void;
  OnHide: (this: void, frame: Frame) => void;
  OnClick: (this: void, frame: Frame, button: string) => void;
  OnDragStart: (this: void, frame: Frame) => void;
  OnDragStop: (this: void, frame: Frame) => void;
  OnEnter: (this: void, frame: Frame) => void;
  OnLeave: (this: void, frame: Frame) => void;
  OnTextChanged: (this: void, frame: Frame, userInput: boolean) => void;
  OnEnterPressed: (this: void, frame: Frame) => void;
  OnEscapePressed: (this: void, frame: Frame) => void;
  OnTabPressed: (this: void, frame: Frame) => void;
  OnEditFocusGained: (this: void, frame: Frame) => void;
  OnEditFocusLost: (this: void, frame: Frame) => void;
  OnKeyDown: (this: void, frame: Frame, key: string) => void;
  OnMouseDown: (this: void, frame: Frame, button: string) => void;
  OnMouseUp: (this: void, frame: Frame, button: string) => void;
  OnDoubleClick: (this: void, frame: Frame, button: string) => void;
  OnSizeChanged: (this: void, frame: Frame, width: number, height: number) => void;
  OnUpdate: (this: void, frame: Frame, elapsed: number) => void;
}

interface Frame extends Region {
  SetScript<Name extends keyof FrameScripts>(
    this: Frame,
    name: Name,
    handler: FrameScripts[Name] | undefined,
  ): void;
  GetScript<Name extends keyof FrameScripts>(this: Frame, name: Name): FrameScripts[Name] | undefined;
  HookScript<Name extends keyof FrameScripts>(this: Frame, name: Name, handler: FrameScripts[Name]): void;
  RegisterEvent(this: Frame, event: GameEvent): boolean;
  CreateFontString(this: Frame, name?: string, layer?: string, template?: string): FontString;
  CreateTexture(this: Frame, name?: string, layer?: string, template?: string, subLevel?: number): Texture;
  SetMovable(this: Frame, movable: boolean): void;
  SetResizable(this: Frame, resizable: boolean): void;
  SetResizeBounds(
    this: Frame,
    minWidth: number,
    minHeight: number,
    maxWidth?: number,
    maxHeight?: number,
  ): void;
  StartSizing(this: Frame, point?: FramePoint): void;
  EnableMouse(this: Frame, enable: boolean): void;
  EnableKeyboard(this: Frame, enable: boolean): void;
  SetPropagateKeyboardInput(this: Frame, propagate: boolean): void;
  SetFrameLevel(this: Frame, level: number): void;
  GetFrameLevel(this: Frame): number;
  SetClipsChildren(this: Frame, clips: boolean): void;
  RegisterForDrag(this: Frame, ...buttons: string[]): void;
  StartMoving(this: Frame): void;
  StopMovingOrSizing(this: Frame): void;
  SetClampedToScreen(this: Frame, clamped: boolean): void;
  SetFrameStrata(this: Frame, strata: string): void;
  GetName(this: Frame): string | undefined;
  Raise(this: Frame): void;
}

/** `BasicFrameTemplateWithInset`: a window with a title and a close button, which hides it. */
interface WindowFrame extends Frame {
  TitleText?: FontString;
  CloseButton: Button;
}

interface Button extends Frame {
  SetText(this: Button, text: string): void;
  GetFontString(this: Button): FontString | undefined;
  GetTextWidth(this: Button): number;
  SetNormalFontObject(this: Button, font: string): void;
  SetNormalTexture(this: Button, file: string | number): void;
  SetHighlightTexture(this: Button, file: string | number, blend?: string): void;
  RegisterForClicks(this: Button, ...buttons: string[]): void;
  SetMotionScriptsWhileDisabled(this: Button, on: boolean): void;
  LockHighlight(this: Button): void;
  UnlockHighlight(this: Button): void;
  GetText(this: Button): string | undefined;
  SetEnabled(this: Button, enabled: boolean): void;
  IsEnabled(this: Button): boolean;
  /** Runs the click handler, as a click of the player does. */
  Click(this: Button, button?: string): void;
}

interface CheckButton extends Button {
  SetChecked(this: CheckButton, checked: boolean): void;
  GetChecked(this: CheckButton): boolean;
  Text?: FontString;
  text?: FontString;
}

interface EditBox extends Frame {
  SetText(this: EditBox, text: string): void;
  GetText(this: EditBox): string;
  SetNumeric(this: EditBox, numeric: boolean): void;
  SetMaxLetters(this: EditBox, letters: number): void;
  SetAutoFocus(this: EditBox, focus: boolean): void;
  ClearFocus(this: EditBox): void;
  SetFocus(this: EditBox): void;
  HighlightText(this: EditBox, first?: number, last?: number): void;
  SetCursorPosition(this: EditBox, position: number): void;
  HasFocus(this: EditBox): boolean;
  SetEnabled(this: EditBox, enabled: boolean): void;
  IsEnabled(this: EditBox): boolean;
  SetMultiLine(this: EditBox, multiLine: boolean): void;
  SetTextInsets(this: EditBox, left: number, right: number, top: number, bottom: number): void;
  /** The grey words of an empty box, where the template has them. */
  Instructions?: FontString;
}

/** `InputScrollFrameTemplate`: a scroll frame around a multi-line edit box. */
interface InputScrollFrame extends Frame {
  EditBox: EditBox;
  CharCount: FontString;
  SetVerticalScroll(this: InputScrollFrame, offset: number): void;
  GetVerticalScrollRange(this: InputScrollFrame): number;
}

/** `MinimalScrollBar`, from the game's own interface files. */
interface ScrollBar extends Frame {
  SetHideIfUnscrollable?(this: ScrollBar, hide: boolean): void;
}

/** `ScrollFrameTemplate`: a frame with a part of a larger one to see. */
interface ScrollFrame extends Frame {
  SetScrollChild(this: ScrollFrame, child: Frame): void;
  SetVerticalScroll(this: ScrollFrame, offset: number): void;
  GetVerticalScrollRange(this: ScrollFrame): number;
}

/** `WowStyle1DropdownTemplate`: a button that opens a menu, and shows what is chosen in it. */
interface DropdownButton extends Button {
  SetupMenu(this: DropdownButton, generator: MenuGenerator): void;
  GenerateMenu(this: DropdownButton): void;
  SetDefaultText(this: DropdownButton, text: string): void;
  OverrideText(this: DropdownButton, text: string): void;
}

type MenuGenerator = (this: void, owner: Frame, root: MenuDescription) => void;

/** A menu that is being described, or a line of it. */
interface MenuDescription {
  CreateTitle(this: MenuDescription, text: string): MenuDescription;
  CreateDivider(this: MenuDescription): MenuDescription;
  CreateButton(this: MenuDescription, text: string, onSelect?: (this: void) => void): MenuDescription;
  CreateCheckbox(
    this: MenuDescription,
    text: string,
    isSelected: (this: void) => boolean,
    onSelect: (this: void) => void,
  ): MenuDescription;
  CreateRadio(
    this: MenuDescription,
    text: string,
    isSelected: (this: void) => boolean,
    onSelect: (this: void) => void,
  ): MenuDescription;
  SetEnabled(this: MenuDescription, enabled: boolean): void;
  /** A menu that is higher than this scrolls. */
  SetScrollMode(this: MenuDescription, height: number): void;
}

interface StatusBar extends Frame {
  SetMinMaxValues(this: StatusBar, minimum: number, maximum: number): void;
  SetValue(this: StatusBar, value: number): void;
  GetValue(this: StatusBar): number;
  SetStatusBarTexture(this: StatusBar, texture: string): void;
  SetStatusBarColor(this: StatusBar, red: number, green: number, blue: number): void;
}

interface GameTooltip extends Frame {
  SetOwner(this: GameTooltip, owner: Frame, anchor: string): void;
  SetText(
    this: GameTooltip,
    text: string,
    red?: number,
    green?: number,
    blue?: number,
    alpha?: number,
    wrap?: boolean,
  ): void;
  AddLine(this: GameTooltip, text: string, red?: number, green?: number, blue?: number, wrap?: boolean): void;
}

/** How many elements a list has; each is known by its place, from 1 on. */
interface DataProvider {
  GetSize(this: DataProvider): number;
}

/** `WowScrollBoxList`: a list of which only the rows that can be seen have frames. */
interface ScrollBox extends Frame {
  ScrollToBegin(this: ScrollBox): void;
  ScrollToEnd(this: ScrollBox): void;
  ScrollToElementDataIndex(this: ScrollBox, index: number): void;
  GetScrollPercentage(this: ScrollBox): number;
  SetDataProvider(this: ScrollBox, provider: DataProvider, retainScrollPosition: boolean): void;
  /** Calls for each row that has a frame, with its element. */
  ForEachFrame(this: ScrollBox, visit: (this: void, frame: Button, place: number) => void): void;
}

interface ScrollBoxListView {
  SetElementExtent(this: ScrollBoxListView, extent: number): void;
  SetElementInitializer(
    this: ScrollBoxListView,
    template: string,
    initializer: (this: void, frame: Button, place: number) => void,
  ): void;
  SetDataProvider(this: ScrollBoxListView, provider: DataProvider): void;
}

interface CreateFrameFunction {
  (this: void, kind: "Button", name?: string, parent?: Frame, template?: string): Button;
  (this: void, kind: "CheckButton", name?: string, parent?: Frame, template?: string): CheckButton;
  (this: void, kind: "EditBox", name?: string, parent?: Frame, template?: string): EditBox;
  (
    this: void,
    kind: "DropdownButton",
    name: string | undefined,
    parent: Frame,
    template: "WowStyle1DropdownTemplate",
  ): DropdownButton;
  (
    this: void,
    kind: "Frame",
    name: string | undefined,
    parent: Frame,
    template: "WowScrollBoxList",
  ): ScrollBox;
  (
    this: void,
    kind: "ScrollFrame",
    name: string | undefined,
    parent: Frame,
    template: "ScrollFrameTemplate",
  ): ScrollFrame;
  (
    this: void,
    kind: "EventFrame",
    name: string | undefined,
    parent: Frame,
    template: "MinimalScrollBar",
  ): ScrollBar;
  (this: void, kind: "StatusBar", name?: string, parent?: Frame, template?: string): StatusBar;
  (
    this: void,
    kind: "ScrollFrame",
    name: string | undefined,
    parent: Frame,
    template: "InputScrollFrameTemplate",
  ): InputScrollFrame;
  (
    this: void,
    kind: "Frame",
    name: string | undefined,
    parent: Frame,
    template: "BasicFrameTemplateWithInset",
  ): WindowFrame;
  (this: void, kind: string, name?: string, parent?: Frame, template?: string): Frame;
}
