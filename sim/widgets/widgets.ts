import type { SimButton } from "./button";
import { type SeenControl, seenControls } from "./controls";
import type { SimEditBox } from "./editBox";
import { layoutFaults } from "./faults";
import { type FrameRegistry, type SimFrame, tellSizes } from "./frame";
import { FrameFactory } from "./frameFactory";
import type { WidgetHost } from "./host";
import { Keyboard } from "./keyboard";
import { editBoxes, findButton, findField, findScrolled, visibleTexts } from "./look";
import { paint } from "./paint";
import { drag, type Place, placeOf, type Point } from "./pointer";
import type { DrawStep, Target } from "./screenTypes";
import type { SimScrollBox, SimScrollFrame } from "./scrollBox";
import { findTarget, scrolledAt, targets } from "./targets";
import type { SimTooltip } from "./tooltip";

/** One client's screen as the realm uses it. */

/** The screen in the game's units: it is always 768 high; a wide one has this width. */
export const SCREEN_WIDTH = 1366;
export const SCREEN_HEIGHT = 768;
const MINIMAP_SIZE = 140;

/** Everything on one client's screen, and what the realm does with it: runs scripts, and looks and acts for the player. */
export class Widgets {
  readonly factory: FrameFactory;
  readonly registry: FrameRegistry;
  readonly screen: SimFrame;
  readonly tooltip: SimTooltip;
  readonly minimap: SimFrame;
  readonly keyboard: Keyboard;
  /** Where the mouse is, from the lower left corner. */
  readonly mouse: Point = { x: 0, y: 0 };

  constructor(host: WidgetHost) {
    const factory = new FrameFactory(host);
    this.factory = factory;
    this.registry = factory.registry;
    this.screen = factory.screen;
    this.screen.SetSize(SCREEN_WIDTH, SCREEN_HEIGHT);
    this.tooltip = this.createTooltip();
    this.minimap = this.createMinimap();
    this.keyboard = new Keyboard(host.env, this.screen, this.registry, factory.menus);
  }

  fireEvent(event: string, ...args: unknown[]): void {
    const listeners = this.registry.listeners[event];
    if (listeners === undefined) {
      return;
    }
    // A copy: a frame may stop listening while it handles the event.
    for (const frame of [...listeners]) {
      frame.run("OnEvent", event, ...args);
    }
  }
  hasUpdateScripts(): boolean {
    return this.registry.updating.length > 0;
  }
  runUpdateScripts(elapsed: number): void {
    for (const frame of [...this.registry.updating]) {
      if (frame.IsVisible()) {
        frame.run("OnUpdate", elapsed);
      }
    }
  }
  /** What the game does at the end of a frame: mouse and keyboard leave what is hidden, and new sizes are told. */
  endFrame(): void {
    const { focus, hovered } = this.registry;
    if (hovered?.IsVisible() === false) {
      this.hover(undefined);
    }
    if (focus?.IsVisible() === false) {
      (focus as SimEditBox).ClearFocus();
    }
    tellSizes(this.registry);
  }

  /** Moves the mouse over a frame, or away from all. */
  hover(frame: SimFrame | undefined): void {
    this.registry.hovered?.run("OnLeave");
    this.registry.hovered = frame;
    frame?.run("OnEnter", true);
  }
  drag(from: Point, to: Point): void {
    drag(this.screen, this.registry, this.mouse, from, to);
  }

  /** A menu lies in front of everything else, so its buttons are found first; those of an inner menu before all. */
  findButton(label: string): SimButton | undefined {
    let found: SimButton | undefined;
    for (const menu of this.factory.menus.levels) {
      found = findButton(menu, label) ?? found;
    }
    return found ?? findButton(this.screen, label);
  }
  findField(label: string): SimEditBox | undefined {
    return findField(this.screen, label);
  }
  findScrolled(text?: string): SimScrollBox | SimScrollFrame | undefined {
    return findScrolled(this.screen, text);
  }
  editBoxes(): SimEditBox[] {
    return editBoxes(this.screen);
  }
  placeOf(label: string): Place | undefined {
    return placeOf(this.screen, label);
  }
  seenControls(): SeenControl[] {
    return seenControls(this.screen);
  }
  targets(): Target[] {
    return targets(this.screen);
  }
  findTarget(serial: number): SimFrame | undefined {
    return findTarget(this.screen, serial);
  }
  scrolledAt(point: Point): SimScrollBox | SimScrollFrame | undefined {
    return scrolledAt(this.screen, point);
  }
  visibleTexts(): string[] {
    return visibleTexts(this.screen);
  }
  paint(): DrawStep[] {
    return paint(this.screen);
  }
  layoutFaults(): string[] {
    return layoutFaults(this.screen, this.minimap);
  }

  private createTooltip(): SimTooltip {
    const tooltip = this.factory.create(
      "GameTooltip",
      undefined,
      this.screen,
      "TooltipBorderedFrameTemplate",
    ) as SimTooltip;
    tooltip.SetFrameStrata("TOOLTIP");
    tooltip.Hide();
    return tooltip;
  }
  private createMinimap(): SimFrame {
    const minimap = this.factory.create("Frame", undefined, this.screen);
    minimap.SetSize(MINIMAP_SIZE, MINIMAP_SIZE);
    minimap.SetPoint("TOPRIGHT", -10, -20);
    // Pictures are of windows; what lies at the minimap is there, but not drawn.
    minimap.SetAlpha(0);
    return minimap;
  }
}
