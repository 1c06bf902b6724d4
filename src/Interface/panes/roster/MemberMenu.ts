/** What the player can do with another: whisper, invite, copy the name. */

import { showTextToCopy } from "../../kit/TextWindow";
import { addToGroup, inviteGroups } from "../../../DataSyncManager/player/InviteGroups";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";

/** Opens the chat's own input line. Called by: createMemberCard, openMemberMenu */
export function whisper(user: string): void {
  const tell = ChatFrameUtil?.SendTell ?? ChatFrame_SendTell;
  tell?.(user);
}

/** Called by: createMemberCard, inviteGroup, openMemberMenu */
export function invite(user: string): void {
  C_PartyInfo.InviteUnit(user);
}

/** To add the user to one of the player's quick groups. Called by: createTable */
export function describeGroupMenu(root: MenuDescription, user: string): void {
  const menu = root.CreateButton(text("MENU_ADD_TO"));
  for (const group of inviteGroups()) {
    menu.CreateButton(plainText(group.name), () => addToGroup(group, user));
  }
  menu.SetEnabled(inviteGroups().length > 0);
}

/** `describeMore` adds further lines. Called by: createGroupMembers, createTable */
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
