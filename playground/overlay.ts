// Lays a real control of the page over each one that is drawn: so keyboard, screen reader and touch screen work.
import type { Target } from "../sim/widgets/screenTypes.js";

/** What a player does to a control; resolves once the realm has taken it. */
export type Touch = (serial: number, how: string, value?: string) => Promise<void>;

interface Laid {
  element: HTMLElement;
  target: Target;
  /** What was typed and the realm has not taken yet: until then it knows less than the field. */
  pending: number;
}

/** Names for buttons that have a picture instead of words, by their template. */
const NAMES: Record<string, string> = {
  UIPanelCloseButton: "Close",
  UIPanelCloseButtonDefaultAnchors: "Close",
  PanelResizeButtonTemplate: "Resize",
};

/** Controls within this many units of height are on one line of a form. */
const ROW_HEIGHT = 12;

const isField = ({ kind }: Target): boolean => kind === "field";
const isPressed = ({ kind }: Target): boolean =>
  kind === "button" || kind === "check" || kind === "menu" || kind === "row";

function create(target: Target): HTMLElement {
  if (isField(target)) {
    return document.createElement(target.isMultiLine === true ? "textarea" : "input");
  }
  if (!isPressed(target)) {
    return document.createElement("div");
  }
  const button = document.createElement("button");
  button.type = "button";
  if (target.kind === "check") {
    button.setAttribute("role", "checkbox");
  }
  if (target.kind === "menu") {
    button.setAttribute("aria-haspopup", "menu");
  }
  return button;
}

function listen(laid: Laid, touch: Touch): void {
  const { element } = laid;
  const { kind, serial } = laid.target;
  if (kind === "pane" || kind === "scroll") {
    return;
  }
  element.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") {
      void touch(serial, "hover");
    }
  });
  element.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType === "mouse") {
      void touch(serial, "leave");
    }
  });
  if (kind === "field") {
    const field = element as HTMLInputElement;
    field.addEventListener("focus", () => void touch(serial, "focus"));
    field.addEventListener("blur", () => void touch(serial, "blur"));
    field.addEventListener("input", () => {
      laid.pending += 1;
      void touch(serial, "type", field.value.replaceAll("\0", "")).finally(() => (laid.pending -= 1));
    });
  } else if (kind !== "hint") {
    element.addEventListener("click", () => void touch(serial, "click"));
    element.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      void touch(serial, "rightClick");
    });
  }
}

/** Puts an element where its control is drawn, and says what it is. */
function place({ element, pending, target }: Laid, order: number): void {
  const { height, isEnabled, label, width, x, y } = target;
  Object.assign(element.style, {
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
    zIndex: String(order + 1),
  });
  element.className = target.kind;
  if (!isField(target) && !isPressed(target)) {
    return;
  }
  element.setAttribute("aria-label", NAMES[label] ?? (label || target.kind));
  element.setAttribute("aria-disabled", String(!isEnabled));
  if (target.kind === "check") {
    element.setAttribute("aria-checked", String(target.isChecked));
  }
  if (!isField(target)) {
    return;
  }
  const field = element as HTMLInputElement;
  field.readOnly = !isEnabled;
  field.style.fontSize = `${target.size ?? 12}px`;
  if (pending === 0 && field.value !== target.text) {
    field.value = target.text ?? "";
  }
}

/** Reading order: row by row, and from left to right. */
function inReadingOrder({ target: first }: Laid, { target: second }: Laid): number {
  const rows = Math.round((first.y - second.y) / ROW_HEIGHT);
  return rows || first.x - second.x || first.serial - second.serial;
}

/** The layer of controls over a screen. */
export class Overlay {
  readonly element = document.createElement("div");
  private readonly laid = new Map<number, Laid>();
  private focused: number | undefined;

  constructor(
    private readonly touch: Touch,
    label: string,
  ) {
    this.element.className = "overlay";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", label);
  }

  /** Lays these controls, from the lowest to the uppermost, and removes all others. */
  update(targets: Target[]): void {
    this.removeAllBut(targets);
    for (const [order, target] of targets.entries()) {
      const laid = this.layFor(target);
      laid.target = target;
      place(laid, order);
    }
    this.sort();
    this.follow(targets);
  }

  private removeAllBut(targets: Target[]): void {
    const present = new Set(targets.map(({ serial }) => serial));
    for (const [serial, { element: old }] of this.laid) {
      if (!present.has(serial)) {
        this.laid.delete(serial);
        old.remove();
      }
    }
  }

  /** The control of a target: the one that there is, or a new one if it has to be of another kind. */
  private layFor(target: Target): Laid {
    const known = this.laid.get(target.serial);
    if (known?.target.kind === target.kind) {
      return known;
    }
    known?.element.remove();
    const made = { element: create(target), target, pending: 0 };
    listen(made, this.touch);
    this.element.append(made.element);
    this.laid.set(target.serial, made);
    return made;
  }

  /** The tab key goes in reading order. The focused element is moved only if it keeps the focus. */
  private sort(): void {
    const parent = this.element as HTMLElement & { moveBefore?: (node: Node, before: Node | null) => void };
    let next = parent.firstElementChild;
    for (const { element: control } of [...this.laid.values()].sort(inReadingOrder)) {
      if (control === next) {
        next = next.nextElementSibling;
      } else if (parent.moveBefore !== undefined) {
        parent.moveBefore(control, next);
      } else if (control !== document.activeElement) {
        parent.insertBefore(control, next);
      }
    }
  }

  /** The addon moves the keyboard to another field: the page follows, if the player is at work in this window. */
  private follow(targets: Target[]): void {
    const { activeElement, body } = document;
    const next = targets.find(({ hasFocus }) => hasFocus === true)?.serial;
    const isActive = this.element.contains(activeElement) || activeElement === body;
    if (next !== undefined && next !== this.focused && isActive) {
      this.laid.get(next)?.element.focus();
    }
    const last = this.focused === undefined ? undefined : this.laid.get(this.focused)?.element;
    if (next === undefined && last !== undefined && last === document.activeElement) {
      last.blur();
    }
    this.focused = next;
  }
}
