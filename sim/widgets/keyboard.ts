import type { FrameRegistry, SimFrame } from "./frame";
import { eachVisible } from "./look";
import type { SimMenus } from "./menus";

/** Gives keys to whoever would get them in the game. */

/** What some keys do to the edit box that is typed into; the others go to its text. */
const EDIT_BOX_SCRIPTS: Record<string, string | undefined> = {
  TAB: "OnTabPressed",
  ENTER: "OnEnterPressed",
  ESCAPE: "OnEscapePressed",
};

/** Hides the windows that the escape key closes: whatever global of a listed name can be shown and hidden. */
function closeSpecialWindows(env: Record<string, unknown>, names: readonly string[]): boolean {
  let closed = false;
  for (const name of names) {
    const window = rawget<Record<string, SimFrame | undefined>, string>(
      env as Record<string, SimFrame | undefined>,
      name,
    );
    if (window?.IsShown() === true) {
      window.Hide();
      closed = true;
    }
  }
  return closed;
}

/** One client's keyboard, and who gets its keys. */
export class Keyboard {
  /** Whether the keys that `IsControlKeyDown` and `IsShiftKeyDown` ask for were held with the last key. */
  control = false;
  shift = false;
  /** The game's `UISpecialFrames`: global names of windows that the escape key closes. */
  readonly specialFrames: string[] = [];

  constructor(
    private readonly env: Record<string, unknown>,
    private readonly screen: SimFrame,
    private readonly registry: FrameRegistry,
    private readonly menus: SimMenus,
  ) {}

  /** Keys are named as in key bindings, such as `CTRL-SHIFT-DOWN`. */
  press(pressed: string): void {
    const [modifiers, name] = string.match(pressed, "^(.-)([^%-]+)$");
    const key = name ?? pressed;
    this.control = string.find(modifiers ?? "", "CTRL", 1, true)[0] !== undefined;
    this.shift = string.find(modifiers ?? "", "SHIFT", 1, true)[0] !== undefined;
    const { focus } = this.registry;
    if (focus !== undefined) {
      const script = EDIT_BOX_SCRIPTS[key];
      if (script !== undefined) {
        focus.run(script);
      }
      return;
    }
    eachVisible(this.screen, (frame) => {
      if (frame.keyboard) {
        frame.run("OnKeyDown", key);
      }
    });
  }

  /** The escape key closes a menu first, then leaves an edit box, then closes windows. False if there was nothing. */
  pressEscape(): boolean {
    if (this.menus.isOpen()) {
      this.menus.close();
      return true;
    }
    const { focus } = this.registry;
    if (focus !== undefined) {
      focus.run("OnEscapePressed");
      return true;
    }
    return closeSpecialWindows(this.env, this.specialFrames);
  }
}
