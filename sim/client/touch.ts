import type { Touch } from "../realmTypes";
import { SimButton } from "../widgets/button";
import { SimEditBox } from "../widgets/editBox";
import type { SimFrame } from "../widgets/frame";
import type { GameClient } from "./gameClient";
import { act } from "./hands";
import type { UserInterface } from "./userInterface";

/**
 * What a player does with the mouse if frames are known by their numbers instead of their words, as on the page of the
 * playground. There a frame may have gone since the page last looked, so nothing here is an error.
 */

/** What each touch does to a frame. A frame that takes no such touch ignores it, as in the game. */
const TOUCHES: Record<Touch, (this: void, frame: SimFrame, ui: UserInterface, value: string) => void> = {
  click: (frame) => {
    if (frame instanceof SimButton) {
      frame.Click("LeftButton");
    }
  },
  rightClick: (frame) => {
    if (frame instanceof SimButton) {
      frame.Click("RightButton");
    }
  },
  hover: (frame, { widgets }) => widgets.hover(frame),
  leave: (frame, { widgets }) => {
    if (widgets.registry.hovered === frame) {
      widgets.hover(undefined);
    }
  },
  focus: (frame) => {
    if (frame instanceof SimEditBox && frame.IsEnabled()) {
      frame.SetFocus();
    }
  },
  blur: (frame) => {
    if (frame instanceof SimEditBox) {
      frame.ClearFocus();
    }
  },
  type: (frame, _, value) => {
    if (frame instanceof SimEditBox && frame.IsEnabled() && frame.GetText() !== value) {
      frame.type(value);
    }
  },
};

/** False if the frame is no longer there. */
export function touchFrame(game: GameClient, serial: number, how: Touch, value: string | undefined): boolean {
  const frame = game.ui.widgets.findTarget(serial);
  if (frame === undefined) {
    return false;
  }
  act(game, () => TOUCHES[how](frame, game.ui, value ?? ""));
  return true;
}

/** False if nothing scrolls at that place. */
export function scrollAt(game: GameClient, x: number, y: number, steps: number): boolean {
  const frame = game.ui.widgets.scrolledAt({ x, y });
  if (frame !== undefined) {
    act(game, () => frame.turnWheel(-steps));
  }
  return frame !== undefined;
}
