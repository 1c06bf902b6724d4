import { SEND_RESULT as RESULT } from "../game/gameEnum";
import type { Guild } from "./guild";
import type { RandomSource } from "../lua/random";
import { type Bucket, type ByteWindow, createBucket, createByteWindow } from "./rateLimits";
import type { RealmObserver, ServerRules } from "../realmTypes";
import type { Timeline } from "./timeline";
import { printable } from "./traceText";

/** The longest text and the longest prefix of an addon message, in bytes. */
const MAX_TEXT = 255;
const MAX_PREFIX = 16;

/** Chat types that reach a group, which has no other members here. */
const GROUP_TYPES: Record<string, boolean> = { PARTY: true, RAID: true, INSTANCE_CHAT: true };

/** An addon message on its way. */
export interface AddonMessage {
  prefix: string;
  text: string;
  chatType: string;
  sender: string;
  target: string;
  /** Which of the messages that the server has accepted it is, once it has. */
  number?: number;
}

/**
 * A client as the server sees it.
 * @noSelf
 */
export interface Connection {
  fullName: string;
  name: string;
  realm: string;
  guild(): Guild | undefined;
  canSpeakInGuild: boolean;
  isConnected(): boolean;
  /** Grows with each login, so that a message for the last one is not delivered to the next. */
  loginCount(): number;
  group(): "none" | "party" | "raid";
  /** The result code that the client's own state forces on a send, such as lockdown. */
  refusal(): number | undefined;
  receive(message: AddonMessage): void;
  /** Tells the player that a whisper found nobody of that name. */
  playerNotFound(name: string): void;
  /** The server ends the connection. */
  drop(): void;
  stats: { sent: number; sentBytes: number; lost: number; refused: Record<number, number> };
}

/**
 * What stands between the clients.
 * @noSelf
 */
export interface Server {
  connect(connection: Connection): void;
  /** Takes one message of a client and returns the result code. */
  send(from: Connection, message: AddonMessage): number;
  totals(): { messages: number; bytes: number };
}

interface Limits {
  traffic: ByteWindow;
  prefixes: Record<string, Bucket>;
  channels: Record<string, Bucket>;
}

/** Returns the full name that a whisper to `target` means for a player of `realm`, in lower case. */
function targetKey(target: string, realm: string): string {
  const [dash] = string.find(target, "-", 1, true);
  return string.lower(dash === undefined ? `${target}-${realm}` : target);
}

/** Takes time, chance, the latency in milliseconds, the rules (read anew each time), and where trace lines go. */
export function createServer(
  timeline: Timeline,
  random: RandomSource,
  latency: [minimum: number, maximum: number],
  rules: ServerRules,
  trace: (this: void, line: string) => void,
  observer?: RealmObserver,
): Server {
  const connections: Connection[] = [];
  const byKey: Record<string, Connection> = {};
  const limitsOf: Record<string, Limits> = {};
  /** When the last message of one player to another arrives; the next one arrives no earlier. */
  const lastArrival: Record<string, number> = {};
  let messages = 0;
  let bytes = 0;

  function connect(connection: Connection): void {
    connections.push(connection);
    byKey[string.lower(connection.fullName)] = connection;
    limitsOf[connection.fullName] = {
      traffic: createByteWindow(() => rules.windowSeconds),
      prefixes: {},
      channels: {},
    };
  }

  function malformed(from: Connection, message: AddonMessage): number | undefined {
    const { prefix, text, chatType } = message;
    if (!from.isConnected()) {
      return RESULT.GeneralError;
    }
    if (prefix === "" || prefix.length > MAX_PREFIX) {
      return RESULT.InvalidPrefix;
    }
    if (text.length > MAX_TEXT || string.find(text, "%z")[0] !== undefined) {
      return RESULT.InvalidMessage;
    }
    if (chatType === "CHANNEL") {
      return RESULT.InvalidChannel;
    }
    if (chatType === "WHISPER") {
      return message.target === "" ? RESULT.TargetRequired : undefined;
    }
    if (chatType === "GUILD") {
      return from.guild() === undefined ? RESULT.NotInGuild : undefined;
    }
    if (GROUP_TYPES[chatType] === undefined) {
      return RESULT.InvalidChatType;
    }
    return from.group() === "none" ? RESULT.NotInGroup : undefined;
  }

  function throttled(from: Connection, message: AddonMessage): number | undefined {
    const limits = limitsOf[from.fullName]!;
    const isWhisper = message.chatType === "WHISPER";
    const { perChannel, perPrefix } = rules;
    if (perChannel !== undefined && !isWhisper) {
      const bucket = (limits.channels[message.chatType] ??= createBucket(
        perChannel.burst,
        perChannel.perSecond,
      ));
      if (!bucket.take(timeline.now())) {
        return RESULT.ChannelThrottle;
      }
    }
    if (perPrefix !== undefined && (perPrefix.appliesToWhispers || !isWhisper)) {
      const bucket = (limits.prefixes[message.prefix] ??= createBucket(perPrefix.burst, perPrefix.perSecond));
      if (!bucket.take(timeline.now())) {
        return RESULT.AddonMessageThrottle;
      }
    }
    return undefined;
  }

  function offlineCode(from: Connection, message: AddonMessage): number | undefined {
    if (!rules.targetOfflineCode || message.chatType !== "WHISPER") {
      return undefined;
    }
    const target = byKey[targetKey(message.target, from.realm)];
    return target?.isConnected() === true ? undefined : RESULT.TargetOffline;
  }

  function arrivalTime(from: string, to: string): number {
    const lane = `${from} ${to}`;
    const isHeldUp = rules.delayRate > 0 && random.next() < rules.delayRate;
    const extra = isHeldUp ? random.between(0, rules.delaySeconds) : 0;
    const arrival = timeline.now() + extra + random.between(latency[0], latency[1]) / 1000;
    lastArrival[lane] = math.max(lastArrival[lane] ?? 0, arrival);
    return lastArrival[lane];
  }

  function describe(message: AddonMessage): string {
    const target = message.target === "" ? "" : ` ${message.target}`;
    return `${message.chatType}${target} ${message.prefix} "${printable(message.text)}"`;
  }

  /** Counts a message that does not arrive, and says so. */
  function lose(from: Connection, message: AddonMessage, why: string): void {
    from.stats.lost += 1;
    trace(why);
    observer?.lost?.(message.number!);
  }

  function deliver(from: Connection, to: Connection, message: AddonMessage): void {
    const login = to.loginCount();
    timeline.at(arrivalTime(from.fullName, to.fullName), () => {
      if (to.isConnected() && to.loginCount() === login) {
        trace(`${to.fullName} <- ${from.fullName} ${describe(message)}`);
        observer?.arrived?.(message.number!, to.fullName);
        to.receive(message);
        return;
      }
      lose(from, message, `${to.fullName} lost, offline, from ${from.fullName} ${describe(message)}`);
    });
  }

  function reportOffline(from: Connection, target: string): void {
    const name =
      string.sub(target, -(from.realm.length + 1)) === `-${from.realm}`
        ? string.sub(target, 1, -(from.realm.length + 2))
        : target;
    const login = from.loginCount();
    timeline.at(arrivalTime(" server", from.fullName), () => {
      if (from.isConnected() && from.loginCount() === login) {
        from.playerNotFound(name);
      }
    });
  }

  function route(from: Connection, message: AddonMessage): void {
    if (message.chatType === "WHISPER") {
      const target = byKey[targetKey(message.target, from.realm)];
      if (target?.isConnected() === true) {
        deliver(from, target, message);
      } else {
        lose(from, message, `${from.fullName} lost, no such player online: ${describe(message)}`);
        reportOffline(from, message.target);
      }
    } else if (message.chatType === "GUILD") {
      if (!from.canSpeakInGuild) {
        lose(from, message, `${from.fullName} lost, may not speak in guild chat: ${describe(message)}`);
        return;
      }
      for (const to of connections) {
        if (to.guild() === from.guild() && to.isConnected()) {
          deliver(from, to, message);
        }
      }
    } else {
      deliver(from, from, message);
    }
  }

  function accept(from: Connection, message: AddonMessage): void {
    const size = message.text.length;
    messages += 1;
    bytes += size;
    from.stats.sent += 1;
    from.stats.sentBytes += size;
    trace(`${from.fullName} -> ${describe(message)}`);
    message.number = messages;
    observer?.accepted?.(from.fullName, message.target, message.text, messages);
    const recent = limitsOf[from.fullName]!.traffic.add(timeline.now(), size + message.prefix.length);
    if (recent > rules.bytesPerSecond * rules.windowSeconds) {
      lose(from, message, `${from.fullName} lost, over the limit: ${describe(message)}`);
      from.drop();
    } else if (rules.lossRate > 0 && random.next() < rules.lossRate) {
      lose(from, message, `${from.fullName} lost on the way: ${describe(message)}`);
    } else {
      route(from, message);
      if (rules.duplicateRate > 0 && random.next() < rules.duplicateRate) {
        route(from, message);
      }
    }
  }

  /** Says that all is well, and delivers nothing. */
  function dropSilently(from: Connection, message: AddonMessage): number {
    messages += 1;
    bytes += message.text.length;
    from.stats.sent += 1;
    from.stats.lost += 1;
    trace(`${from.fullName} lost, too much: ${describe(message)}`);
    return RESULT.Success;
  }

  function send(from: Connection, message: AddonMessage): number {
    const limited = malformed(from, message) ?? from.refusal();
    const excess = limited === undefined ? throttled(from, message) : undefined;
    if (excess !== undefined && rules.isSilent) {
      return dropSilently(from, message);
    }
    const code = limited ?? excess ?? offlineCode(from, message);
    if (code === undefined) {
      accept(from, message);
      return RESULT.Success;
    }
    from.stats.refused[code] = (from.stats.refused[code] ?? 0) + 1;
    trace(`${from.fullName} refused ${code} ${describe(message)}`);
    return code;
  }

  return { connect, send, totals: () => ({ messages, bytes }) };
}
