import { findSlashCommand } from "../game/slashCommands";
import type { SeenControl } from "../realmTypes";
import type { SimButton } from "../widgets/button";
import type { SeenControl as FoundControl } from "../widgets/controls";
import type { SimEditBox } from "../widgets/editBox";
import type { SimFrame } from "../widgets/frame";
import type { Place, Point } from "../widgets/pointer";
import type { GameClient } from "./gameClient";

/**
 * What a player does with keyboard and mouse, by the words on the screen. What no player could do, such as a click on a
 * disabled button, is an error, so that a spec cannot do it by mistake.
 */

type MouseButton = "LeftButton" | "RightButton";

/** Runs what the player does, and what the game does at the end of that frame. */
export function act(game: GameClient, fn: (this: void) => void): void {
  game.perform(() => {
    fn();
    game.ui.widgets.endFrame();
  });
}

/** A button by its global name. */
function clickable(env: Record<string, unknown>, name: string): Button {
  const button = rawget(env, name) as (Button & { IsVisible?: (this: Button) => boolean }) | undefined;
  if (button === undefined) {
    error(`no frame ${name}`, 4);
  }
  const isVisible = button.IsVisible === undefined ? button.IsShown() : button.IsVisible();
  if (!isVisible) {
    error(`${name} is not shown`, 4);
  }
  if (!button.IsEnabled()) {
    error(`${name} is not enabled`, 4);
  }
  return button;
}

function buttonWith(game: GameClient, label: string): SimButton {
  const button = game.ui.widgets.findButton(label);
  if (button === undefined) {
    error(`no button ${label} can be seen`, 4);
  }
  return button;
}

function fieldWith(game: GameClient, label: string): SimEditBox {
  game.requireOnline();
  const box = game.ui.widgets.findField(label);
  if (box === undefined) {
    error(`no field ${label} can be seen`, 4);
  }
  return box;
}

export function typeSlashCommand(game: GameClient, line: string): boolean {
  game.requireOnline();
  const found = findSlashCommand(game.ui.env, line);
  if (found === undefined) {
    return false;
  }
  act(game, () => found.handler(found.message, undefined));
  return true;
}

export function clickFrame(game: GameClient, frameName: string): void {
  game.requireOnline();
  const button = clickable(game.ui.env, frameName);
  act(game, () => button.Click());
}

export function clickLabel(game: GameClient, label: string, mouseButton: MouseButton): void {
  game.requireOnline();
  const button = buttonWith(game, label);
  if (!button.IsEnabled()) {
    error(`${label} is not enabled`, 3);
  }
  act(game, () => button.Click(mouseButton));
}

export function canClick(game: GameClient, label: string): boolean {
  return game.ui.widgets.findButton(label)?.IsEnabled() === true;
}

export function typeInto(game: GameClient, index: number, text: string): void {
  game.requireOnline();
  const box = game.ui.widgets.editBoxes()[index - 1];
  if (box === undefined) {
    error(`no edit box ${index} can be seen`, 3);
  }
  act(game, () => box.type(text));
}

export function typeField(game: GameClient, label: string, text: string): void {
  const box = fieldWith(game, label);
  if (!box.IsEnabled()) {
    error(`${label} cannot be typed into`, 3);
  }
  act(game, () => {
    box.SetFocus();
    box.type(text);
  });
}

export function fieldText(game: GameClient, label: string): string {
  return fieldWith(game, label).GetText();
}

export function pressEscape(game: GameClient): boolean {
  let closed = false;
  act(game, () => {
    closed = game.ui.widgets.keyboard.pressEscape();
  });
  return closed;
}

export function pressBinding(game: GameClient, name: string): void {
  game.requireOnline();
  act(game, () => {
    if (!game.ui.pressBinding(name)) {
      error(`no binding ${name}`, 2);
    }
  });
}

/** The lines of the tooltip that a frame shows. */
function hoverFrame(game: GameClient, frame: SimFrame): string[] {
  const { widgets } = game.ui;
  act(game, () => widgets.hover(frame));
  return widgets.tooltip.IsShown() ? widgets.tooltip.lines : [];
}

export function hoverLabel(game: GameClient, label: string): string[] {
  return hoverFrame(game, buttonWith(game, label));
}

export function scroll(game: GameClient, steps: number, text?: string): void {
  const frame = game.ui.widgets.findScrolled(text);
  if (frame === undefined) {
    error("nothing that scrolls can be seen", 3);
  }
  act(game, () => frame.turnWheel(-steps));
}

export function drag(game: GameClient, from: Point, to: Point): void {
  game.requireOnline();
  act(game, () => game.ui.widgets.drag(from, to));
}

export function placeOf(game: GameClient, label: string): Place {
  const place = game.ui.widgets.placeOf(label);
  if (place === undefined) {
    error(`${label} cannot be seen`, 3);
  }
  return place;
}

/** The upper left corner of the field that is typed into. */
export function focusPlace(game: GameClient): { left: number; top: number } | undefined {
  const rect = game.ui.widgets.registry.focus?.rect();
  return rect && { left: rect.left, top: rect.bottom + rect.height };
}

function controlOf(game: GameClient, { frame, isEnabled, kind, label }: FoundControl): SeenControl {
  return {
    kind,
    label,
    isEnabled,
    click: () => act(game, () => (frame as SimButton).Click("LeftButton")),
    hover: () => {
      game.ui.widgets.tooltip.Hide();
      return hoverFrame(game, frame);
    },
  };
}

export function controls(game: GameClient): SeenControl[] {
  return game.ui.widgets.seenControls().map((found) => controlOf(game, found));
}
