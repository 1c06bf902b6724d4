/** A client's screen as it is handed to whoever shows it. It crosses as JSON, so it has no functions. */

/** One thing to draw, in units of the screen; the origin is the upper left corner, as pictures have it. */
export interface DrawStep {
  kind: "look" | "color" | "text" | "bar";
  x: number;
  y: number;
  width: number;
  height: number;
  alpha: number;
  clip: { left: number; bottom: number; width: number; height: number } | undefined;
  look?: string;
  state?: string;
  color?: number[];
  text?: string;
  size?: number;
  /** The part of a bar that is filled; the part of a scrolled thing that can be seen. */
  part?: number;
  /** How far a scrolled thing is scrolled, 0 to 1. */
  offset?: number;
}

/** Something on the screen that takes the mouse or the keyboard, in units from the screen's upper left corner. */
export interface Target {
  serial: number;
  /** A hint is only pointed at, a scroll takes the wheel, and a pane only covers what is behind it. */
  kind: "button" | "check" | "menu" | "field" | "row" | "hint" | "scroll" | "pane";
  label: string;
  isEnabled: boolean;
  isChecked: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a field. */
  text?: string;
  isMultiLine?: boolean;
  hasFocus?: boolean;
  size?: number;
}
