import type { ErrorHandler } from "./errorHandler";

/**
 * The message filters of one client's chat frames.
 * @noSelf
 */
export interface ChatFilters {
  /** The game's `ChatFrame_AddMessageEventFilter`. */
  add(event: string, filter: ChatMessageFilter): void;
  /** Whether a filter hides the message. */
  hides(event: string, message: string): boolean;
}

/** Filters are called with the chat frame; their errors go to the client's error handler. */
export function createChatFilters(chatFrame: unknown, errors: ErrorHandler): ChatFilters {
  const added: { event: string; test: ChatMessageFilter }[] = [];

  function add(this: void, event: string, filter: ChatMessageFilter): void {
    for (const known of added) {
      if (known.event === event && known.test === filter) {
        return;
      }
    }
    added.push({ event, test: filter });
  }
  function hides(event: string, message: string): boolean {
    let hidden = false;
    for (const known of added) {
      if (known.event !== event || hidden) {
        continue;
      }
      errors.call(() => {
        hidden = known.test(chatFrame, event, message, "", "", "", "", "", 0, 0, "", 0, 0, "") === true;
      });
    }
    return hidden;
  }

  return { add, hides };
}
