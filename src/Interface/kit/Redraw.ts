/** Draws a window a few times a second at most, however often its data change. */

/** Seconds between two drawings of one window. */
const INTERVAL = 0.2;

/**
 * The result requests a redraw. Many requests lead to one redraw, and requests while the window is hidden to none:
 * showing the window draws it.
 * Called by: createLogWindow, createMainWindow, createPane
 */
export function drawOnDemand(window: Frame, draw: (this: void) => void): (this: void) => void {
  let isAsked = false;
  /** At most one redraw waits at a time; a window hidden by then is not drawn. Called by: drawOnDemand */
  const ask = (): void => {
    if (isAsked || !window.IsVisible()) {
      return;
    }
    isAsked = true;
    C_Timer.After(INTERVAL, () => {
      isAsked = false;
      if (window.IsVisible()) {
        draw();
      }
    });
  };
  window.HookScript("OnShow", () => draw());
  return ask;
}
