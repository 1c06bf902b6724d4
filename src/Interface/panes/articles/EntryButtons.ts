/**
 * The buttons below a list of entries: new, edit, delete, undo. Buttons that the player may not use are hidden.
 */

import { beforeEdit } from "../../commands/SyncFirst";
import { createButton } from "../../kit/Controls";
import type { ArticleTable } from "../../../DataSyncManager/content/Articles";
import { text } from "../../../DataSyncManager/runtime/Locale";
import { mayEdit } from "../../../DataSyncManager/guild/Permissions";
import type { Entry } from "../../../DataSyncManager/data/Schema";
import { newArticleId } from "../../../DataSyncManager/guild/ArticleIds";
import { deleteWithUndo, lastDeletion, undoDeletion } from "../../../DataSyncManager/player/UndoDelete";

const GAP = 8;

export interface EntryButtons {
  create: Button;
  edit: Button;
  remove: Button;
  undo: Button;
}

/** What the buttons need from their pane. */
interface EntryButtonEvents {
  /** The id of the chosen entry; nothing where none is chosen. Called by: createEntryButtons */
  chosenId: (this: void) => string | undefined;
  /** Opens the editor for an id, a new one or one that is there. Called by: createEntryButtons */
  onEdit: (this: void, id: string) => void;
  /** Only if the player was allowed to delete it. Called by: createEntryButtons */
  onDeleted: (this: void) => void;
  /** Also if the deletion could not be undone. Called by: createEntryButtons */
  onRestored: (this: void) => void;
}

interface EntryButtonsState {
  table: ArticleTable;
  chosen: Entry | undefined;
  /** True while the editor is open. */
  isEdited: boolean;
}

/** Called by: createArticleButtons, createEditing */
export function createEntryButtons(
  frame: Frame,
  table: ArticleTable,
  events: EntryButtonEvents,
): EntryButtons {
  /** The id is made now, so that saving twice writes one entry. Called by: createEntryButtons */
  const startNew = (): void => events.onEdit(newArticleId());
  const create = createButton(frame, {
    label: text("BUTTON_NEW"),
    onClick: () => beforeEdit(startNew),
    tooltip: text("TOOLTIP_NEW"),
  });
  create.SetPoint("BOTTOMLEFT", 0, 0);
  /** Without a question, because the deletion can be undone. Called by: createEntryButtons */
  const deleteChosen = (): void => {
    const id = events.chosenId();
    if (id !== undefined && deleteWithUndo(table, id)) {
      events.onDeleted();
    }
  };
  const remove = createButton(frame, {
    label: text("BUTTON_DELETE"),
    onClick: deleteChosen,
    tooltip: text("TOOLTIP_DELETE"),
  });
  remove.SetPoint("BOTTOMRIGHT", 0, 0);
  /** The chosen article may have been removed since the button was drawn. Called by: createEntryButtons */
  const editChosen = (): void => {
    const id = events.chosenId();
    if (id !== undefined) {
      events.onEdit(id);
    }
  };
  const edit = createButton(frame, {
    label: text("BUTTON_EDIT"),
    onClick: () => beforeEdit(editChosen),
    tooltip: text("TOOLTIP_EDIT"),
  });
  edit.SetPoint("RIGHT", remove, "LEFT", -GAP, 0);
  /** Brings back the last deletion in this table. Called by: createEntryButtons */
  const restore = (): void => {
    undoDeletion(table);
    events.onRestored();
  };
  const undo = createButton(frame, {
    label: text("BUTTON_UNDO"),
    onClick: restore,
    tooltip: text("TOOLTIP_UNDO"),
  });
  undo.SetPoint("RIGHT", edit, "LEFT", -GAP, 0);
  return { create, edit, remove, undo };
}

/** Called by: drawArticlePane, drawCalendarPane */
export function drawEntryButtons(
  buttons: EntryButtons,
  { chosen, isEdited, table }: EntryButtonsState,
): void {
  const mayChange = chosen !== undefined && mayEdit(table, chosen.id, chosen.guildName) && !isEdited;
  buttons.create.SetShown(mayEdit(table, ""));
  buttons.create.SetEnabled(!isEdited);
  buttons.edit.SetShown(mayChange);
  buttons.remove.SetShown(mayChange);
  buttons.undo.SetShown(lastDeletion(table) !== undefined && !isEdited);
}
