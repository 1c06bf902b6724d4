/** What one player can do with another: whisper, invite, copy the name. */

import { showTextToCopy } from "../TextWindow";
import { plainText, text } from "../../DataSyncManager/Locale";

/**
 * Takes a user. Starts a whisper to them in the chat's own line.
 * Called by: createMemberCard, openMemberMenu
 */
export function whisper(user: string): void {
  const tell = ChatFrameUtil?.SendTell ?? ChatFrame_SendTell;
  tell?.(user);
}

/** Takes a user. Invites them into the player's group. Called by: createMemberCard, openMemberMenu */
export function invite(user: string): void {
  C_PartyInfo.InviteUnit(user);
}

/**
 * Takes the frame at which it opens, a user and further lines. Opens a menu of what can be done with them.
 * Called by: createTable
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
