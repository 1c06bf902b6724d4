/** The right side of a list of members: the card of the chosen one, or the form for an entry. */

import { createMemberCard, type MemberCard, showMember } from "./MemberCard";
import { createMemberEditor, editMember, type MemberEditor } from "./MemberEditor";
import type { RosterRow } from "./RosterRows";

export const SIDE_WIDTH = 214;

export interface MemberSide {
  frame: Frame;
  card: MemberCard;
  editor: MemberEditor;
  isEdited: boolean;
}

/**
 * Takes the pane's frame, the room above, and how to draw the pane. Makes the side, empty.
 * Called by: createMemberPane, createRosterPane
 */
export function createMemberSide(pane: Frame, above: number, onChanged: (this: void) => void): MemberSide {
  const frame = CreateFrame("Frame", undefined, pane);
  frame.SetPoint("TOPRIGHT", 0, -above);
  frame.SetPoint("BOTTOMRIGHT", 0, 0);
  frame.SetWidth(SIDE_WIDTH);
  const fill = (): Frame => {
    const part = CreateFrame("Frame", undefined, frame);
    part.SetAllPoints(frame);
    return part;
  };
  const side: MemberSide = {
    frame,
    card: createMemberCard(fill(), (user) => {
      startEditing(side, user);
      onChanged();
    }),
    editor: createMemberEditor(fill(), () => {
      side.isEdited = false;
      onChanged();
    }),
    isEdited: false,
  };
  return side;
}

/**
 * Takes the side and a user. Opens the form for their entry.
 * Called by: createMemberPane, createMemberSide, createRosterPane
 */
export function startEditing(side: MemberSide, user: string): void {
  side.isEdited = true;
  editMember(side.editor, user);
}

/**
 * Takes the side, the chosen row or nothing, and its alts. Shows its card, or the form. Returns whether there is anything to see.
 * Called by: drawMemberPane, drawRosterPane
 */
export function drawMemberSide(
  side: MemberSide,
  row: RosterRow | undefined,
  alts: readonly RosterRow[],
): boolean {
  const { card, editor, frame, isEdited } = side;
  const isShown = isEdited || row !== undefined;
  frame.SetShown(isShown);
  card.frame.SetShown(!isEdited);
  editor.frame.SetShown(isEdited);
  if (row !== undefined) {
    showMember(card, row, alts);
  }
  return isShown;
}
