/** The members of one quick group: who is online, adding, removing, inviting. */

import { createNameRow } from "./NameRow";
import { invite, openMemberMenu } from "../roster/MemberMenu";
import { say } from "../../commands/SyncCommands";
import { classColor } from "../../kit/ClassColors";
import { GREEN, GREY } from "../../kit/Colors";
import { createButton, createCutLabel, createLabel } from "../../kit/Controls";
import { choose, createList, type List, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import { addToGroup, takeFromGroup } from "../../../DataSyncManager/player/InviteGroups";
import { memberOf, ownName } from "../../../DataSyncManager/guild/GuildRoster";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { knownSpelling } from "../../../DataSyncManager/guild/Names";
import { normalName } from "../../../DataSyncManager/data/Names";
import { classFileOf } from "../../../DataSyncManager/content/RosterText";
import type { InviteGroup } from "../../../DataSyncManager/data/SavedData";
import { readEntry } from "../../../DataSyncManager/data/Store";

const GAP = 8;
const BOTTOM = 30;
const ROW_HEIGHT = 20;
/** Seconds between two invitations: the game drops some of those that come at once. */
const INVITE_PAUSE = 0.5;

interface GroupMember {
  user: string;
}

export interface GroupMembers {
  list: List<GroupMember>;
  name: EditBox;
  empty: FontString;
  add: Button;
  remove: Button;
  inviteAll: Button;
}

interface MemberControlsOptions {
  list: List<GroupMember>;
  /** The chosen group. Called by: createMemberControls */
  group: (this: void) => InviteGroup | undefined;
  /** Requests a redraw of the pane. Called by: createMemberControls */
  draw: (this: void) => void;
}

/** Fills the frame; `group` is the selected group at the time of the call. Called by: createGroupsPane */
export function createGroupMembers(
  frame: Frame,
  group: (this: void) => InviteGroup | undefined,
  draw: (this: void) => void,
): GroupMembers {
  const list = createList<GroupMember, { name: FontString; state: FontString }>(frame, {
    rowHeight: ROW_HEIGHT,
    make: (row) => {
      const state = createLabel(row, "GameFontHighlightSmall", "");
      state.SetPoint("RIGHT", -6, 0);
      const name = createCutLabel(row, "GameFontHighlight");
      name.SetPoint("LEFT", 8, 0);
      name.SetPoint("RIGHT", state, "LEFT", -GAP, 0);
      return { name, state };
    },
    fill: fillRow,
    onClick: (member, row, mouseButton) => {
      choose(list, member);
      if (mouseButton === "RightButton") {
        openMemberMenu(row, member.user);
      }
      draw();
    },
  });
  list.box.SetPoint("TOPLEFT", 0, -28);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, BOTTOM);
  const empty = createLabel(frame, "GameFontDisable", "");
  empty.SetPoint("TOPLEFT", 8, -40);
  empty.SetPoint("TOPRIGHT", -SCROLL_BAR_ROOM - 8, -40);
  return { list, empty, ...createMemberControls(frame, { list, group, draw }) };
}

/** Called by: createGroupMembers */
function createMemberControls(
  frame: Frame,
  { draw, group, list }: MemberControlsOptions,
): Pick<GroupMembers, "add" | "name" | "inviteAll" | "remove"> {
  const { button: add, name } = createNameRow(frame, {
    label: "BUTTON_ADD",
    tooltip: "TOOLTIP_ADD_MEMBER",
    onClick: (field) => {
      const chosen = group();
      const typed = normalName(field.GetText());
      if (chosen !== undefined && typed !== "" && addToGroup(chosen, knownSpelling(typed))) {
        field.SetText("");
      }
    },
    tip: ["FIELD_MEMBER", "TIP_GROUP_MEMBER"],
    maxLetters: 48,
    draw,
  });
  const inviteAll = createButton(frame, {
    label: text("BUTTON_INVITE_ALL"),
    onClick: () => inviteGroup(group()),
    tooltip: text("TOOLTIP_INVITE_ALL"),
  });
  inviteAll.SetPoint("BOTTOMLEFT", 0, 0);
  const remove = createButton(frame, {
    label: text("BUTTON_REMOVE"),
    onClick: () => {
      const [chosen, member] = [group(), list.chosen];
      if (chosen !== undefined && member !== undefined) {
        takeFromGroup(chosen, member.user);
      }
    },
    tooltip: text("TOOLTIP_REMOVE_MEMBER"),
  });
  remove.SetPoint("LEFT", inviteAll, "RIGHT", GAP, 0);
  return { add, name, inviteAll, remove };
}

/**
 * The status stays empty for a character whom the game's roster does not have.
 * Called by: createGroupMembers
 */
function fillRow({ name, state }: { name: FontString; state: FontString }, { user }: GroupMember): void {
  const member = memberOf(user);
  const className = readEntry("roster", user)?.data.class;
  const classFile = member?.classFile ?? (typeof className === "string" ? classFileOf(className) : "");
  const [red, green, blue] = classColor(classFile);
  name.SetText(plainText(user));
  name.SetTextColor(red, green, blue);
  const isOnline = member?.isOnline === true;
  const stateColor = isOnline ? GREEN : GREY;
  state.SetText(member === undefined ? "" : text(isOnline ? "ROSTER_ONLINE" : "ROSTER_OFFLINE"));
  state.SetTextColor(stateColor[0], stateColor[1], stateColor[2]);
}

/** Skips the player and members known to be offline. Called by: createMemberControls */
function inviteGroup(group: InviteGroup | undefined): void {
  const all = group?.members ?? [];
  const invited = all.filter((user) => user !== ownName() && memberOf(user)?.isOnline !== false);
  invited.forEach((user, place) => {
    C_Timer.After(place * INVITE_PAUSE, () => invite(user));
  });
  say(text("GROUP_INVITED", invited.length, all.length));
}

/** Called by: drawGroupsPane */
export function drawGroupMembers(members: GroupMembers, group: InviteGroup | undefined): void {
  const { add, empty, inviteAll, list, name, remove } = members;
  const users = group?.members ?? [];
  const isSame = list.elements.length === users.length;
  if (!isSame || list.elements.some(({ user }, place) => user !== users[place])) {
    setElements(
      list,
      users.map((user) => ({ user })),
    );
  } else {
    list.redraw();
  }
  const { chosen } = list;
  empty.SetText(group === undefined ? text("GROUP_CHOOSE") : users.length === 0 ? text("GROUP_EMPTY") : "");
  add.SetEnabled(group !== undefined && name.GetText() !== "");
  inviteAll.SetEnabled(users.length > 0);
  remove.SetEnabled(chosen !== undefined && users.includes(chosen.user));
}
