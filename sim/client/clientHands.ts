import type { Client } from "../realmTypes";
import { findSlashCommand } from "../game/slashCommands";
import type { UserInterface } from "./userInterface";
import type { SimButton } from "../widgets/button";
import type { SimEditBox } from "../widgets/editBox";
import { createTouch } from "./touch";

/** Returns a button by its global name; throws where a player could not click on it. */
function clickable(env: Record<string, unknown>, name: string): Button {
  const button = rawget(env, name) as (Button & { IsVisible?: (this: Button) => boolean }) | undefined;
  if (button === undefined) {
    error(`no frame ${name}`, 3);
  }
  const isVisible = button.IsVisible === undefined ? button.IsShown() : button.IsVisible();
  if (!isVisible) {
    error(`${name} is not shown`, 3);
  }
  if (!button.IsEnabled()) {
    error(`${name} is not enabled`, 3);
  }
  return button;
}

type Hands = Pick<
  Client,
  | "slash"
  | "click"
  | "clickLabel"
  | "rightClick"
  | "canClick"
  | "typeInto"
  | "typeField"
  | "fieldText"
  | "pressEscape"
  | "pressKey"
  | "hover"
  | "focusPlace"
  | "controls"
  | "pressBinding"
  | "drag"
  | "placeOf"
  | "scroll"
  | "visibleTexts"
  | "sentences"
  | "paint"
  | "layoutFaults"
  | "targets"
  | "touch"
  | "scrollAt"
>;

/** What the player does with keyboard and mouse; takes the present interface and how to run an addon's code. */
export function createHands(
  ui: (this: void) => UserInterface,
  requireOnline: (this: void) => void,
  perform: (this: void, fn: (this: void) => void) => void,
): Hands {
  /** Runs what the player does, and what the game does at the end of that frame. */
  function act(fn: (this: void) => void): void {
    perform(() => {
      fn();
      ui().widgets.tellSizes();
    });
  }
  function slash(line: string): boolean {
    requireOnline();
    const found = findSlashCommand(ui().env, line);
    if (found === undefined) {
      return false;
    }
    act(() => found.handler(found.message, undefined));
    return true;
  }
  function click(frameName: string): void {
    requireOnline();
    const button = clickable(ui().env, frameName);
    act(() => button.Click());
  }
  function clickWith(label: string, mouseButton: string): void {
    requireOnline();
    const button = ui().widgets.findButton(label);
    if (button === undefined) {
      error(`no button ${label} can be seen`, 3);
    }
    if (!button.IsEnabled()) {
      error(`${label} is not enabled`, 3);
    }
    act(() => button.Click(mouseButton));
  }
  function field(label: string): SimEditBox {
    requireOnline();
    const box = ui().widgets.findField(label);
    if (box === undefined) {
      error(`no field ${label} can be seen`, 3);
    }
    return box;
  }
  function typeInto(index: number, text: string): void {
    requireOnline();
    const box = ui().widgets.editBoxes()[index - 1];
    if (box === undefined) {
      error(`no edit box ${index} can be seen`, 2);
    }
    act(() => box.type(text));
  }
  function typeField(label: string, text: string): void {
    const box = field(label);
    if (!box.IsEnabled()) {
      error(`${label} cannot be typed into`, 2);
    }
    act(() => {
      box.SetFocus();
      box.type(text);
    });
  }
  function pressEscape(): boolean {
    let closed = false;
    act(() => {
      closed = ui().widgets.pressEscape();
    });
    return closed;
  }
  function hover(label: string): string[] {
    const { widgets } = ui();
    const button = widgets.findButton(label);
    if (button === undefined) {
      error(`no button ${label} can be seen`, 2);
    }
    act(() => widgets.hover(button));
    return widgets.tooltip.IsShown() ? widgets.tooltip.lines : [];
  }
  function scroll(steps: number, text?: string): void {
    const frame = ui().widgets.findScrolled(text);
    if (frame === undefined) {
      error("nothing that scrolls can be seen", 2);
    }
    act(() => frame.turnWheel(-steps));
  }
  return {
    slash,
    click,
    clickLabel: (label) => clickWith(label, "LeftButton"),
    rightClick: (label) => clickWith(label, "RightButton"),
    canClick: (label) => ui().widgets.findButton(label)?.IsEnabled() === true,
    typeInto,
    typeField,
    fieldText: (label) => field(label).GetText(),
    pressEscape,
    pressKey: (key) => act(() => ui().widgets.pressKey(key)),
    hover,
    focusPlace: () => {
      const rect = ui().widgets.registry.focus?.rect();
      return rect && { left: rect.left, top: rect.bottom + rect.height };
    },
    controls: () =>
      ui()
        .widgets.seenControls()
        .map(({ frame, isEnabled, kind, label }) => ({
          kind,
          label,
          isEnabled,
          click: () => act(() => (frame as SimButton).Click("LeftButton")),
          hover: () => {
            const { widgets } = ui();
            widgets.tooltip.Hide();
            act(() => widgets.hover(frame));
            return widgets.tooltip.IsShown() ? widgets.tooltip.lines : [];
          },
        })),
    pressBinding: (name) => {
      requireOnline();
      act(() => {
        if (!ui().pressBinding(name)) {
          error(`no binding ${name}`, 2);
        }
      });
    },
    drag: (from, to) => {
      requireOnline();
      act(() => ui().widgets.drag(from, to));
    },
    placeOf: (label) => {
      const place = ui().widgets.placeOf(label);
      if (place === undefined) {
        error(`${label} cannot be seen`, 2);
      }
      return place;
    },
    scroll,
    sentences: () => ui().sentences(),
    visibleTexts: () => ui().widgets.visibleTexts(),
    paint: () => ui().widgets.paint(),
    layoutFaults: () => ui().widgets.layoutFaults(),
    ...createTouch(ui, act),
  };
}
