/** Lists that take longer than a frame to make: they are made over several, and shown when they are done. */

import { startFlow } from "../../DataSyncManager/runtime/Scheduler";

/**
 * Takes a name for error messages, how to make something inside a flow, and how to show it. Returns a function that asks
 * for it: one is made at a time, and once more where it was asked for meanwhile.
 * Called by: createArticlePane, createCalendarPane, createMaintenancePane, createMemberPane,
 * createRosterPane, createSetupPane, startReminders
 */
export function inBackground<Result>(
  name: string,
  make: (this: void) => Result,
  show: (this: void, result: Result) => void,
): (this: void) => void {
  let isMaking = false;
  let isOutdated = false;
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
