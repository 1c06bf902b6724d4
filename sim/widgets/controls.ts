import { SimButton, SimCheckButton } from "./button";
import { SimEditBox } from "./editBox";
import type { SimFrame } from "./frame";
import { eachVisible, textsOf } from "./look";
import { SimScrollBox } from "./scrollBox";

/** Lists the controls on the screen, for specs that click on all of them. */

/** A control that a player can see. */
export interface SeenControl {
  kind: "button" | "check" | "field" | "row";
  /** Its words, or its template's name if it has none. */
  label: string;
  isEnabled: boolean;
  frame: SimFrame;
}

/** Every control that can be seen, in the order in which they were made; the rows of lists are called so. */
export function seenControls(screen: SimFrame): SeenControl[] {
  const controls: SeenControl[] = [];
  eachVisible(screen, (frame) => {
    if (frame instanceof SimEditBox) {
      const { Instructions } = frame as SimEditBox & { Instructions?: { text?: string } };
      const label = Instructions?.text ?? "";
      controls.push({ kind: "field", label, isEnabled: frame.IsEnabled(), frame });
    } else if (frame instanceof SimButton) {
      const isRow = frame.parent instanceof SimScrollBox;
      const kind = isRow ? "row" : frame instanceof SimCheckButton ? "check" : "button";
      const label = frame.GetText() ?? textsOf(frame)[0] ?? frame.template;
      controls.push({ kind, label, isEnabled: frame.IsEnabled(), frame });
    }
  });
  return controls;
}
