import {
  type FrameRegistry,
  SimButton,
  SimCheckButton,
  SimEditBox,
  SimFrame,
  SimScrollFrame,
  SimStatusBar,
  SimTooltip,
} from "./frames";
import { SimFontString } from "./regions";
import { scrollUtil, SimDataProvider, SimListView } from "./scrollBoxes";
import type { WidgetHost } from "./widgetHost";

/** What the templates that the addon uses put into a frame. */
const TEMPLATES: Record<string, ((this: void, frame: SimFrame, child: Child) => void) | undefined> = {
  BasicFrameTemplateWithInset: (frame, child) => {
    const window = frame as unknown as { TitleText: SimFontString; CloseButton: SimFrame };
    window.TitleText = frame.CreateFontString(undefined, "OVERLAY", "GameFontNormal");
    window.CloseButton = child("Button", frame);
    window.CloseButton.SetScript("OnClick", () => frame.Hide());
  },
  InputScrollFrameTemplate: (frame, child) => {
    const scroll = frame as unknown as { EditBox: SimFrame; CharCount: SimFontString };
    scroll.EditBox = child("EditBox", frame);
    scroll.CharCount = frame.CreateFontString(undefined, "OVERLAY", "GameFontDisableLarge");
  },
  UICheckButtonTemplate: (frame) => {
    const button = frame as unknown as { Text: SimFontString };
    button.Text = frame.CreateFontString(undefined, "OVERLAY", "GameFontNormalSmall");
  },
  UIPanelButtonTemplate: () => {},
  InputBoxTemplate: () => {},
  WowScrollBoxList: () => {},
  MinimalScrollBar: () => {},
};

type Child = (this: void, kind: string, parent: SimFrame) => SimFrame;

const CLASSES: Record<string, typeof SimFrame | undefined> = {
  Frame: SimFrame,
  EventFrame: SimFrame,
  Button: SimButton,
  CheckButton: SimCheckButton,
  EditBox: SimEditBox,
  StatusBar: SimStatusBar,
  ScrollFrame: SimScrollFrame,
  GameTooltip: SimTooltip,
};

function createFrame(
  host: WidgetHost,
  registry: FrameRegistry,
  kind: string,
  name: string | undefined,
  parent: SimFrame | undefined,
  template: string | undefined,
): SimFrame {
  const frameClass = CLASSES[kind];
  if (frameClass === undefined) error(`CreateFrame: Unknown frame type '${kind}'`, 3);
  const frame = new frameClass(host, parent, name, registry);
  parent?.regions.push(frame);
  if (name !== undefined) rawset(host.env, name, frame);
  if (template !== undefined) {
    const fill = TEMPLATES[template];
    if (fill === undefined) error(`CreateFrame: Couldn't find inherited node: ${template}`, 3);
    fill(frame, (childKind, childParent) =>
      createFrame(host, registry, childKind, undefined, childParent, undefined),
    );
  }
  return frame;
}

/** Hides the windows that the escape key closes: whatever global of a listed name can be shown and hidden. */
function closeSpecialWindows(env: Record<string, unknown>, names: readonly string[]): boolean {
  let closed = false;
  for (const name of names) {
    const window = rawget(env, name) as unknown as SimFrame | undefined;
    if (window?.IsShown() === true) {
      window.Hide();
      closed = true;
    }
  }
  return closed;
}

/** Calls a function for every frame that a player can see, the outer ones first. */
function eachVisible(frame: SimFrame, visit: (this: void, frame: SimFrame) => void): void {
  if (!frame.IsShown()) return;
  visit(frame);
  for (const region of frame.regions) {
    if (region instanceof SimFrame) eachVisible(region, visit);
  }
}

/** The words on a button, or beside a check button. */
function labelOf(button: SimButton): string | undefined {
  return button.text ?? (button as unknown as { Text?: SimFontString }).Text?.text;
}

/** All texts that a player can see in a frame. */
function visibleTexts(screen: SimFrame): string[] {
  const texts: string[] = [];
  const add = (text: string | undefined): void => {
    if (text !== undefined && text !== "") texts.push(text);
  };
  eachVisible(screen, (frame) => {
    if (frame instanceof SimButton || frame instanceof SimEditBox) add(frame.text);
    for (const region of frame.regions) {
      if (region instanceof SimFontString && region.shown) add(region.text);
    }
  });
  return texts;
}

/** Takes a client, and returns its widget functions and what the realm does with them. */
export function createWidgets(host: WidgetHost) {
  const registry: FrameRegistry = { listeners: {}, updating: [] };
  const create = (kind: string, name?: string, parent?: SimFrame, template?: string): SimFrame =>
    createFrame(host, registry, kind, name, parent, template);
  const screen = create("Frame");
  screen.SetSize(1366, 768);
  const specialFrames: string[] = [];

  function fireEvent(this: void, event: string, ...args: unknown[]): void {
    const listeners = registry.listeners[event];
    if (listeners === undefined) return;
    for (const frame of [...listeners]) frame.run("OnEvent", event, ...args);
  }
  function runUpdateScripts(elapsed: number): void {
    for (const frame of [...registry.updating]) {
      if (frame.IsVisible()) frame.run("OnUpdate", elapsed);
    }
  }

  return {
    CreateFrame: create as unknown as CreateFrameFunction,
    UIParent: screen as unknown as Frame,
    GameTooltip: create("GameTooltip", undefined, screen) as unknown as GameTooltip,
    DEFAULT_CHAT_FRAME: {
      AddMessage(this: object, text: string): void {
        host.chat(text);
      },
    },
    UISpecialFrames: specialFrames,
    CreateDataProvider: () => new SimDataProvider() as unknown as DataProvider,
    CreateScrollBoxListLinearView: () =>
      new SimListView(
        (template, parent) =>
          create(CLASSES[template] === undefined ? "Button" : template, undefined, parent) as SimButton,
      ) as unknown as ScrollBoxListView,
    ScrollUtil: scrollUtil as unknown as GameApi["ScrollUtil"],
    fireEvent,
    hasUpdateScripts: () => registry.updating.length > 0,
    runUpdateScripts,
    visibleTexts: () => visibleTexts(screen),
    /** The button that a player can see with these words on or beside it. */
    findButton: (label: string): SimButton | undefined => {
      let found: SimButton | undefined;
      eachVisible(screen, (frame) => {
        if (frame instanceof SimButton && labelOf(frame) === label) found ??= frame;
      });
      return found;
    },
    /** The edit boxes that a player can see, in the order in which they were made. */
    editBoxes: (): SimEditBox[] => {
      const found: SimEditBox[] = [];
      eachVisible(screen, (frame) => {
        if (frame instanceof SimEditBox) found.push(frame);
      });
      return found;
    },
    pressEscape: () => closeSpecialWindows(host.env, specialFrames),
  };
}
