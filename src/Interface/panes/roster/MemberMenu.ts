/** What one player can do with another: whisper, invite, copy the name. */

import { showTextToCopy } from "../../kit/TextWindow";
import { addToGroup, inviteGroups } from "../../../DataSyncManager/player/InviteGroups";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";

/**
 * Takes a user. Starts a whisper to them in the chat's own line.
 * Called by: createMemberCard, openMemberMenu
 */
export function whisper(user: string): void {
  const tell = ChatFrameUtil?.SendTell ?? ChatFrame_SendTell;
  tell?.(user);
}

/**
 * Takes a user. Invites them into the player's group.
 * Called by: createMemberCard, inviteGroup, openMemberMenu
 */
export function invite(user: string): void {
  C_PartyInfo.InviteUnit(user);
}

/**
 * Takes a menu and a user. Adds the player's quick groups, to put the user into one.
 * Called by: createTable
 */
export function describeGroupMenu(root: MenuDescription, user: string): void {
  const menu = root.CreateButton(text("MENU_ADD_TO"));
  for (const group of inviteGroups()) {
    menu.CreateButton(plainText(group.name), () => addToGroup(group, user));
  }
  menu.SetEnabled(inviteGroups().length > 0);
}

/**
 * Takes the frame at which it opens, a user and further lines. Opens a menu of what can be done with them.
 * Called by: createGroupMembers, createTable
 */
export function openMemberMenu(
  owner: Frame,
  user: string,
  describeMore?: (this: void, root: MenuDescription) => void,
): void {
  MenuUtil.CreateContextMenu(owner, (_owner, root) => {
    root.CreateTitle(plainText(user));
    root.CreateButton(text("MENU_WHISPER"), () => whisper(user));
    root.CreateButton(text("MENU_INVITE"), () => invite(user));
    root.CreateButton(text("MENU_COPY"), () => showTextToCopy(user));
    describeMore?.(root);
  });
}
