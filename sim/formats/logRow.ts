/** A line of a client's log, as it keeps it. */
export interface LogRow {
  time: string;
  session: string;
  user: string;
  step: string;
  table: string;
  text: string;
}
