import type { Timeline } from "../server/timeline";

/** Models how late and how rarely a client gets the guild's roster, as addons have to cope with both. */

/** Seconds from a login to the first roster. */
const FIRST_ROSTER_DELAY = 2;
/** Seconds from a request to the roster. */
const ANSWER_DELAY = 0.3;
/** The game sends a request for the roster at most this often, in seconds, and drops the others. */
const REQUEST_INTERVAL = 10;

/** When a client gets the guild's roster from the server: after a login, and when the addon asks for it. */
export class RosterUpdates {
  private requestedAt = -REQUEST_INTERVAL;
  /** Grows with each login: what the last login asked for does not come to the next. */
  private login = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly refresh: (this: void) => void,
  ) {}

  /** A login begins, and nothing has been asked for yet. */
  beginLogin(): void {
    this.login += 1;
    this.requestedAt = -REQUEST_INTERVAL;
  }
  /** The server sends the roster by itself once after a login. */
  expectFirst(): void {
    this.refreshAfter(FIRST_ROSTER_DELAY);
  }
  /** The game's `C_GuildInfo.GuildRoster`. */
  request(): void {
    if (this.timeline.now() - this.requestedAt < REQUEST_INTERVAL) {
      return;
    }
    this.requestedAt = this.timeline.now();
    this.refreshAfter(ANSWER_DELAY);
  }

  private refreshAfter(seconds: number): void {
    const { login } = this;
    this.timeline.at(this.timeline.now() + seconds, () => {
      if (login === this.login) {
        this.refresh();
      }
    });
  }
}
