// One client on the page: who it is, its screen, what one can do to it, what it says in the chat.
import type { ClientCard } from "../sim/playground/reports.js";
import { listOf, type Screen } from "./messages.js";
import type { Realm } from "./realm.js";
import { createScreen } from "./screen.js";

export interface Card {
  element: HTMLElement;
  update(state: ClientCard): void;
  show(screen: Screen): void;
  redraw(): void;
}

/** What the player can do with a client as a whole. */
const ACTIONS = [
  {
    name: "sync",
    label: "/gh sync force",
    title: "Types it, as a player does: syncs with everyone, also with those of the last 24 hours",
    whileOnline: true,
  },
  { name: "window", label: "/gh", title: "Opens or closes the window", whileOnline: true },
  { name: "logout", label: "Log out", title: "The client saves and leaves", whileOnline: true },
  {
    name: "crash",
    label: "Crash",
    title: "The client is gone at once, and saves nothing of what it has got since its login",
    whileOnline: true,
  },
  { name: "login", label: "Bring back", title: "Logs in with what is on disk", whileOnline: false },
  {
    name: "save",
    label: "Save file",
    title: "Downloads the SavedVariables file of this client (it reloads for that, as the game saves)",
    whileOnline: true,
  },
] as const;

type Action = (typeof ACTIONS)[number]["name"];

function download(bytes: Uint8Array, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function textElement(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** The card of the client with that place, from 1; `afterwards` is called after each thing that the visitor does. */
export function createCard(place: number, first: ClientCard, realm: Realm, afterwards: () => void): Card {
  const element = document.createElement("article");
  element.className = "client";
  element.dataset.place = String(place);
  const [name] = first.fullName.split("-");
  element.setAttribute("aria-label", `Client of ${first.fullName}`);
  const light = textElement("span", "light");
  const title = textElement("h3", "");
  title.textContent = name ?? "";
  const guild = textElement("span", "guild");
  const buttons = textElement("div", "buttons");
  const chat = textElement("ol", "chat");
  chat.setAttribute("aria-label", `Chat of ${name}`);
  const costs = textElement("p", "costs");
  const header = document.createElement("header");
  header.append(light, title, guild, buttons);

  const act = async (...call: Parameters<Realm["act"]>): Promise<void> => {
    await realm.act(...call);
    afterwards();
  };
  const screen = createScreen(first.fullName, {
    touch: (serial, how, value) => act("touch", place, serial, how, value ?? ""),
    scroll: (x, y, steps) => void act("scroll", place, x, y, steps),
    drag: (...way) => void act("drag", place, ...way),
    key: (key) => void act("key", place, key),
    escape: () => void act("escape", place),
  });
  async function perform(action: Action): Promise<void> {
    if (action === "sync") {
      await act("slash", place, "/gh sync force");
    } else if (action === "window") {
      await act("slash", place, "/gh");
    } else if (action === "save") {
      download(await realm.save(place), `GuildHelper-${name}.lua`);
      afterwards();
    } else {
      await act("leave", place, action);
    }
  }
  const made = ACTIONS.map((action) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.title = action.title;
    button.dataset.action = action.name;
    button.addEventListener("click", () => void perform(action.name));
    buttons.append(button);
    return { ...action, button };
  });
  const typed = document.createElement("form");
  typed.className = "typed";
  const words = document.createElement("input");
  words.placeholder = "/gh help";
  words.setAttribute("aria-label", `A slash command of ${name}`);
  typed.append(words);
  typed.addEventListener("submit", (event) => {
    event.preventDefault();
    if (words.value !== "") {
      void act("slash", place, words.value);
    }
    words.value = "";
  });
  const away = textElement("p", "away");
  element.append(header, screen.element, away, chat, typed, costs);
  let shownChat = "";

  function update(state: ClientCard): void {
    element.dataset.state = state.isOnline ? (state.isSyncing ? "syncing" : "online") : "offline";
    light.title = state.isOnline ? "online" : "offline";
    guild.textContent = state.guildName;
    typed.hidden = !state.isOnline;
    for (const { button, whileOnline } of made) {
      button.hidden = whileOnline !== state.isOnline;
    }
    away.textContent = state.isOnline ? "" : `${name} is not there. What was saved is on disk.`;
    const errors = listOf<string>(state.errors).map((line) => `Error: ${line}`);
    const lines = [...listOf<string>(state.chat), ...errors];
    if (lines.join("\n") !== shownChat) {
      shownChat = lines.join("\n");
      chat.replaceChildren(
        ...lines.map((line) => {
          const item = document.createElement("li");
          item.textContent = line.replace(/\|c[0-9a-fA-F]{8}|\|r/g, "");
          return item;
        }),
      );
      chat.scrollTop = chat.scrollHeight;
    }
    costs.textContent =
      `${state.sent} ${state.sent === 1 ? "message" : "messages"}, ${state.bytes} bytes sent; ` +
      `longest frame ${state.longestFrame.toFixed(1)} ms (by the realm's model)`;
  }
  update(first);
  return { element, update, show: screen.show, redraw: screen.redraw };
}
