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
}

interface FontString extends Region {
  SetText(this: FontString, text: string): void;
  GetText(this: FontString): string | undefined;
  SetJustifyH(this: FontString, justify: "LEFT" | "CENTER" | "RIGHT"): void;
  SetTextColor(this: FontString, red: number, green: number, blue: number): void;
  SetWordWrap(this: FontString, wrap: boolean): void;
}

interface Texture extends Region {
  SetColorTexture(this: Texture, red: number, green: number, blue: number, alpha?: number): void;
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
}

interface Frame extends Region {
  SetScript<Name extends keyof FrameScripts>(
    this: Frame,
    name: Name,
    handler: FrameScripts[Name] | undefined,
  ): void;
  GetScript<Name extends keyof FrameScripts>(this: Frame, name: Name): FrameScripts[Name] | undefined;
  RegisterEvent(this: Frame, event: string): boolean;
  UnregisterEvent(this: Frame, event: string): boolean;
  CreateFontString(this: Frame, name?: string, layer?: string, template?: string): FontString;
  CreateTexture(this: Frame, name?: string, layer?: string): Texture;
  SetMovable(this: Frame, movable: boolean): void;
  EnableMouse(this: Frame, enable: boolean): void;
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
}

/** `InputScrollFrameTemplate`: a scroll frame around a multi-line edit box. */
interface InputScrollFrame extends Frame {
  EditBox: EditBox;
  CharCount: FontString;
  SetVerticalScroll(this: InputScrollFrame, offset: number): void;
  GetVerticalScrollRange(this: InputScrollFrame): number;
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
  SetText(this: GameTooltip, text: string): void;
  AddLine(this: GameTooltip, text: string, red?: number, green?: number, blue?: number, wrap?: boolean): void;
}

interface DataProvider {
  Insert(this: DataProvider, ...elements: object[]): void;
  Flush(this: DataProvider): void;
}

interface ScrollBoxListView {
  SetElementExtent(this: ScrollBoxListView, extent: number): void;
  SetElementInitializer(
    this: ScrollBoxListView,
    template: string,
    initializer: (this: void, frame: Button, element: never) => void,
  ): void;
  SetDataProvider(this: ScrollBoxListView, provider: DataProvider): void;
}

interface CreateFrameFunction {
  (this: void, kind: "Button", name?: string, parent?: Frame, template?: string): Button;
  (this: void, kind: "CheckButton", name?: string, parent?: Frame, template?: string): CheckButton;
  (this: void, kind: "EditBox", name?: string, parent?: Frame, template?: string): EditBox;
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
