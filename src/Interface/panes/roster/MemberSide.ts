/** The right side of a list of members: the card of the selected one, or the form for an entry. */

import { beforeEdit } from "../../commands/SyncFirst";
import { createMemberCard, type MemberCard, showMember } from "./MemberCard";
import { createMemberEditor, editMember, type MemberEditor } from "./MemberEditor";
import type { RosterRow } from "./RosterRows";
import type { ColumnTable } from "../../kit/ColumnLayout";
import { choose, elementAtKey } from "../../kit/Lists";

export const SIDE_WIDTH = 214;

export interface MemberSide {
  frame: Frame;
  card: MemberCard;
  editor: MemberEditor;
  isEdited: boolean;
}

/** What a pane with a list of members and this side has. */
interface SideParts {
  table: ColumnTable<RosterRow>;
  side: MemberSide;
}

/**
 * `onChanged` redraws the pane, which gives the side its room.
 * Called by: createMemberPane, createRosterPane
 */
export function createMemberSide(pane: Frame, above: number, onChanged: (this: void) => void): MemberSide {
  const frame = CreateFrame("Frame", undefined, pane);
  frame.SetPoint("TOPRIGHT", 0, -above);
  frame.SetPoint("BOTTOMRIGHT", 0, 0);
  frame.SetWidth(SIDE_WIDTH);
  /** Card and editor share the same place; only one is shown. Called by: createMemberSide */
  const fill = (): Frame => {
    const part = CreateFrame("Frame", undefined, frame);
    part.SetAllPoints(frame);
    return part;
  };
  const side: MemberSide = {
    frame,
    card: createMemberCard(fill(), (user) => {
      beforeEdit(() => startEditing(side, user));
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

/** Called by: createMemberPane, createMemberSide, createRosterPane */
export function startEditing(side: MemberSide, user: string): void {
  side.isEdited = true;
  editMember(side.editor, user);
}

/**
 * False if there is nothing to show: then the pane gives its room to the list.
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

/** Ignored while the form is open: what is typed would be lost. Called by: createMemberPane, createTable, pressArrow */
export function showRow<Parts extends SideParts>(
  parts: Parts,
  row: RosterRow | undefined,
  draw: (this: void, parts: Parts) => void,
): void {
  if (parts.side.isEdited) {
    return;
  }
  choose(parts.table.list, row);
  draw(parts);
}

/** Whether the key was used. Called by: createMemberPane, createRosterPane */
export function pressArrow<Parts extends SideParts>(
  parts: Parts,
  key: string,
  draw: (this: void, parts: Parts) => void,
): boolean {
  const next = parts.side.isEdited ? undefined : elementAtKey(parts.table.list, key);
  if (next !== undefined) {
    showRow(parts, next, draw);
  }
  return next !== undefined;
}
