// What each client has in each table, and whether that is the same.
import type { TableRow } from "../sim/playground/reports.js";
import { listOf } from "./messages.js";

const TITLES: Record<string, string> = {
  setup: "Setup (each guild's own)",
  news: "News",
  guildInfo: "Guild info",
  calendar: "Calendar",
  roster: "Roster",
};

function cell(tag: "td" | "th", text: string, scope?: "col" | "row"): HTMLTableCellElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (scope !== undefined) {
    element.scope = scope;
  }
  return element;
}

function countCell(count: number, deleted: number, behind: number): HTMLTableCellElement {
  const element = cell("td", count < 0 ? "–" : String(count));
  const note = document.createElement("small");
  note.textContent = [deleted > 0 ? `${deleted} deleted` : "", behind > 0 ? `${behind} behind` : ""]
    .filter((part) => part !== "")
    .join(", ");
  element.append(" ", note);
  element.dataset.behind = String(behind);
  return element;
}

/** Fills in the table and the verdict. */
export function showComparison(
  table: HTMLTableElement,
  verdict: HTMLElement,
  names: string[],
  rows: TableRow[],
): void {
  const head = document.createElement("tr");
  head.append(cell("th", "Table", "col"));
  for (const fullName of names) {
    head.append(cell("th", fullName.split("-")[0] ?? "", "col"));
  }
  const lines = rows.map(({ behind, counts, deleted, tableType }) => {
    const line = document.createElement("tr");
    line.dataset.table = tableType;
    const places = listOf<number>(counts);
    line.dataset.equal = String(
      listOf<number>(behind).every((count) => count === 0) && places.every((n) => n >= 0),
    );
    line.append(cell("th", TITLES[tableType] ?? tableType, "row"));
    for (const [index, count] of places.entries()) {
      line.append(countCell(count, listOf<number>(deleted)[index] ?? 0, listOf<number>(behind)[index] ?? 0));
    }
    return line;
  });
  table.tHead?.replaceChildren(head);
  table.tBodies[0]?.replaceChildren(...lines);
  const equal = lines.filter((line) => line.dataset.equal === "true").length;
  const words =
    equal === lines.length
      ? `All ${lines.length} tables are the same for all ${names.length} players, entry by entry.`
      : `${equal} of ${lines.length} tables are the same for everyone. ` +
        "“Behind” counts the entries that a player has not yet, or in an older version.";
  // It is read aloud when it changes, and not when it is only written again.
  if (verdict.textContent !== words) {
    verdict.textContent = words;
  }
  verdict.dataset.equal = String(equal === lines.length);
}
