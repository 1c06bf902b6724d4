/** Quick groups: the player's own lists of characters, to invite together. */

import { createGroupMembers, drawGroupMembers, type GroupMembers } from "./GroupMembers";
import { confirm } from "../../kit/Confirm";
import { createButton, createCutLabel, createField, createLabel, linkTabOrder } from "../../kit/Controls";
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

/** Takes the pane's frame. Makes its parts. Called by: GroupsPane.ts */
function createGroupsPane(frame: Frame): PaneView {
  const parts = {} as unknown as GroupsParts;
  const draw = (): void => drawGroupsPane(parts);
  const how = createLabel(frame, "GameFontHighlightSmall", text("GROUPS_HOW"));
  how.SetPoint("TOPLEFT", 0, -4);
  how.SetPoint("TOPRIGHT", 0, -4);
  const side = CreateFrame("Frame", undefined, frame);
  side.SetPoint("TOPLEFT", 0, -TOP + 28);
  side.SetPoint("BOTTOMLEFT", 0, 0);
  createGroupList(side, parts, draw);
  createGroupButtons(side, parts, draw);
  const members = CreateFrame("Frame", undefined, frame);
  members.SetPoint("TOPLEFT", side, "TOPRIGHT", 2 * GAP, 0);
  members.SetPoint("BOTTOMRIGHT", 0, 0);
  parts.members = createGroupMembers(members, () => parts.list.chosen, draw);
  linkTabOrder([parts.name, parts.members.name]);
  const arrange = (): void => side.SetWidth(math.max(1, frame.GetWidth() * LIST_PART));
  frame.HookScript("OnSizeChanged", arrange);
  arrange();
  return { draw, onKey: (key) => pressArrow(parts, key) };
}

/**
 * Takes the side's frame, the parts and how to draw. Makes the list of groups.
 * Called by: createGroupsPane
 */
function createGroupList(side: Frame, parts: GroupsParts, draw: (this: void) => void): void {
  parts.list = createList<InviteGroup, { name: FontString; count: FontString }>(side, {
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
    onClick: (group) => {
      choose(parts.list, group);
      parts.name.SetText(group.name);
      draw();
    },
  });
  parts.list.box.SetPoint("TOPLEFT", 0, -28);
  parts.list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, BOTTOM);
  parts.empty = createLabel(side, "GameFontDisable", text("GROUPS_EMPTY"));
  parts.empty.SetPoint("TOPLEFT", 8, -40);
  parts.empty.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM - 8, -40);
}

/** Takes the side's frame, the parts and how to draw. Makes field and buttons. Called by: createGroupsPane */
function createGroupButtons(side: Frame, parts: GroupsParts, draw: (this: void) => void): void {
  parts.create = createButton(
    side,
    text("BUTTON_NEW"),
    () => {
      const group = addGroup(parts.name.GetText());
      if (group !== undefined) {
        choose(parts.list, group);
        draw();
      }
    },
    text("TOOLTIP_NEW_GROUP"),
  );
  parts.create.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM, 0);
  parts.name = createField(side, 100, ["FIELD_GROUP", "TIP_GROUP_NAME"], draw, text("FIELD_GROUP"));
  parts.name.SetPoint("TOPLEFT", 6, 0);
  parts.name.SetPoint("TOPRIGHT", parts.create, "TOPLEFT", -GAP, 0);
  parts.name.SetMaxLetters(40);
  parts.rename = createButton(
    side,
    text("BUTTON_RENAME"),
    () => {
      if (parts.list.chosen !== undefined) {
        renameGroup(parts.list.chosen, parts.name.GetText());
      }
    },
    text("TOOLTIP_RENAME_GROUP"),
  );
  parts.rename.SetPoint("BOTTOMLEFT", 0, 0);
  parts.remove = createButton(
    side,
    text("BUTTON_DELETE"),
    () => {
      const { chosen } = parts.list;
      if (chosen !== undefined) {
        confirm({
          question: text("CONFIRM_DELETE_GROUP", chosen.name, chosen.members.length),
          accept: text("BUTTON_DELETE"),
          onAccept: () => deleteGroup(chosen),
        });
      }
    },
    text("TOOLTIP_DELETE_GROUP"),
  );
  parts.remove.SetPoint("LEFT", parts.rename, "RIGHT", GAP, 0);
}

/**
 * Takes the parts and a key. Arrows go through the list. Returns whether the key was used.
 * Called by: createGroupsPane
 */
function pressArrow(parts: GroupsParts, key: string): boolean {
  const next = elementAtKey(parts.list, key);
  if (next !== undefined) {
    choose(parts.list, next);
    parts.name.SetText(next.name);
    drawGroupsPane(parts);
  }
  return next !== undefined;
}

/**
 * Takes the parts. Draws groups, members and which buttons can be used.
 * Called by: createGroupsPane, pressArrow
 */
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
