import { countsIn, type ReportedSession } from "./rebuild";
import type { ReportRow } from "./report";

/** Prints a replayed session beside the reported one, and marks the lines that tell of different work. */

/** What came of a session in the replay. */
export interface Replayed {
  rows: ReportRow[];
  outcome: string;
}

/** Letters of each of the two columns. */
const WIDTH = 58;

function cut(text: string): string {
  const short = text.length > WIDTH ? `${string.sub(text, 1, WIDTH - 2)}..` : text;
  return short + string.rep(" ", WIDTH - short.length);
}

/** Steps whose lines tell what came of the work: how much it was in all counts, and not how it is divided. */
const OUTCOMES: Record<string, true | undefined> = { "3.3": true, "4.2": true, "5": true, "6": true };
/** The step in which is compared: how many entries are equal stands last, and cannot be known from a report. */
const COMPARED = "3.1";
const COMPARED_COUNTS = 4;
/** The step in which metadata come. */
const METADATA = "2.3.1";

/** What must be the same for two lines to tell of the same work: the step, the table and the counts that matter. */
function workOf({ role, step, table: tableName, text }: ReportRow): string {
  const counts = countsIn(text);
  if (step === METADATA) {
    counts.splice(0);
  }
  if (step === COMPARED) {
    counts.splice(COMPARED_COUNTS);
  }
  if (step === "5" && role === "sender") {
    counts.pop();
  }
  if (OUTCOMES[step] === true) {
    let all = 0;
    for (const count of counts) {
      all += count;
    }
    return `${step} ${tableName} ${all}`;
  }
  return `${step} ${tableName} ${table.concat(counts, " ")}`;
}

function isSamePlace(first: ReportRow, second: ReportRow): boolean {
  return first.step === second.step && first.table === second.table;
}

interface Pair {
  left?: ReportRow;
  right?: ReportRow;
}

/** Pairs the lines of the same step and table, in order; a line without a partner is a pair of its own. */
function paired(reported: readonly ReportRow[], replayed: readonly ReportRow[]): Pair[] {
  const found: Pair[] = [];
  let next = 0;
  for (const left of reported) {
    let place = next;
    while (place < replayed.length && !isSamePlace(left, replayed[place]!)) {
      place += 1;
    }
    if (place >= replayed.length) {
      found.push({ left });
      continue;
    }
    for (const index of $range(next, place - 1)) {
      found.push({ right: replayed[index]! });
    }
    found.push({ left, right: replayed[place]! });
    next = place + 1;
  }
  for (const index of $range(next, replayed.length - 1)) {
    found.push({ right: replayed[index]! });
  }
  return found;
}

/** Prints a session as reported and as replayed side by side; how many lines are the same, and how many there are. */
export function printSession(
  { mode, role, rows, session, user }: ReportedSession,
  replayed: Replayed,
): [same: number, lines: number] {
  print(`\nSession ${session} with ${user}, the player as ${role}, mode ${mode}`);
  print(`  ${string.format("%-6s%-10s", "step", "table")} ${cut("as reported")} | in the replay`);
  let [same, lines] = [0, 0];
  for (const { left, right } of paired(rows, replayed.rows)) {
    const isSame = left !== undefined && right !== undefined && workOf(left) === workOf(right);
    const { step, table: tableName } = (left ?? right)!;
    const where = string.format("%-6s%-10s", step, tableName === "NONE" ? "" : tableName);
    print(`${isSame ? " " : "!"} ${where} ${cut(left?.text ?? "")} | ${right?.text ?? ""}`);
    lines += 1;
    same += isSame ? 1 : 0;
  }
  print(`  replay: ${replayed.outcome}`);
  return [same, lines];
}
