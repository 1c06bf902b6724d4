import { nameWithinRealm, splitName } from "../formats/names";
import type { RandomSource } from "../lua/random";
import type { RealmObserver, ServerRules } from "../realmTypes";
import { type AddonMessage, isSameLogin, type PlayerLink } from "./playerLink";
import type { Timeline } from "./timeline";
import { describeMessage } from "./traceText";

/** The way of an accepted message to its recipients: who they are, how long it takes, and how it gets lost. */

/** What the server needs from its realm. */
export interface ServerHost {
  timeline: Timeline;
  /** The network's chance: delays and losses. */
  random: RandomSource;
  /** Milliseconds that a message takes; both ends may change during a run. */
  latency: [minimum: number, maximum: number];
  /** Read at each message, as a run may change them. */
  rules: ServerRules;
  trace: (this: void, line: string) => void;
  observer: RealmObserver | undefined;
}

/** The full name that a whisper to `target` means for a player of `realm`, in lower case. */
function targetKey(target: string, realm: string): string {
  const [dash] = string.find(target, "-", 1, true);
  return string.lower(dash === undefined ? `${target}-${realm}` : target);
}

/** Carries accepted messages to their recipients, in virtual time. */
export class Delivery {
  private readonly players: PlayerLink[] = [];
  private readonly playerOf: Record<string, PlayerLink | undefined> = {};
  /** When the last message of one player to another arrives. The next arrives no earlier: messages keep their order. */
  private readonly lastArrival: Record<string, number> = {};

  constructor(private readonly host: ServerHost) {}

  connect(player: PlayerLink): void {
    this.players.push(player);
    this.playerOf[string.lower(player.fullName)] = player;
  }

  /** The old name reaches nobody any more. */
  rename(player: PlayerLink, fullName: string): void {
    const before = string.lower(player.fullName);
    const wasReached = this.playerOf[before] === player;
    const [name = fullName, realm = ""] = splitName(fullName);
    [player.fullName, player.name, player.realm] = [fullName, name, realm];
    const now = string.lower(fullName);
    this.playerOf[now] = wasReached ? player : (this.playerOf[now] ?? player);
    if (wasReached) {
      this.playerOf[before] = undefined;
    }
  }

  /** The recipient of a whisper, if that player is online. */
  whisperTarget(from: PlayerLink, message: AddonMessage): PlayerLink | undefined {
    const target = this.playerOf[targetKey(message.target, from.realm)];
    return target?.isConnected() === true ? target : undefined;
  }

  /** Sends a message on its way to everyone whom it is for. */
  route(from: PlayerLink, message: AddonMessage): void {
    if (message.chatType === "WHISPER") {
      this.whisper(from, message);
    } else if (message.chatType === "GUILD") {
      this.tellGuild(from, message);
    }
    // A group has no other members here: the game gives its messages back to the sender.
    else {
      this.deliver(from, from, message);
    }
  }

  /** Counts a message that does not arrive; `why` is the line for the trace. */
  lose(from: PlayerLink, message: AddonMessage, why: string): void {
    from.stats.lost += 1;
    this.host.trace(why);
    this.host.observer?.lost?.(message.number!);
  }

  private whisper(from: PlayerLink, message: AddonMessage): void {
    const target = this.whisperTarget(from, message);
    if (target !== undefined) {
      this.deliver(from, target, message);
      return;
    }
    this.lose(from, message, `${from.fullName} lost, no such player online: ${describeMessage(message)}`);
    this.reportOffline(from, message.target);
  }

  private tellGuild(from: PlayerLink, message: AddonMessage): void {
    if (!from.canSpeakInGuild) {
      this.lose(
        from,
        message,
        `${from.fullName} lost, may not speak in guild chat: ${describeMessage(message)}`,
      );
      return;
    }
    for (const to of this.players) {
      if (to.guild() === from.guild() && to.isConnected()) {
        this.deliver(from, to, message);
      }
    }
  }

  private deliver(from: PlayerLink, to: PlayerLink, message: AddonMessage): void {
    const login = to.loginCount();
    this.host.timeline.at(this.arrivalTime(from.fullName, to.fullName), () => {
      if (!isSameLogin(to, login)) {
        const what = `${to.fullName} lost, offline, from ${from.fullName} ${describeMessage(message)}`;
        this.lose(from, message, what);
        return;
      }
      this.host.trace(`${to.fullName} <- ${from.fullName} ${describeMessage(message)}`);
      this.host.observer?.arrived?.(message.number!, to.fullName);
      to.receive(message);
    });
  }

  private reportOffline(from: PlayerLink, target: string): void {
    const name = nameWithinRealm(target, from.realm);
    const login = from.loginCount();
    this.host.timeline.at(this.arrivalTime(" server", from.fullName), () => {
      if (isSameLogin(from, login)) {
        from.playerNotFound(name);
      }
    });
  }

  private arrivalTime(from: string, to: string): number {
    const { latency, random, rules, timeline } = this.host;
    const lane = `${from} ${to}`;
    const isHeldUp = rules.delayRate > 0 && random.next() < rules.delayRate;
    const extra = isHeldUp ? random.between(0, rules.delaySeconds) : 0;
    const arrival = timeline.now() + extra + random.between(latency[0], latency[1]) / 1000;
    this.lastArrival[lane] = math.max(this.lastArrival[lane] ?? 0, arrival);
    return this.lastArrival[lane];
  }
}
