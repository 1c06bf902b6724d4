// Lays a real control of the page over each one that is drawn: so keyboard, screen reader and touch screen work.
import type { Target } from "../sim/widgets/screenTypes.js";

/** What a player does to a control; resolves once the realm has taken it. */
export type Touch = (serial: number, how: string, value?: string) => Promise<void>;

export interface Overlay {
  element: HTMLElement;
  update(targets: Target[]): void;
}

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

/** A layer without controls. */
export function createOverlay(touch: Touch): Overlay {
  const element = document.createElement("div");
  element.className = "overlay";
  const laid = new Map<number, Laid>();
  let focused: number | undefined;

  /** The addon moves the keyboard to another field: the page follows, if the player is at work in this window. */
  function follow(targets: Target[]): void {
    const next = targets.find(({ hasFocus }) => hasFocus === true)?.serial;
    const isActive = element.contains(document.activeElement) || document.activeElement === document.body;
    if (next !== undefined && next !== focused && isActive) {
      laid.get(next)?.element.focus();
    }
    const last = focused === undefined ? undefined : laid.get(focused)?.element;
    if (next === undefined && last !== undefined && last === document.activeElement) {
      last.blur();
    }
    focused = next;
  }
  function update(targets: Target[]): void {
    const present = new Set(targets.map(({ serial }) => serial));
    for (const [serial, { element: old }] of laid) {
      if (!present.has(serial)) {
        laid.delete(serial);
        old.remove();
      }
    }
    for (const [order, target] of targets.entries()) {
      let known = laid.get(target.serial);
      if (known?.target.kind !== target.kind) {
        known?.element.remove();
        known = { element: create(target), target, pending: 0 };
        listen(known, touch);
        element.append(known.element);
        laid.set(target.serial, known);
      }
      known.target = target;
      place(known, order);
    }
    sort();
    follow(targets);
  }
  /** The tab key goes in reading order, row by row. The focused element is moved only if it keeps the focus. */
  function sort(): void {
    const wanted = [...laid.values()].sort(
      ({ target: first }, { target: second }) =>
        Math.round((first.y - second.y) / ROW_HEIGHT) || first.x - second.x || first.serial - second.serial,
    );
    const parent = element as HTMLElement & { moveBefore?: (node: Node, before: Node | null) => void };
    let next = element.firstElementChild;
    for (const { element: control } of wanted) {
      if (control === next) {
        next = next.nextElementSibling;
      } else if (parent.moveBefore !== undefined) {
        parent.moveBefore(control, next);
      } else if (control !== document.activeElement) {
        element.insertBefore(control, next);
      }
    }
  }
  return { element, update };
}
