import type { Client } from "../realm";
import { TABLES } from "../samples/savedData";

/** Lays out as a table what the addon itself says about a sync. */

interface Counts {
  added: number;
  replaced: number;
  deleted: number;
  unchanged: number;
  refused: number;
}

interface RunUser {
  user: string;
  state: string;
  problem: string;
  tables: Record<string, { here: Counts; there: Counts; equal: number } | undefined>;
}

export interface SyncState {
  users: RunUser[];
  progress: number;
  isSearching: boolean;
  isEnded: boolean;
  outcome?: { kind: string; text: string };
}

const ROW = "  %-15s %-10s %7s %9s %8s   %7s %9s %8s   %6s";

/** The running or last sync, as the addon's public API has it. */
export function syncStateOf(client: Client): SyncState | undefined {
  const api = client.env.GuildHelper as { SyncState: (this: void) => SyncState | undefined };
  return api.SyncState();
}

function cell(count: number): string {
  return count === 0 ? "." : tostring(count);
}

/** The number of entries that a sync wrote on both sides. */
export function movedEntries(state: SyncState): number {
  let moved = 0;
  for (const { tables } of state.users) {
    for (const [, outcome] of pairs(tables)) {
      for (const side of [outcome.here, outcome.there]) {
        moved += side.added + side.replaced + side.deleted;
      }
    }
  }
  return moved;
}

/** The lines of the summary: a row per user and table. */
export function summaryLines(state: SyncState): string[] {
  const lines = [
    string.format("  %-15s %-10s %26s   %26s", "", "", "<- received here       ", "-> sent there          "),
    string.format(
      ROW,
      "user",
      "table",
      "added",
      "replaced",
      "deleted",
      "added",
      "replaced",
      "deleted",
      "equal",
    ),
  ];
  for (const { user, state: userState, problem, tables } of state.users) {
    if (userState !== "Completed") {
      lines.push(`  ${user}: ${userState} ${problem}`);
    }
    for (const tableType of TABLES) {
      const outcome = tables[tableType];
      if (outcome === undefined) {
        continue;
      }
      const { here, there, equal } = outcome;
      lines.push(
        string.format(
          ROW,
          tableType === "setup" ? user : "",
          tableType,
          cell(here.added),
          cell(here.replaced),
          cell(here.deleted),
          cell(there.added),
          cell(there.replaced),
          cell(there.deleted),
          cell(equal),
        ),
      );
    }
  }
  return lines;
}
