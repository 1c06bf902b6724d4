import { SimButton, SimCheckButton } from "./button";
import { SimEditBox } from "./editBox";
import type { SimFontString } from "./fontString";
import { SimFrame } from "./frame";
import type { SimScrollFrame } from "./scrollBox";
import type { SimTexture } from "./texture";

/** The game's XML templates that the addon uses. */

/** Makes a frame in a frame, of a kind and with a template. */
export type MakeChild = (this: void, kind: string, parent: SimFrame, template?: string) => SimFrame;

type Template = (this: void, frame: SimFrame, child: MakeChild) => void;

/** A part of the frame that fills it, moved by so much at each side. */
function part(
  frame: SimFrame,
  layer: string,
  look: string,
  left = 0,
  top = 0,
  right = 0,
  bottom = 0,
): SimTexture {
  const texture = frame.CreateTexture(undefined, layer);
  texture.SetTexture(look);
  texture.SetPoint("TOPLEFT", left, top);
  texture.SetPoint("BOTTOMRIGHT", right, bottom);
  return texture;
}

/** Names a part of a frame as the game's template does, so that the addon finds it. */
function name(frame: SimFrame, parts: Record<string, unknown>): void {
  for (const [key, value] of pairs(parts)) {
    (frame as unknown as Record<string, unknown>)[key] = value;
  }
}

function text(frame: SimFrame, font: string, justify = "CENTER"): SimFontString {
  const created = frame.CreateFontString(undefined, "ARTWORK", font);
  created.justify = justify;
  created.wordWrap = false;
  return created;
}

/** Sizes a button after its words, as `UIButtonFitToTextBehaviorMixin` does. */
const FIT_PADDING = 40;

/** What the templates that the addon uses put into a frame, with the sizes and anchors of the interface files. */
export const TEMPLATES: Record<string, Template | undefined> = {
  BasicFrameTemplateWithInset: (frame, child) => {
    const title = text(frame, "GameFontNormal");
    title.SetPoint("TOP", 0, -5);
    const close = child("Button", frame, "UIPanelCloseButton");
    close.SetPoint("TOPRIGHT", 4, 5);
    const inset = part(frame, "BACKGROUND", "inset", 4, -24, -6, 4);
    inset.subLevel = 1;
    name(frame, {
      TitleText: title,
      CloseButton: close,
      Bg: part(frame, "BACKGROUND", "frame"),
      TitleBg: part(frame, "BACKGROUND", "titleBar", 2, -1, -25, 0),
      InsetBg: inset,
    });
    const bar = (frame as unknown as { TitleBg: SimTexture }).TitleBg;
    bar.ClearAllPoints();
    bar.SetPoint("TOPLEFT", 2, -1);
    bar.SetPoint("TOPRIGHT", -25, -1);
    bar.SetHeight(18);
  },
  UIPanelCloseButton: (frame) => {
    frame.SetSize(32, 32);
    part(frame, "ARTWORK", "closeButton", 6, -6, -6, 6);
    frame.SetScript("OnClick", () => (frame.parent as SimFrame).Hide());
  },
  UIPanelButtonTemplate: (frame) => {
    frame.SetSize(40, 22);
    part(frame, "BACKGROUND", "button");
    const button = frame as SimButton;
    button.disabledFont = "GameFontDisable";
    button.label = text(frame, "GameFontNormal");
    button.label.SetPoint("CENTER", 0, 0);
    name(frame, {
      Text: button.label,
      FitToText: () => frame.SetWidth(button.GetTextWidth() + FIT_PADDING),
    });
  },
  UICheckButtonTemplate: (frame) => {
    frame.SetSize(32, 32);
    part(frame, "ARTWORK", "check", 5, -5, -5, 5);
    const label = text(frame, "GameFontNormalSmall", "LEFT");
    label.SetPoint("LEFT", frame, "RIGHT", -2, 0);
    name(frame, { Text: label, text: label });
    (frame as SimCheckButton).disabledFont = undefined;
  },
  InputBoxTemplate: (frame) => {
    part(frame, "BACKGROUND", "input", -5, 0, 0, 0);
    const box = frame as SimEditBox;
    box.font = "ChatFontNormal";
    name(frame, {});
  },
  InputBoxInstructionsTemplate: (frame) => {
    TEMPLATES.InputBoxTemplate!(frame, undefined!);
    const instructions = text(frame, "GameFontDisableSmall", "LEFT");
    instructions.SetAllPoints(frame);
    instructions.SetTextColor(0.35, 0.35, 0.35);
    name(frame, { Instructions: instructions });
    frame.SetScript("OnTextChanged", () => instructions.SetShown((frame as SimEditBox).GetText() === ""));
  },
  SearchBoxTemplate: (frame, child) => {
    part(frame, "BACKGROUND", "input", -5, 0, 0, 0);
    const box = frame as SimEditBox;
    box.SetTextInsets(16, 20, 0, 0);
    const icon = frame.CreateTexture(undefined, "OVERLAY");
    icon.SetTexture("search");
    icon.SetSize(10, 10);
    icon.SetPoint("LEFT", 1, -1);
    const instructions = text(frame, "GameFontDisableSmall", "LEFT");
    instructions.SetPoint("LEFT", 16, 0);
    instructions.SetPoint("RIGHT", -20, 0);
    instructions.SetText("Search");
    const clear = child("Button", frame);
    clear.SetSize(17, 17);
    clear.SetPoint("RIGHT", -3, 0);
    part(clear, "ARTWORK", "clear", 3, -3, -4, 4);
    clear.Hide();
    clear.SetScript("OnClick", () => {
      box.SetText("");
      box.ClearFocus();
    });
    name(frame, { Instructions: instructions, clearButton: clear, searchIcon: icon });
    frame.SetScript("OnTextChanged", () => {
      instructions.SetShown(box.GetText() === "");
      clear.SetShown(box.GetText() !== "" || box.HasFocus());
    });
    frame.SetScript("OnEscapePressed", () => box.ClearFocus());
    frame.SetScript("OnEnterPressed", () => box.ClearFocus());
    frame.SetScript("OnEditFocusLost", () => clear.SetShown(box.GetText() !== ""));
    frame.SetScript("OnEditFocusGained", () => clear.Show());
  },
  ScrollFrameTemplate: (frame, child) => {
    // The game's ScrollDefine.lua says which bar, and where; the classic families have a wider one with arrows.
    const isClassic = frame.host.flavor !== "mainline";
    const [left, top, bottom] = isClassic ? [-2, 7, 0] : [6, 2, 5];
    const bar = child("EventFrame", frame, isClassic ? "WowClassicScrollBar" : "MinimalScrollBar");
    bar.SetPoint("TOPLEFT", frame, "TOPRIGHT", left, top);
    bar.SetPoint("BOTTOMLEFT", frame, "BOTTOMRIGHT", left, bottom);
    name(bar, { hidesIfUnscrollable: true });
    name(bar, { scrolls: frame });
    name(frame, { ScrollBar: bar });
  },
  InputScrollFrameTemplate: (frame, child) => {
    part(frame, "BACKGROUND", "inputArea", -5, 5, 5, -5);
    TEMPLATES.ScrollFrameTemplate!(frame, child);
    const box = child("EditBox", frame) as SimEditBox;
    box.font = "GameFontHighlightSmall";
    box.SetMultiLine(true);
    const instructions = text(box, "GameFontNormalSmall", "LEFT");
    instructions.SetPoint("TOPLEFT", 0, 0);
    instructions.SetTextColor(0.35, 0.35, 0.35);
    const count = text(frame, "GameFontDisableLarge");
    count.SetPoint("BOTTOMRIGHT", -6, 0);
    name(frame, { EditBox: box, CharCount: count });
    name(box, { Instructions: instructions });
    (frame as SimScrollFrame).SetScrollChild(box);
    box.SetSize(1, 1);
    box.SetScript("OnTextChanged", () => {
      instructions.SetShown(box.GetText() === "");
      box.SetHeight(math.max(1, box.fontString().GetStringHeight()));
    });
    box.SetScript("OnEscapePressed", () => box.ClearFocus());
  },
  WowScrollBoxList: () => {},
  WowClassicScrollBar: (frame) => {
    frame.SetSize(25, 560);
    part(frame, "ARTWORK", "classicScrollBar", 4, -3, -4, 3);
  },
  MinimalScrollBar: (frame) => {
    frame.SetSize(8, 560);
    part(frame, "ARTWORK", "scrollBar");
    name(frame, {
      SetHideIfUnscrollable(this: SimFrame & { hidesIfUnscrollable?: boolean }, hide: boolean): void {
        this.hidesIfUnscrollable = hide;
      },
    });
  },
  ColumnDisplayButtonTemplate: (frame) => {
    frame.SetSize(10, 24);
    part(frame, "BACKGROUND", "columnHeader");
    const button = frame as SimButton;
    button.normalFont = "GameFontHighlightSmall";
    button.label = text(frame, "GameFontHighlightSmall", "LEFT");
    button.label.SetPoint("LEFT", 8, 0);
  },
  PanelResizeButtonTemplate: (frame) => {
    frame.SetSize(16, 16);
    part(frame, "ARTWORK", "resizeGrip", 3, -3, -3, 3);
    name(frame, {
      Init(
        this: SimFrame,
        target: SimFrame,
        minWidth: number,
        minHeight: number,
        maxWidth?: number,
        maxHeight?: number,
      ): void {
        target.SetResizable(true);
        target.SetResizeBounds(minWidth, minHeight, maxWidth, maxHeight);
        name(this, { target });
      },
    });
  },
  WowStyle1DropdownTemplate: (frame) => {
    frame.SetSize(60, 24);
    part(frame, "BACKGROUND", "dropdown");
    const arrow = frame.CreateTexture(undefined, "OVERLAY");
    arrow.SetTexture("dropdownArrow");
    arrow.SetSize(18, 18);
    arrow.SetPoint("RIGHT", -1, 0);
    const label = text(frame, "GameFontHighlight", "LEFT");
    label.SetPoint("LEFT", 9, 0);
    label.SetPoint("RIGHT", arrow, "LEFT");
    (frame as SimButton).label = label;
    name(frame, { Text: label, Arrow: arrow });
  },
  InsetFrameTemplate: (frame) => {
    name(frame, { Bg: part(frame, "BACKGROUND", "inset") });
  },
  TooltipBorderedFrameTemplate: (frame) => {
    part(frame, "BACKGROUND", "tooltip");
  },
  BackdropTemplate: () => {},
};
