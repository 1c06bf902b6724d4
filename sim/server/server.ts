import { SEND_RESULT as RESULT } from "../game/gameEnum";
import { Delivery, type ServerHost } from "./delivery";
import { malformedCode } from "./messageChecks";
import type { AddonMessage, PlayerLink } from "./playerLink";
import { Throttling } from "./throttling";
import { describeMessage } from "./traceText";

/** Everything between the clients: it answers each send with the game's result code, and carries what it accepts. */
export class Server {
  /** Addon messages that were accepted, and the bytes of their texts. */
  private messages = 0;
  private bytes = 0;
  private readonly delivery: Delivery;
  private readonly throttling: Throttling;

  constructor(private readonly host: ServerHost) {
    this.delivery = new Delivery(host);
    this.throttling = new Throttling(host.rules, host.timeline.now);
  }

  connect(player: PlayerLink): void {
    this.delivery.connect(player);
    this.throttling.watch(player);
  }

  /** The player is another name's from now on; what was on its way to the old one is lost. */
  rename(player: PlayerLink, fullName: string): void {
    this.delivery.rename(player, fullName);
    this.throttling.watch(player);
  }

  totals(): { messages: number; bytes: number } {
    return { messages: this.messages, bytes: this.bytes };
  }

  /** The game's answer to a player's send; what is refused goes nowhere. */
  send(from: PlayerLink, message: AddonMessage): number {
    const barred = malformedCode(from, message) ?? from.refusal();
    // What is refused anyway takes nothing out of the buckets.
    const excess = barred === undefined ? this.throttling.excessCode(from, message) : undefined;
    if (excess !== undefined && this.host.rules.isSilent) {
      return this.dropSilently(from, message);
    }
    const code = barred ?? excess ?? this.offlineCode(from, message);
    if (code === undefined) {
      this.accept(from, message);
      return RESULT.Success;
    }
    from.stats.refused[code] = (from.stats.refused[code] ?? 0) + 1;
    this.host.trace(`${from.fullName} refused ${code} ${describeMessage(message)}`);
    return code;
  }

  private offlineCode(from: PlayerLink, message: AddonMessage): number | undefined {
    if (!this.host.rules.targetOfflineCode || message.chatType !== "WHISPER") {
      return undefined;
    }
    return this.delivery.whisperTarget(from, message) === undefined ? RESULT.TargetOffline : undefined;
  }

  private count(from: PlayerLink, message: AddonMessage): void {
    this.messages += 1;
    this.bytes += message.text.length;
    from.stats.sent += 1;
  }

  private accept(from: PlayerLink, message: AddonMessage): void {
    const { observer, random, rules, trace } = this.host;
    this.count(from, message);
    from.stats.sentBytes += message.text.length;
    trace(`${from.fullName} -> ${describeMessage(message)}`);
    message.number = this.messages;
    observer?.accepted?.(from.fullName, message.target, message.text, message.number);
    if (this.throttling.isFlooding(from, message)) {
      this.delivery.lose(from, message, `${from.fullName} lost, over the limit: ${describeMessage(message)}`);
      from.drop();
    } else if (rules.lossRate > 0 && random.next() < rules.lossRate) {
      this.delivery.lose(from, message, `${from.fullName} lost on the way: ${describeMessage(message)}`);
    } else {
      this.delivery.route(from, message);
      const isDoubled = rules.duplicateRate > 0 && random.next() < rules.duplicateRate;
      if (isDoubled) {
        this.delivery.route(from, message);
      }
    }
  }

  /** Some limits of the game's servers are not told to the sender: the send succeeds and nothing arrives. */
  private dropSilently(from: PlayerLink, message: AddonMessage): number {
    this.count(from, message);
    from.stats.lost += 1;
    this.host.trace(`${from.fullName} lost, too much: ${describeMessage(message)}`);
    return RESULT.Success;
  }
}
