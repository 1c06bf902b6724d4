/** Quick groups: named lists of characters to invite, kept for the whole account and never shared. */

import { announceChange } from "../runtime/Changes";
import { isSameName } from "../data/Names";
import { type InviteGroup, settings } from "../data/SavedData";

/** Groups and members of one that are kept: a raid of the largest size, twice. */
const MAX_GROUPS = 100;
const MAX_MEMBERS = 80;

/** Read only. Called by: describeGroupMenu, drawGroupsPane */
export function inviteGroups(): readonly InviteGroup[] {
  return known();
}

/** Nothing if the name is taken or there are too many groups. Called by: createGroupControls */
export function addGroup(name: string): InviteGroup | undefined {
  const all = known();
  if (name === "" || all.length >= MAX_GROUPS || all.some((group) => group.name === name)) {
    return undefined;
  }
  const group: InviteGroup = { name, members: [] };
  all.push(group);
  announceChange("preference");
  return group;
}

/** False if another group has that name. Called by: createGroupControls */
export function renameGroup(group: InviteGroup, name: string): boolean {
  if (name === "" || known().some((other) => other !== group && other.name === name)) {
    return false;
  }
  group.name = name;
  announceChange("preference");
  return true;
}

/** The other groups keep their order. Called by: askToDelete */
export function deleteGroup(group: InviteGroup): void {
  settings().groups = known().filter((other) => other !== group);
  announceChange("preference");
}

/**
 * Whether the user is in the group afterwards; false if it is full.
 * Called by: createMemberControls, describeGroupMenu
 */
export function addToGroup({ members }: InviteGroup, user: string): boolean {
  if (!members.some((other) => isSameName(other, user))) {
    if (members.length >= MAX_MEMBERS) {
      return false;
    }
    members.push(user);
    announceChange("preference");
  }
  return true;
}

/** Does nothing to a group without the user. Called by: createMemberControls */
export function takeFromGroup(group: InviteGroup, user: string): void {
  group.members = group.members.filter((other) => !isSameName(other, user));
  announceChange("preference");
}

/**
 * The groups on disk; a value that is not a list is replaced, because the file may have been edited by hand.
 * Called by: addGroup, deleteGroup, inviteGroups, renameGroup
 */
function known(): InviteGroup[] {
  const saved = settings();
  if (type(saved.groups) !== "table") {
    saved.groups = [];
  }
  return saved.groups!;
}
