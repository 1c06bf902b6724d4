/** The last line of the pane for syncing: the sync that another member started, with its progress. */

import { incomingView } from "./IncomingSync";
import { createBar, type LabelledBar, TABLE_COLOR } from "./SyncProgress";
import { createCutLabel } from "../../kit/Controls";

const LINE_HEIGHT = 22;
const MARGIN = 6;

export interface IncomingLine extends LabelledBar {
  /** What is shown while no sync runs. */
  ended: FontString;
}

/** At the bottom of the pane. Called by: createSyncPane */
export function createIncomingLine(frame: Frame): IncomingLine {
  const { bar, label } = createBar(frame, TABLE_COLOR);
  bar.SetPoint("BOTTOMLEFT", 0, 0);
  bar.SetPoint("BOTTOMRIGHT", 0, 0);
  const ended = createCutLabel(frame, "GameFontDisableSmall");
  ended.SetPoint("BOTTOMLEFT", MARGIN, 2);
  ended.SetPoint("BOTTOMRIGHT", -MARGIN, 2);
  return { bar, label, ended };
}

/** The height that the line needs: none before anybody has synced with the player. Called by: drawSyncPane */
export function drawIncoming({ bar, ended, label }: IncomingLine): number {
  const view = incomingView();
  const isRunning = view?.part !== undefined;
  bar.SetShown(isRunning);
  bar.SetValue(view?.part ?? 0);
  label.SetText(isRunning ? view.text : "");
  ended.SetText(isRunning ? "" : (view?.text ?? ""));
  return view === undefined ? 0 : LINE_HEIGHT;
}
