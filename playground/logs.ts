// A client's own logs: what its addon wrote down of each step.
import type { LogRow } from "../sim/formats/logRow.js";

const CLOCK = /^\d{8}(\d\d)(\d\d)(\d\d)$/;

function itemOf({ session, step, table, text, time, user }: LogRow): HTMLElement {
  const item = document.createElement("li");
  const clock = document.createElement("time");
  clock.textContent = time.replace(CLOCK, "$1:$2:$3");
  const where = document.createElement("code");
  where.textContent = step;
  const who = [session, user, table === "NONE" ? "" : table].filter((part) => part !== "").join(" · ");
  item.append(clock, " ", where, ` ${who === "" ? "" : `${who}: `}${text}`);
  return item;
}

/** Shows the lines; a list that was scrolled to its end stays there. */
export function showLog(list: HTMLElement, rows: LogRow[]): void {
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  if (rows.length === 0) {
    const empty = document.createElement("li");
    empty.textContent = "No line yet.";
    list.replaceChildren(empty);
  } else {
    list.replaceChildren(...rows.map(itemOf));
  }
  if (isAtEnd) {
    list.scrollTop = list.scrollHeight;
  }
}
