// The keys that a client's window hears.

/** The game's names for the browser's. */
const KEYS: Record<string, string> = {
  ArrowUp: "UP",
  ArrowDown: "DOWN",
  ArrowLeft: "LEFT",
  ArrowRight: "RIGHT",
  PageUp: "PAGEUP",
  PageDown: "PAGEDOWN",
  Home: "HOME",
  End: "END",
  Delete: "DELETE",
};

export interface KeyActions {
  key(name: string): void;
  escape(): void;
}

export function listenToKeys(element: HTMLElement, actions: KeyActions): void {
  element.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const target = event.target as HTMLElement;
    const isField = target.matches("input, textarea");
    const key = KEYS[event.key];
    if (event.key === "Escape") {
      actions.escape();
    } else if (event.key === "Enter" && target.matches("input")) {
      actions.key("ENTER");
    } else if (!isField && key !== undefined) {
      event.preventDefault();
      actions.key(key);
    }
  });
}
