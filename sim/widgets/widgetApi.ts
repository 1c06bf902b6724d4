import type { WidgetHost } from "./host";
import { createMenuUtil } from "./menus";
import { SimDataProvider, scrollUtil } from "./scrollBox";
import { createSettingsApi } from "./settingsApi";
import { SettingsWindow } from "./settingsWindow";
import type { Widgets } from "./widgets";

/** Puts together the part of the game's API that is about frames. */

export type WidgetApi = Pick<
  Required<GameApi>,
  | "CreateFrame"
  | "UIParent"
  | "GameTooltip"
  | "DEFAULT_CHAT_FRAME"
  | "UISpecialFrames"
  | "CreateIndexRangeDataProvider"
  | "CreateScrollBoxListLinearView"
  | "ScrollUtil"
  | "MenuUtil"
  | "Minimap"
  | "GetCursorPosition"
  | "IsControlKeyDown"
  | "IsShiftKeyDown"
  | "AddonCompartmentFrame"
  | "Settings"
  | "CreateSettingsListSectionHeaderInitializer"
  | "CreateSettingsButtonInitializer"
>;

/** The menu of addons at the minimap. Nobody opens it here; `entries` is for the specs. */
function createCompartment(): AddonCompartment {
  const entries: Parameters<AddonCompartment["RegisterAddon"]>[0][] = [];
  const compartment = {
    entries,
    RegisterAddon(this: AddonCompartment, entry: (typeof entries)[number]): void {
      entries.push(entry);
    },
  };
  return compartment;
}

/** The part of the game's API that is about frames. The casts are where the game's types end and the realm's begin. */
export function createWidgetApi(host: WidgetHost, widgets: Widgets): WidgetApi {
  const { factory, keyboard, mouse } = widgets;
  const settingsWindow = new SettingsWindow(factory);
  return {
    CreateFrame: ((kind: string, name?: string, parent?: never, template?: string) =>
      factory.create(kind, name, parent, template)) as unknown as CreateFrameFunction,
    UIParent: widgets.screen,
    GameTooltip: widgets.tooltip,
    DEFAULT_CHAT_FRAME: {
      AddMessage(this: object, text: string): void {
        host.chat(text);
      },
    },
    UISpecialFrames: keyboard.specialFrames,
    CreateIndexRangeDataProvider: (size) => new SimDataProvider(size),
    CreateScrollBoxListLinearView: () => factory.createListView(),
    ScrollUtil: scrollUtil,
    MenuUtil: createMenuUtil(factory.menus),
    Minimap: widgets.minimap,
    GetCursorPosition: () => $multi(mouse.x, mouse.y),
    IsControlKeyDown: () => keyboard.control,
    IsShiftKeyDown: () => keyboard.shift,
    AddonCompartmentFrame: createCompartment(),
    ...createSettingsApi(settingsWindow),
  };
}
