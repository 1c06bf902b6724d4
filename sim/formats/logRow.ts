/**
 * A line of a client's log as it is on disk. The addon declares the same; the realm reads the logs of any build of the
 * addon, older ones included, and imports nothing of it.
 */
export interface LogRow {
  /** `YYYYMMDDHHMMSS` */
  time: string;
  session: string;
  user: string;
  step: string;
  table: string;
  text: string;
}
