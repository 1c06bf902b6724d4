/** What a pane of the window is. */

import type { Topic } from "../../DataSyncManager/runtime/Changes";

/** A pane that has been made. */
export interface PaneView {
  /** Draws it as things are now. Called by: createPane */
  draw: (this: void) => void;
  /**
   * A key that the player pressed while nothing is typed into. True if the pane has used it.
   * Called by: pressKey
   */
  onKey?: (this: void, key: string) => boolean;
}

/** A pane: its name in the list on the left, and how it is made when it is shown for the first time. */
export interface Pane {
  key: string;
  title: keyof LocaleStrings;
  /** What the pane is for. */
  tooltip: keyof LocaleStrings;
  /** What its drawing depends on. */
  topics: readonly Topic[];
  /** Called when the pane is first shown; the frame is the pane's own. Called by: createPane */
  create: (this: void, frame: Frame) => PaneView;
  /** Left out where the player may not use it. Called by: allowedTabs */
  isAllowed?: (this: void) => boolean;
  /**
   * What stands beside its name, such as how many articles are unread; nothing where there is nothing to say.
   * Called by: drawTabs
   */
  badge?: (this: void) => string | undefined;
}
