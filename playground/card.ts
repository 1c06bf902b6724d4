// One client on the page: who it is, its screen, what one can do to it, what it says in the chat.
import type { ClientCard } from "../sim/playground/reports.js";
import { listOf, type Screen } from "./messages.js";
import type { Realm } from "./realm.js";
import { ScreenView } from "./screen.js";

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

function createElement(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function createButton({ label, name, title }: (typeof ACTIONS)[number]): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.title = title;
  button.dataset.action = name;
  return button;
}

/** A line for slash commands, which it hands over and forgets. */
function createCommandLine(name: string, entered: (command: string) => void): HTMLElement {
  const form = document.createElement("form");
  form.className = "typed";
  const input = document.createElement("input");
  input.placeholder = "/gh help";
  input.setAttribute("aria-label", `A slash command of ${name}`);
  form.append(input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value !== "") {
      entered(input.value);
    }
    input.value = "";
  });
  return form;
}

function costsOf({ bytes, longestFrame, sent }: ClientCard): string {
  return (
    `${sent} ${sent === 1 ? "message" : "messages"}, ${bytes} bytes sent; ` +
    `longest frame ${longestFrame.toFixed(1)} ms (by the realm's model)`
  );
}

/** What a client has said in its chat, and its errors. */
class ChatView {
  readonly element = createElement("ol", "chat");
  private shown = "";

  constructor(name: string) {
    this.element.setAttribute("aria-label", `Chat of ${name}`);
  }

  update(state: ClientCard): void {
    const errors = listOf<string>(state.errors).map((line) => `Error: ${line}`);
    const lines = [...listOf<string>(state.chat), ...errors];
    if (lines.join("\n") === this.shown) {
      return;
    }
    this.shown = lines.join("\n");
    this.element.replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("li");
        item.textContent = line.replace(/\|c[0-9a-fA-F]{8}|\|r/g, "");
        return item;
      }),
    );
    this.element.scrollTop = this.element.scrollHeight;
  }
}

/** The card of a client. */
export class Card {
  readonly element = createElement("article", "client");
  private readonly name: string;
  private readonly light = createElement("span", "light");
  private readonly guild = createElement("span", "guild");
  private readonly buttons = ACTIONS.map((action) => ({ ...action, button: createButton(action) }));
  private readonly screen: ScreenView;
  /** Says that the client is offline. */
  private readonly away = createElement("p", "away");
  private readonly chat: ChatView;
  private readonly commandLine: HTMLElement;
  private readonly costs = createElement("p", "costs");

  /** `place` counts the clients from 1; `afterwards` is called after each thing that the visitor does. */
  constructor(
    private readonly place: number,
    first: ClientCard,
    private readonly realm: Realm,
    private readonly afterwards: () => void,
  ) {
    this.name = first.fullName.split("-")[0] ?? "";
    this.screen = this.createScreen(first.fullName);
    this.chat = new ChatView(this.name);
    this.commandLine = createCommandLine(this.name, (command) => void this.act("slash", place, command));
    this.element.dataset.place = String(place);
    this.element.setAttribute("aria-label", `Client of ${first.fullName}`);
    this.element.append(
      this.createHeader(),
      this.screen.element,
      this.away,
      this.chat.element,
      this.commandLine,
      this.costs,
    );
    this.update(first);
  }

  update(state: ClientCard): void {
    const { isOnline } = state;
    this.element.dataset.state = isOnline ? (state.isSyncing ? "syncing" : "online") : "offline";
    this.light.title = isOnline ? "online" : "offline";
    this.guild.textContent = state.guildName;
    this.commandLine.hidden = !isOnline;
    for (const { button, whileOnline } of this.buttons) {
      button.hidden = whileOnline !== isOnline;
    }
    this.away.textContent = isOnline ? "" : `${this.name} is not there. What was saved is on disk.`;
    this.chat.update(state);
    this.costs.textContent = costsOf(state);
  }

  show(screen: Screen): void {
    this.screen.show(screen);
  }

  redraw(): void {
    this.screen.redraw();
  }

  private createHeader(): HTMLElement {
    const title = document.createElement("h3");
    title.textContent = this.name;
    const buttons = createElement("div", "buttons");
    for (const { button, name } of this.buttons) {
      button.addEventListener("click", () => void this.perform(name));
      buttons.append(button);
    }
    const header = document.createElement("header");
    header.append(this.light, title, this.guild, buttons);
    return header;
  }

  private createScreen(fullName: string): ScreenView {
    const { place } = this;
    return new ScreenView(fullName, {
      touch: (serial, how, value) => this.act("touch", place, serial, how, value ?? ""),
      scroll: (x, y, steps) => void this.act("scroll", place, x, y, steps),
      drag: (...way) => void this.act("drag", place, ...way),
      key: (key) => void this.act("key", place, key),
      escape: () => void this.act("escape", place),
    });
  }

  private async act(...call: Parameters<Realm["act"]>): Promise<void> {
    await this.realm.act(...call);
    this.afterwards();
  }

  private async perform(action: Action): Promise<void> {
    if (action === "sync") {
      await this.act("slash", this.place, "/gh sync force");
    } else if (action === "window") {
      await this.act("slash", this.place, "/gh");
    } else if (action === "save") {
      download(await this.realm.save(this.place), `GuildHelper-${this.name}.lua`);
      this.afterwards();
    } else {
      await this.act("leave", this.place, action);
    }
  }
}
