import type { Client, Touch } from "../realmTypes";
import type { UserInterface } from "./userInterface";
import { SimButton } from "../widgets/button";
import { SimEditBox } from "../widgets/editBox";
import type { SimFrame } from "../widgets/frame";

type TouchHands = Pick<Client, "targets" | "touch" | "scrollAt">;

/** What each touch does to a frame; what a frame cannot take is nothing, as in the game. */
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

/** What a player does by mouse and keyboard where the frames are known by their numbers instead of their words. */
export function createTouch(
  ui: (this: void) => UserInterface,
  act: (this: void, fn: (this: void) => void) => void,
): TouchHands {
  return {
    targets: () => ui().widgets.targets(),
    touch: (serial, how, value) => {
      const frame = ui().widgets.findTarget(serial);
      if (frame === undefined) {
        return false;
      }
      act(() => TOUCHES[how](frame, ui(), value ?? ""));
      return true;
    },
    scrollAt: (x, y, steps) => {
      const frame = ui().widgets.scrolledAt({ x, y });
      if (frame !== undefined) {
        act(() => frame.turnWheel(-steps));
      }
      return frame !== undefined;
    },
  };
}
