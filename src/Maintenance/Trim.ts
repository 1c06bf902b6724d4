/** Giving room back when the player asks for it: what nobody needs any more, and nothing that is shared. */

import { clearLog } from "../DataSyncManager/sync/SyncLog";
import { savedData } from "../DataSyncManager/data/SavedData";
import { daysAgo } from "../DataSyncManager/data/Timestamps";

/** Days after which a user who was not seen again may be forgotten. */
const UNSEEN_DAYS = 30;

/** What a trim takes away. */
export interface TrimPlan {
  lines: number;
  sessions: number;
  users: string[];
  hasBackup: boolean;
}

/** What a trim would remove. Called by: askToTrim */
export function planTrim(): TrimPlan {
  const saved = savedData();
  const users: string[] = [];
  for (const [user, status] of pairs(saved.userStatus)) {
    if ((status.lastSeen ?? status.lastSync ?? "") < daysAgo(UNSEEN_DAYS)) {
      users.push(user);
    }
  }
  let sessions = 0;
  for (const [, session] of pairs(saved.syncSessions)) {
    sessions += session.status === "Completed" ? 1 : 0;
  }
  const lines = saved.senderLogs.length + saved.receiverLogs.length;
  return { lines, sessions, users, hasBackup: saved.backup !== undefined };
}

/** Removes log lines, completed sessions, users not seen for long, and the backup. Called by: askToTrim */
export function trim({ users }: TrimPlan): void {
  const saved = savedData();
  clearLog("sender");
  clearLog("receiver");
  for (const [key, session] of pairs(saved.syncSessions)) {
    if (session.status === "Completed") {
      delete saved.syncSessions[key];
    }
  }
  for (const user of users) {
    delete saved.userStatus[user];
  }
  delete saved.backup;
}
