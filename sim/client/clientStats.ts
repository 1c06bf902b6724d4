import type { ClientStats } from "../realmTypes";

/** The counts of a client that has done nothing yet. */
export function createStats(): ClientStats {
  return {
    sent: 0,
    sentBytes: 0,
    refused: {},
    delivered: 0,
    lost: 0,
    longestSlice: 0,
    longestSliceMeasured: 0,
    work: 0,
    loadingTime: 0,
    disconnectedByServer: false,
  };
}
