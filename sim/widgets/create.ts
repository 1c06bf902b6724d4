import { SimSlider, SimStatusBar } from "./bars";
import { SimButton, SimCheckButton } from "./button";
import { SimEditBox } from "./editBox";
import { type FrameRegistry, SimFrame, tellSizes } from "./frame";
import type { WidgetHost } from "./host";
import { layoutFaults } from "./faults";
import { eachVisible, editBoxes, findButton, findField, findScrolled, visibleTexts } from "./look";
import { createMenuUtil, SimDropdown, SimMenus } from "./menus";
import { paint } from "./paint";
import { seenControls } from "./controls";
import { findTarget, scrolledAt, targets } from "./targets";
import { drag, placeOf, type Point } from "./pointer";
import { SimDataProvider, SimListView, SimScrollBox, SimScrollFrame, scrollUtil } from "./scrollBox";
import { createSettingsPanel } from "./settingsPanel";
import { TEMPLATES } from "./templates";
import { SimTooltip } from "./tooltip";

/** The screen in the game's units: it is always 768 high; a wide one has this width. */
const SCREEN_WIDTH = 1366;
const SCREEN_HEIGHT = 768;

const CLASSES: Record<string, typeof SimFrame | undefined> = {
  Frame: SimFrame,
  EventFrame: SimFrame,
  Button: SimButton,
  DropdownButton: SimDropdown,
  CheckButton: SimCheckButton,
  EditBox: SimEditBox,
  StatusBar: SimStatusBar,
  Slider: SimSlider,
  ScrollFrame: SimScrollFrame,
  GameTooltip: SimTooltip,
};

/** Templates whose frames are more than their kind says. */
const TEMPLATE_CLASSES: Record<string, typeof SimFrame | undefined> = { WowScrollBoxList: SimScrollBox };

/** Hides the windows that the escape key closes: whatever global of a listed name can be shown and hidden. */
function closeSpecialWindows(env: Record<string, unknown>, names: readonly string[]): boolean {
  let closed = false;
  for (const name of names) {
    const window = rawget(env, name) as SimFrame | undefined;
    if (window?.IsShown() === true) {
      window.Hide();
      closed = true;
    }
  }
  return closed;
}

/** Takes a client, and returns its widget functions and what the realm does with them. */
export function createWidgets(host: WidgetHost) {
  const registry: FrameRegistry = {
    listeners: {},
    updating: [],
    sized: [],
    focus: undefined,
    hovered: undefined,
    held: undefined,
    made: 0,
  };
  const menus = new SimMenus((kind, template) => create(kind, undefined, screen, template));

  function create(this: void, kind: string, name?: string, parent?: SimFrame, template?: string): SimFrame {
    const frameClass = TEMPLATE_CLASSES[template ?? ""] ?? CLASSES[kind];
    if (frameClass === undefined) {
      error(`CreateFrame: Unknown frame type '${kind}'`, 3);
    }
    const frame = new frameClass(host, parent, name, registry);
    parent?.regions.push(frame);
    if (name !== undefined) {
      rawset(host.env, name, frame);
    }
    if (frame instanceof SimDropdown) {
      frame.menus = menus;
    }
    for (const [one] of string.gmatch(template ?? "", "[^,%s]+")) {
      const fill = TEMPLATES[one!];
      if (fill === undefined) {
        error(`CreateFrame: Couldn't find inherited node: ${one}`, 3);
      }
      frame.template = one!;
      fill(frame, (childKind, childParent, childTemplate) =>
        create(childKind, undefined, childParent, childTemplate),
      );
    }
    return frame;
  }
  const screen = create("Frame");
  screen.SetSize(SCREEN_WIDTH, SCREEN_HEIGHT);
  const tooltip = create("GameTooltip", undefined, screen, "TooltipBorderedFrameTemplate") as SimTooltip;
  tooltip.SetFrameStrata("TOOLTIP");
  tooltip.Hide();
  const minimap = create("Frame", undefined, screen);
  minimap.SetSize(140, 140);
  minimap.SetPoint("TOPRIGHT", -10, -20);
  // Pictures are of windows; what lies at the minimap is there, but not drawn.
  minimap.SetAlpha(0);
  const specialFrames: string[] = [];
  const settingsPanel = createSettingsPanel(screen, (kind, parent, template) =>
    create(kind, undefined, parent, template),
  ) as unknown as Pick<
    GameApi,
    "Settings" | "CreateSettingsListSectionHeaderInitializer" | "CreateSettingsButtonInitializer"
  >;

  function fireEvent(this: void, event: string, ...args: unknown[]): void {
    const listeners = registry.listeners[event];
    if (listeners === undefined) {
      return;
    }
    for (const frame of [...listeners]) {
      frame.run("OnEvent", event, ...args);
    }
  }
  function runUpdateScripts(elapsed: number): void {
    for (const frame of [...registry.updating]) {
      if (frame.IsVisible()) {
        frame.run("OnUpdate", elapsed);
      }
    }
  }
  /** Moves the mouse over a frame, or away from all. */
  function hover(frame: SimFrame | undefined): void {
    registry.hovered?.run("OnLeave");
    registry.hovered = frame;
    frame?.run("OnEnter", true);
  }
  /** What the escape key does: it leaves an edit box first, then closes windows. */
  function pressEscape(): boolean {
    if (menus.isOpen()) {
      menus.close();
      return true;
    }
    if (registry.focus !== undefined) {
      registry.focus.run("OnEscapePressed");
      return true;
    }
    return closeSpecialWindows(host.env, specialFrames);
  }

  /** Gives a key to the edit box that is typed into, or to the windows that listen to the keyboard. */
  function pressKey(pressed: string): void {
    const [modifiers, name] = string.match(pressed, "^(.-)([^%-]+)$");
    const key = name ?? pressed;
    keys.control = string.find(modifiers ?? "", "CTRL", 1, true)[0] !== undefined;
    keys.shift = string.find(modifiers ?? "", "SHIFT", 1, true)[0] !== undefined;
    const { focus } = registry;
    const scripts: Record<string, string> = {
      TAB: "OnTabPressed",
      ENTER: "OnEnterPressed",
      ESCAPE: "OnEscapePressed",
    };
    if (focus !== undefined) {
      if (scripts[key] !== undefined) {
        focus.run(scripts[key]);
      }
      return;
    }
    eachVisible(screen, (frame) => {
      if (frame.keyboard) {
        frame.run("OnKeyDown", key);
      }
    });
  }

  const mouse = { x: 0, y: 0 };
  /** The menu of addons at the minimap: what was registered with it. */
  const compartment = {
    entries: [] as Parameters<AddonCompartment["RegisterAddon"]>[0][],
    RegisterAddon(this: AddonCompartment, entry: Parameters<AddonCompartment["RegisterAddon"]>[0]): void {
      compartment.entries.push(entry);
    },
  };
  const keys = { control: false, shift: false };

  return {
    keys,
    mouse,
    compartment,
    CreateFrame: create as unknown as CreateFrameFunction,
    UIParent: screen as unknown as Frame,
    Minimap: minimap as unknown as Frame,
    GameTooltip: tooltip as unknown as GameTooltip,
    DEFAULT_CHAT_FRAME: {
      AddMessage(this: object, text: string): void {
        host.chat(text);
      },
    },
    UISpecialFrames: specialFrames,
    CreateIndexRangeDataProvider: (size: number) => new SimDataProvider(size) as unknown as DataProvider,
    CreateScrollBoxListLinearView: () =>
      new SimListView(
        (kind, parent) =>
          create(CLASSES[kind] === undefined ? "Button" : kind, undefined, parent) as SimButton,
      ) as unknown as ScrollBoxListView,
    ScrollUtil: scrollUtil as unknown as GameApi["ScrollUtil"],
    MenuUtil: createMenuUtil(menus) as unknown as GameApi["MenuUtil"],
    settingsPanel,
    screen,
    registry,
    fireEvent,
    hasUpdateScripts: () => registry.updating.length > 0,
    runUpdateScripts,
    tellSizes: () => {
      // The mouse is not over what has gone.
      if (registry.hovered?.IsVisible() === false) {
        hover(undefined);
      }
      // Nor is anything typed into what has gone.
      if (registry.focus?.IsVisible() === false) {
        (registry.focus as SimEditBox).ClearFocus();
      }
      tellSizes(registry);
    },
    hover,
    drag: (from: Point, to: Point) => drag(screen, registry, mouse, from, to),
    placeOf: (label: string) => placeOf(screen, label),
    seenControls: () => seenControls(screen),
    targets: () => targets(screen),
    findTarget: (serial: number) => findTarget(screen, serial),
    scrolledAt: (point: Point) => scrolledAt(screen, point),
    visibleTexts: () => visibleTexts(screen),
    /** What a menu has in front of everything else is found first. */
    findButton: (label: string) =>
      menus.levels.reduce<SimButton | undefined>(
        (found, menu) => findButton(menu, label) ?? found,
        undefined,
      ) ?? findButton(screen, label),
    findField: (label: string) => findField(screen, label),
    findScrolled: (text?: string) => findScrolled(screen, text),
    editBoxes: () => editBoxes(screen),
    pressEscape,
    pressKey,
    tooltip,
    paint: () => paint(screen),
    layoutFaults: () => layoutFaults(screen, minimap),
  };
}
