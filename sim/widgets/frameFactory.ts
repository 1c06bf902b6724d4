import { SimSlider, SimStatusBar } from "./bars";
import { SimButton, SimCheckButton } from "./button";
import { SimEditBox } from "./editBox";
import { type FrameRegistry, SimFrame } from "./frame";
import type { WidgetHost } from "./host";
import { SimDropdown, SimMenus } from "./menus";
import { SimListView, SimScrollBox, SimScrollFrame } from "./scrollBox";
import { type MakeChild, TEMPLATES } from "./templates";
import { SimTooltip } from "./tooltip";

/** Makes frames of every type and template. */

/** The frame types of `CreateFrame`. */
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

/** Templates whose frames can do more than their type says. */
const TEMPLATE_CLASSES: Record<string, typeof SimFrame | undefined> = { WowScrollBoxList: SimScrollBox };

function createRegistry(): FrameRegistry {
  return {
    listeners: {},
    updating: [],
    sized: [],
    focus: undefined,
    hovered: undefined,
    held: undefined,
    made: 0,
  };
}

/** Makes the frames of one client. */
export class FrameFactory {
  readonly registry = createRegistry();
  readonly menus: SimMenus;
  /** The frame that all others are in: the first that is made. */
  readonly screen: SimFrame;
  private readonly makeChild: MakeChild = (kind, parent, template) =>
    this.create(kind, undefined, parent, template);

  constructor(private readonly host: WidgetHost) {
    this.screen = this.create("Frame");
    this.menus = new SimMenus((kind, template) => this.makeChild(kind, this.screen, template));
  }

  /** The game's `CreateFrame`. */
  create(kind: string, name?: string, parent?: SimFrame, template?: string): SimFrame {
    const frameClass = TEMPLATE_CLASSES[template ?? ""] ?? CLASSES[kind];
    if (frameClass === undefined) {
      error(`CreateFrame: Unknown frame type '${kind}'`, 3);
    }
    const frame = new frameClass(this.host, parent, name, this.registry);
    parent?.regions.push(frame);
    if (name !== undefined) {
      rawset(this.host.env, name, frame);
    }
    if (frame instanceof SimDropdown) {
      frame.menus = this.menus;
    }
    for (const [one] of string.gmatch(template ?? "", "[^,%s]+")) {
      const fill = TEMPLATES[one!];
      if (fill === undefined) {
        error(`CreateFrame: Couldn't find inherited node: ${one}`, 3);
      }
      frame.template = one!;
      fill(frame, this.makeChild);
    }
    return frame;
  }

  /** A list's view names a frame type or a template; the rows of a template are buttons here. */
  createListView(): SimListView {
    return new SimListView(
      (kind, parent) => this.makeChild(CLASSES[kind] === undefined ? "Button" : kind, parent) as SimButton,
    );
  }
}
