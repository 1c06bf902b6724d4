import type { Client } from "../realm";
import type { TableRow } from "./reports";
import { readSavedVariables } from "../formats/savedVariables";
import { SAVED, TABLES } from "../samples/savedData";
import { compareClients } from "../demo/proof";

/** Compares the clients' tables for the page. */

type Saved = {
  schemaVersion?: number;
  sharedData?: Record<string, Record<string, { deleted?: boolean } | undefined> | undefined>;
};

/** What a client has: in its memory, or on its disk while it is logged out. */
export function savedOf(client: Client): Saved | undefined {
  if (client.isOnline) {
    return client.env[SAVED] as Saved | undefined;
  }
  return readSavedVariables(client.savedVariables ?? "")[SAVED] as Saved | undefined;
}

/** The clients whose data can be compared, those that are logged out with the data on their disks. */
function comparable(clients: readonly Client[]): Client[] {
  return clients
    .map((client) => ({ ...client, env: { [SAVED]: savedOf(client) } }))
    .filter((client) => {
      // A file of the older addon has another shape until its client has logged in and out.
      const { schemaVersion, sharedData } = client.env[SAVED] ?? {};
      return (
        schemaVersion !== undefined && TABLES.every((tableType) => sharedData?.[tableType] !== undefined)
      );
    });
}

/** How the clients' tables compare, one row for each table. */
export function tableRows(clients: readonly Client[]): TableRow[] {
  const known = comparable(clients);
  const { differences } = compareClients(known, "");
  return TABLES.map((tableType) => {
    const row: TableRow = { tableType, counts: [], deleted: [], behind: [] };
    for (const { fullName } of clients) {
      const found = known.find((client) => client.fullName === fullName);
      let [count, deleted] = [found === undefined ? -1 : 0, 0];
      const entries = (found?.env[SAVED] as Saved | undefined)?.sharedData?.[tableType] ?? {};
      for (const [, entry] of pairs(entries)) {
        if (entry.deleted === true) {
          deleted += 1;
        } else {
          count += 1;
        }
      }
      row.counts.push(count);
      row.deleted.push(deleted);
      row.behind.push(
        differences.filter(
          (line) =>
            string.sub(line, 1, tableType.length + 1) === `${tableType} ` &&
            string.sub(line, -(fullName.length + 4)) === ` at ${fullName}`,
        ).length,
      );
    }
    return row;
  });
}
