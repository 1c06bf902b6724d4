/** Tooltips of controls. */

/**
 * A function is called each time the tooltip opens; without a title no tooltip is shown.
 * Called by: 10 functions in ColumnHeader.ts, Controls.ts, MainWindow.ts, Windows.ts
 */
export function addTooltip(
  frame: Frame,
  title: string | ((this: void) => string | undefined),
  explanation?: string | ((this: void) => string | undefined),
): void {
  frame.HookScript("OnEnter", () => {
    const shown = typeof title === "string" ? title : title();
    if (shown === undefined || shown === "") {
      return;
    }
    GameTooltip.SetOwner(frame, "ANCHOR_RIGHT");
    GameTooltip.SetText(shown);
    const more = typeof explanation === "function" ? explanation() : explanation;
    if (more !== undefined && more !== "") {
      GameTooltip.AddLine(more, 1, 1, 1, true);
    }
    GameTooltip.Show();
  });
  frame.HookScript("OnLeave", () => GameTooltip.Hide());
}
