/** Quick groups: the player's own lists of characters to invite together. */

import { onResize } from "../../kit/Measures";
import { createGroupMembers, drawGroupMembers, type GroupMembers } from "./GroupMembers";
import { createNameRow } from "./NameRow";
import { confirm } from "../../kit/Confirm";
import { createButton, createCutLabel, createLabel, linkTabOrder } from "../../kit/Controls";
import {
  choose,
  createList,
  keepChosen,
  type List,
  elementAtKey,
  SCROLL_BAR_ROOM,
  setElements,
} from "../../kit/Lists";
import type { Pane, PaneView } from "../../kit/Panes";
import {
  addGroup,
  deleteGroup,
  inviteGroups,
  renameGroup,
} from "../../../DataSyncManager/player/InviteGroups";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import type { InviteGroup } from "../../../DataSyncManager/data/SavedData";

const GAP = 8;
const LIST_PART = 0.4;
const TOP = 62;
const BOTTOM = 30;
const ROW_HEIGHT = 22;

interface GroupsParts {
  list: List<InviteGroup>;
  name: EditBox;
  empty: FontString;
  create: Button;
  rename: Button;
  remove: Button;
  members: GroupMembers;
}

export const groupsPane: Pane = {
  key: "groups",
  title: "PANE_GROUPS",
  tooltip: "PANE_GROUPS_TIP",
  topics: ["preference", "guild"],
  create: createGroupsPane,
};

/** Called by: GroupsPane.ts */
function createGroupsPane(frame: Frame): PaneView {
  /** The controls are made before the pane's parts are complete. Called by: createGroupsPane */
  const draw = (): void => drawGroupsPane(parts);
  const how = createLabel(frame, "GameFontHighlightSmall", text("GROUPS_HOW"));
  how.SetPoint("TOPLEFT", 0, -4);
  how.SetPoint("TOPRIGHT", 0, -4);
  const side = CreateFrame("Frame", undefined, frame);
  side.SetPoint("TOPLEFT", 0, -TOP + 28);
  side.SetPoint("BOTTOMLEFT", 0, 0);
  const { empty, list } = createGroupList(side, (group) => chooseGroup(parts, group));
  const controls = createGroupControls(side, list, draw);
  const members = CreateFrame("Frame", undefined, frame);
  members.SetPoint("TOPLEFT", side, "TOPRIGHT", 2 * GAP, 0);
  members.SetPoint("BOTTOMRIGHT", 0, 0);
  const parts: GroupsParts = {
    list,
    empty,
    ...controls,
    members: createGroupMembers(members, () => list.chosen, draw),
  };
  linkTabOrder([parts.name, parts.members.name]);
  onResize(frame, () => side.SetWidth(math.max(1, frame.GetWidth() * LIST_PART)));
  return { draw, onKey: (key) => pressArrow(parts, key) };
}

/** Called by: createGroupsPane, pressArrow */
function chooseGroup(parts: GroupsParts, group: InviteGroup): void {
  choose(parts.list, group);
  parts.name.SetText(group.name);
  drawGroupsPane(parts);
}

/** Called by: createGroupsPane */
function createGroupList(
  side: Frame,
  onChosen: (this: void, group: InviteGroup) => void,
): Pick<GroupsParts, "list" | "empty"> {
  const list = createList<InviteGroup, { name: FontString; count: FontString }>(side, {
    rowHeight: ROW_HEIGHT,
    make: (row) => {
      const count = createLabel(row, "GameFontDisableSmall", "");
      count.SetPoint("RIGHT", -6, 0);
      const name = createCutLabel(row, "GameFontHighlight");
      name.SetPoint("LEFT", 8, 0);
      name.SetPoint("RIGHT", count, "LEFT", -GAP, 0);
      return { count, name };
    },
    fill: ({ count, name }, group) => {
      name.SetText(plainText(group.name));
      count.SetText(text("GROUP_COUNT", group.members.length));
    },
    onClick: onChosen,
  });
  list.box.SetPoint("TOPLEFT", 0, -28);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, BOTTOM);
  const empty = createLabel(side, "GameFontDisable", text("GROUPS_EMPTY"));
  empty.SetPoint("TOPLEFT", 8, -40);
  empty.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM - 8, -40);
  return { list, empty };
}

/** Called by: createGroupsPane */
function createGroupControls(
  side: Frame,
  list: List<InviteGroup>,
  draw: (this: void) => void,
): Pick<GroupsParts, "create" | "name" | "rename" | "remove"> {
  const { button: create, name } = createNameRow(side, {
    label: "BUTTON_NEW",
    tooltip: "TOOLTIP_NEW_GROUP",
    onClick: (field) => {
      const group = addGroup(field.GetText());
      if (group !== undefined) {
        choose(list, group);
        draw();
      }
    },
    tip: ["FIELD_GROUP", "TIP_GROUP_NAME"],
    maxLetters: 40,
    draw,
  });
  const rename = createButton(side, {
    label: text("BUTTON_RENAME"),
    onClick: () => {
      if (list.chosen !== undefined) {
        renameGroup(list.chosen, name.GetText());
      }
    },
    tooltip: text("TOOLTIP_RENAME_GROUP"),
  });
  rename.SetPoint("BOTTOMLEFT", 0, 0);
  const remove = createButton(side, {
    label: text("BUTTON_DELETE"),
    onClick: () => askToDelete(list.chosen),
    tooltip: text("TOOLTIP_DELETE_GROUP"),
  });
  remove.SetPoint("LEFT", rename, "RIGHT", GAP, 0);
  return { create, name, rename, remove };
}

/** Called by: createGroupControls */
function askToDelete(group: InviteGroup | undefined): void {
  if (group !== undefined) {
    confirm({
      question: text("CONFIRM_DELETE_GROUP", group.name, group.members.length),
      accept: text("BUTTON_DELETE"),
      onAccept: () => deleteGroup(group),
    });
  }
}

/** Whether the key was used. Called by: createGroupsPane */
function pressArrow(parts: GroupsParts, key: string): boolean {
  const next = elementAtKey(parts.list, key);
  if (next !== undefined) {
    chooseGroup(parts, next);
  }
  return next !== undefined;
}

/** Called by: chooseGroup, createGroupsPane */
function drawGroupsPane(parts: GroupsParts): void {
  const { create, empty, list, members, name, remove, rename } = parts;
  const all = inviteGroups();
  keepChosen(list, all);
  setElements(list, all);
  empty.SetShown(all.length === 0);
  const typed = name.GetText();
  const isNew = typed !== "" && !all.some((group) => group.name === typed);
  create.SetEnabled(isNew);
  rename.SetEnabled(isNew && list.chosen !== undefined);
  remove.SetEnabled(list.chosen !== undefined);
  drawGroupMembers(members, list.chosen);
}
