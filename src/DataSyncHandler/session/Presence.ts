/** Who is there with the addon: asking on the guild's channel and by whisper, answering spread over two seconds. */

import { type ControlMessage, controlText } from "../../DataSyncComs/messages/Messages";
import { CAPABILITIES, PROTOCOL_VERSION } from "../../DataSyncComs/messages/Protocol";
import { type QueuedMessage, sayToGuild, whisper } from "../../DataSyncComs/sending/SendQueue";
import { isRosterKnown, ownGuild } from "../../DataSyncManager/guild/GuildRoster";
import { isClockOff } from "../../DataSyncManager/data/ServerClock";
import { runningSession } from "../../DataSyncManager/sync/Sessions";
import { addonVersion } from "../../DataSyncManager/runtime/AddonVersion";
import {
  knownLinkedUsers,
  knownOnlineMembers,
  noteSeen,
  type Peer,
} from "../../DataSyncManager/guild/KnownUsers";

/** Seconds over which answers are spread, so that 200 members do not all answer at once. */
const ANSWER_SPREAD = 2;
/** Users whose answers to one hello are taken: more than two full guilds. */
const MOST_ANSWERS = 2500;

/** What somebody who is there says of themselves. */
export interface Greeting {
  version: string;
  readiness: string;
}

const state: {
  answers: Record<string, Greeting | undefined>;
  answerCount: number;
  /** The users to whom an answer is on its way. */
  answering: Record<string, true | undefined>;
} = {
  answers: {},
  answerCount: 0,
  answering: {},
};

/**
 * In guild chat, or to its known members one by one if the player may not speak there, and to known users of linked
 * guilds by whisper. The messages say when they have been sent.
 * Called by: awaitAnswers
 */
export function sayHello(): QueuedMessage[] {
  state.answers = {};
  state.answerCount = 0;
  const fields = { version: PROTOCOL_VERSION, addonVersion: addonVersion() };
  const hello = controlText({ name: "REQ;HELO", tableType: "NONE", fields });
  const messages: QueuedMessage[] = [];
  let whispered = knownLinkedUsers();
  if (C_GuildInfo.CanSpeakInGuildChat?.() === false) {
    whispered = knownOnlineMembers().concat(whispered);
  } else if (IsInGuild()) {
    messages.push(sayToGuild(hello));
  }
  for (const user of whispered) {
    messages.push(whisper(user, hello, "answer"));
  }
  return messages;
}

/** Since the last hello, by user. Called by: findUsers, inTheirOrder */
export function answersToHello(): Readonly<Record<string, Greeting | undefined>> {
  return state.answers;
}

/**
 * By whisper, at some time within the next two seconds, so that not everyone answers at once. One answer at a time: who
 * asks again before it has left gets no second one.
 * Called by: load
 */
export function answerHello(peer: Peer, message: ControlMessage<"REQ;HELO">): void {
  noteSeen(peer, message.fields.addonVersion);
  if (state.answering[peer.user] === true) {
    return;
  }
  state.answering[peer.user] = true;
  C_Timer.After(math.random() * ANSWER_SPREAD, () => {
    state.answering[peer.user] = undefined;
    const fields = {
      version: PROTOCOL_VERSION,
      addonVersion: addonVersion(),
      readiness: ownReadiness(),
      guild: ownGuild() ?? "",
    };
    whisper(peer.user, controlText({ name: "ACK;HELO", tableType: "NONE", fields }), "answer");
  });
}

/** Notes a trusted user who says that they are online. Called by: load */
export function noteGreeting(peer: Peer, message: ControlMessage<"ACK;HELO">): void {
  const { addonVersion: version, readiness } = message.fields;
  noteSeen(peer, version);
  if (state.answers[peer.user] === undefined) {
    if (state.answerCount >= MOST_ANSWERS) {
      return;
    }
    state.answerCount += 1;
  }
  state.answers[peer.user] = { version, readiness };
}

/**
 * As it goes over the wire: why this client cannot be a receiver now, or `READY`.
 * Called by: ReceiverSession.ts, answerHello, notReadyWord
 */
export function ownReadiness(): "BUSY" | "CLOCK" | "GROUP" | "READY" {
  if (IsInGroup() || IsInRaid()) {
    return "GROUP";
  }
  if (isClockOff()) {
    return "CLOCK";
  }
  return runningSession("receiver") !== undefined || !isRosterKnown() ? "BUSY" : "READY";
}

/** Beyond the first protocol version, as it goes over the wire. Called by: answerReady, askReady */
export function ownCapabilities(): string {
  return CAPABILITIES;
}
