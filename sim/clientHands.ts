import type { Client } from "./realmTypes";
import { findSlashCommand } from "./slashCommands";
import type { UserInterface } from "./userInterface";

/** Returns a button by its global name; throws where a player could not click on it. */
function clickable(env: Record<string, unknown>, name: string): Button {
  const button = rawget(env, name) as (Button & { IsVisible?: (this: Button) => boolean }) | undefined;
  if (button === undefined) error(`no frame ${name}`, 3);
  const isVisible = button.IsVisible === undefined ? button.IsShown() : button.IsVisible();
  if (!isVisible) error(`${name} is not shown`, 3);
  if (!button.IsEnabled()) error(`${name} is not enabled`, 3);
  return button;
}

/** What the player does with keyboard and mouse; takes the present interface and how to run an addon's code. */
export function createHands(
  ui: (this: void) => UserInterface,
  requireOnline: (this: void) => void,
  perform: (this: void, fn: (this: void) => void) => void,
): Pick<Client, "slash" | "click" | "clickLabel" | "typeInto" | "pressEscape" | "visibleTexts"> {
  function slash(line: string): boolean {
    requireOnline();
    const found = findSlashCommand(ui().env, line);
    if (found === undefined) return false;
    perform(() => found.handler(found.message, undefined));
    return true;
  }
  function click(frameName: string): void {
    requireOnline();
    const button = clickable(ui().env, frameName);
    perform(() => button.Click());
  }
  function clickLabel(label: string): void {
    requireOnline();
    const button = ui().widgets.findButton(label);
    if (button === undefined) error(`no button ${label} can be seen`, 2);
    if (!button.IsEnabled()) error(`${label} is not enabled`, 2);
    perform(() => button.Click());
  }
  function typeInto(index: number, text: string): void {
    requireOnline();
    const box = ui().widgets.editBoxes()[index - 1];
    if (box === undefined) error(`no edit box ${index} can be seen`, 2);
    perform(() => box.type(text));
  }
  function pressEscape(): boolean {
    let closed = false;
    perform(() => {
      closed = ui().pressEscape();
    });
    return closed;
  }
  return { slash, click, clickLabel, typeInto, pressEscape, visibleTexts: () => ui().widgets.visibleTexts() };
}
