/** Quick groups: named lists of characters to invite, kept for the whole account and never shared. */

import { announceChange } from "../runtime/Changes";
import { type InviteGroup, settings } from "../data/SavedData";

/** Groups and members of one that are kept: a raid of the largest size, twice. */
const MAX_GROUPS = 100;
const MAX_MEMBERS = 80;

/** Returns the player's groups, to be read only. Called by: describeGroupMenu, drawGroupsPane */
export function inviteGroups(): readonly InviteGroup[] {
  return known();
}

/**
 * Takes a name. Adds a group of that name, unless there is one or there are too many. Returns it, or nothing.
 * Called by: createGroupControls
 */
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

/**
 * Takes a group and its new name. Renames it, unless another has that name. Returns whether it did.
 * Called by: createGroupControls
 */
export function renameGroup(group: InviteGroup, name: string): boolean {
  if (name === "" || known().some((other) => other !== group && other.name === name)) {
    return false;
  }
  group.name = name;
  announceChange("preference");
  return true;
}

/** Takes a group. Deletes it. Called by: askToDelete */
export function deleteGroup(group: InviteGroup): void {
  settings().groups = known().filter((other) => other !== group);
  announceChange("preference");
}

/**
 * Takes a group and a user. Adds the user, unless they are in it or it is full. Returns whether they are in it now.
 * Called by: createMemberControls, describeGroupMenu
 */
export function addToGroup({ members }: InviteGroup, user: string): boolean {
  if (!members.includes(user)) {
    if (members.length >= MAX_MEMBERS) {
      return false;
    }
    members.push(user);
    announceChange("preference");
  }
  return true;
}

/** Takes a group and a user. Takes the user out of it. Called by: createMemberControls */
export function takeFromGroup(group: InviteGroup, user: string): void {
  group.members = group.members.filter((other) => other !== user);
  announceChange("preference");
}

/**
 * Returns the groups on disk; what is no group there is dropped.
 * Called by: addGroup, deleteGroup, inviteGroups, renameGroup
 */
function known(): InviteGroup[] {
  const saved = settings();
  if (type(saved.groups) !== "table") {
    saved.groups = [];
  }
  return saved.groups!;
}
