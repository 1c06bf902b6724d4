/**
 * Lists that take longer than a frame to build: they are built over several frames, and shown when complete.
 */

import { startFlow } from "../../DataSyncManager/runtime/Scheduler";

/**
 * `make` runs inside a flow; `name` appears in error messages. The result requests a build: only one runs at a time,
 * and a request during a build leads to one more.
 * Called by: 7 functions in ArticlePane.ts, CalendarPane.ts, MaintenancePane.ts, MemberPane.ts, Reminders.ts,
 * RosterPane.ts, SetupPane.ts
 */
export function inBackground<Result>(
  name: string,
  make: (this: void) => Result,
  show: (this: void, result: Result) => void,
): (this: void) => void {
  let isMaking = false;
  let isOutdated = false;
  /**
   * A request during a build marks it as outdated, so that the flow builds once more.
   * Called by: inBackground
   */
  const ask = (): void => {
    if (isMaking) {
      isOutdated = true;
      return;
    }
    isMaking = true;
    startFlow(
      name,
      () => {
        do {
          isOutdated = false;
          show(make());
        } while (isOutdated);
        isMaking = false;
      },
      () => {
        isMaking = false;
      },
    );
  };
  return ask;
}
