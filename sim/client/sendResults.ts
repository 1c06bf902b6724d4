import { SEND_RESULT } from "../game/gameEnum";
import type { PlayerState } from "../game/playerApi";

/** The result codes that a client's own state forces on its sends. */
export class SendResults {
  private code: number | undefined;
  private count = 0;

  constructor(private readonly state: PlayerState) {}

  /** Refuses the next `count` sends with a code, all of them without a count; no code ends it. */
  force(code: number | undefined, count: number | undefined): void {
    this.code = code;
    this.count = count ?? math.huge;
  }
  /** The code for the send that is just being made, undefined if nothing is in its way. */
  refusal(): number | undefined {
    if (this.state.inLockdown) {
      return SEND_RESULT.AddOnMessageLockdown;
    }
    if (this.code === undefined || this.count <= 0) {
      return undefined;
    }
    this.count -= 1;
    return this.code;
  }
}
