/** Importing the game's guild list into the roster: a preview, a confirmation, the result. */

import { say } from "../../commands/SyncCommands";
import { beforeBulkEdit } from "../../commands/SyncFirst";
import { confirm } from "../../kit/Confirm";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { startFlow } from "../../../DataSyncManager/runtime/Scheduler";
import { type ImportPlan, importRoster, planRosterImport } from "../../../Maintenance/RosterImport";

/** Names of those who have left that a question has. */
const NAMED = 30;

/** Called by: createBottom */
export function importGuildRoster(): void {
  // An import needs those who are offline too; the guild window's own box says so from then on.
  SetGuildRosterShowOffline(true);
  C_GuildInfo.GuildRoster();
  startFlow("roster import", () => {
    const plan = planRosterImport();
    if (plan === undefined) {
      say(text("IMPORT_ROSTER_WAIT"));
    } else if (plan.missing.length + plan.changed.length + plan.left.length === 0) {
      say(text("IMPORT_ROSTER_NOTHING"));
    } else {
      beforeBulkEdit(() => ask(plan));
    }
  });
}

/** Called by: importGuildRoster */
function ask(plan: ImportPlan): void {
  const { changed, left, missing } = plan;
  const plain = text("IMPORT_ROSTER_PLAN", missing.length, changed.length);
  const accept = text("TEXT_IMPORT");
  /** In a flow: a large guild takes several frames. Called by: ask */
  const onAccept = (deletesLeft: boolean): void => {
    startFlow("roster import", () => {
      const done = importRoster(plan, deletesLeft);
      say(text("IMPORT_ROSTER_DONE", done.added, done.changed, done.deleted));
    });
  };
  if (left.length > 0) {
    const question = `${plain}\n\n${text("IMPORT_ROSTER_NAMES", left.length, namesText(left))}`;
    confirm({ question, accept, option: text("IMPORT_ROSTER_LEFT", left.length), onAccept });
  } else {
    confirm({ question: plain, accept, onAccept });
  }
}

/** The first few by name, the others by number: a confirmation has to fit on the screen. Called by: ask */
function namesText(users: readonly string[]): string {
  const named = users.slice(0, NAMED);
  const names = plainText(table.concat(named, ", "));
  const more = users.length - named.length;
  return more > 0 ? text("NAMES_AND_MORE", names, more) : names;
}
