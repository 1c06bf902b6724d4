import { SEND_RESULT as RESULT } from "../game/gameEnum";
import type { ServerRules } from "../realmTypes";
import type { AddonMessage, PlayerLink } from "./playerLink";
import { type Bucket, type ByteWindow, createBucket, createByteWindow } from "./rateLimits";

/** How much a player may send before the server refuses a message or disconnects the player. */

/** How much each player has sent lately. */
interface Limits {
  traffic: ByteWindow;
  prefixes: Record<string, Bucket>;
  channels: Record<string, Bucket>;
}

/** The server's limits on what each player sends. The rules are read at each message, as a run may change them. */
export class Throttling {
  private readonly limitsOf: Record<string, Limits> = {};

  constructor(
    private readonly rules: ServerRules,
    private readonly now: (this: void) => number,
  ) {}

  watch(player: PlayerLink): void {
    this.limitsOf[player.fullName] = {
      traffic: createByteWindow(() => this.rules.windowSeconds),
      prefixes: {},
      channels: {},
    };
  }

  /** The result code of the limit that a message is over, undefined within all of them. */
  excessCode(from: PlayerLink, message: AddonMessage): number | undefined {
    const limits = this.limitsOf[from.fullName]!;
    const isWhisper = message.chatType === "WHISPER";
    const { perChannel, perPrefix } = this.rules;
    if (perChannel !== undefined && !isWhisper) {
      const bucket = (limits.channels[message.chatType] ??= createBucket(
        perChannel.burst,
        perChannel.perSecond,
      ));
      if (!bucket.take(this.now())) {
        return RESULT.ChannelThrottle;
      }
    }
    if (perPrefix !== undefined && (perPrefix.appliesToWhispers || !isWhisper)) {
      const bucket = (limits.prefixes[message.prefix] ??= createBucket(perPrefix.burst, perPrefix.perSecond));
      if (!bucket.take(this.now())) {
        return RESULT.AddonMessageThrottle;
      }
    }
    return undefined;
  }

  /** Counts an accepted message. True if the player is now over the rate at which the server disconnects them. */
  isFlooding(from: PlayerLink, message: AddonMessage): boolean {
    const bytes = message.text.length + message.prefix.length;
    const recent = this.limitsOf[from.fullName]!.traffic.add(this.now(), bytes);
    return recent > this.rules.bytesPerSecond * this.rules.windowSeconds;
  }
}
