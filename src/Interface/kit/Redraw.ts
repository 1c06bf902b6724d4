/** Drawing at most a few times a second, however often things change. */

/** Seconds between two drawings of one window. */
const INTERVAL = 0.2;

/**
 * Takes a window and how to draw it. Returns a function that asks for a drawing: soon, once for many calls, and not at
 * all while the window is hidden. Showing the window draws it.
 * Called by: createLogWindow, createMainWindow, createPane
 */
export function drawOnDemand(window: Frame, draw: (this: void) => void): (this: void) => void {
  let isAsked = false;
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
