import { SimButton } from "./button";
import { SimFrame } from "./frame";

/** The game's menus and dropdowns. */

type Text = string;
type Choice = (this: void, data: unknown) => boolean;
type Callback = (this: void, data: unknown) => unknown;

/** One line of a menu, as the game's menu descriptions are: it may hold a menu of its own. */
export class SimMenuEntry {
  entries: SimMenuEntry[] = [];
  enabled = true;
  tooltip: Callback | undefined;

  constructor(
    readonly kind: "root" | "title" | "button" | "checkbox" | "radio" | "divider",
    readonly text: Text,
    readonly isSelected: Choice | undefined,
    readonly onSelect: Callback | undefined,
    readonly data: unknown,
  ) {}

  private add(entry: SimMenuEntry): SimMenuEntry {
    this.entries.push(entry);
    return entry;
  }
  CreateTitle(text: Text): SimMenuEntry {
    return this.add(new SimMenuEntry("title", text, undefined, undefined, undefined));
  }
  CreateButton(text: Text, onSelect?: Callback, data?: unknown): SimMenuEntry {
    return this.add(new SimMenuEntry("button", text, undefined, onSelect, data));
  }
  CreateCheckbox(text: Text, isSelected: Choice, onSelect: Callback, data?: unknown): SimMenuEntry {
    return this.add(new SimMenuEntry("checkbox", text, isSelected, onSelect, data));
  }
  CreateRadio(text: Text, isSelected: Choice, onSelect: Callback, data?: unknown): SimMenuEntry {
    return this.add(new SimMenuEntry("radio", text, isSelected, onSelect, data));
  }
  CreateDivider(): SimMenuEntry {
    return this.add(new SimMenuEntry("divider", "", undefined, undefined, undefined));
  }
  SetScrollMode(): void {}
  SetEnabled(enabled: boolean): void {
    this.enabled = enabled;
  }
  SetTooltip(tooltip: Callback): void {
    this.tooltip = tooltip;
  }
}

export type Generator = (this: void, owner: SimFrame, root: SimMenuEntry) => void;

const ROW_HEIGHT = 20;
const PADDING = 12;
const MARK_ROOM = 20;

/** The menu that is open: one at a time, as in the game, with the inner menus beside it that have been opened. */
export class SimMenus {
  levels: SimFrame[] = [];

  constructor(readonly create: (this: void, kind: string, template?: string) => SimFrame) {}

  isOpen(): boolean {
    return this.levels.length > 0;
  }
  /** Closes the menus from a level on. */
  close(from = 0): void {
    while (this.levels.length > from) {
      this.levels.pop()!.Hide();
    }
  }
  /** Opens a menu below its owner, in the place of the one that is open. */
  open(owner: SimFrame, generator: Generator): void {
    this.close();
    const root = new SimMenuEntry("root", "", undefined, undefined, undefined);
    owner.host.call(() => generator(owner, root));
    const menu = this.show(root, () => this.open(owner, generator));
    menu.SetPoint("TOPLEFT", owner, "BOTTOMLEFT", 0, 0);
    this.clamp(menu);
  }
  /** Makes the menu of an entry; `refresh` opens the outermost menu again. */
  private show(entry: SimMenuEntry, refresh: (this: void) => void): SimFrame {
    const menu = this.create("Frame", "TooltipBorderedFrameTemplate");
    menu.SetFrameStrata("FULLSCREEN_DIALOG");
    const level = this.levels.length + 1;
    let [height, width] = [PADDING, 0];
    for (const inner of entry.entries) {
      const row = this.row(menu, inner, refresh);
      row.SetPoint("TOPLEFT", PADDING, -height);
      row.SetPoint("TOPRIGHT", -PADDING, -height);
      row.SetHeight(ROW_HEIGHT);
      if (inner.entries.length > 0) {
        const open = (): void => {
          this.close(level);
          this.show(inner, refresh).SetPoint("TOPLEFT", row, "TOPRIGHT", PADDING, PADDING);
          this.clamp(this.levels[level]!);
        };
        row.SetScript("OnClick", open);
        row.SetScript("OnEnter", open);
      }
      height += inner.kind === "divider" ? ROW_HEIGHT / 2 : ROW_HEIGHT;
      width = math.max(width, row.GetTextWidth());
    }
    menu.SetSize(width + 2 * PADDING + 2 * MARK_ROOM, height + PADDING);
    this.levels.push(menu);
    return menu;
  }
  /** Moves a menu up so far that it is on the screen. */
  private clamp(menu: SimFrame): void {
    const rect = menu.rect();
    if (rect === undefined || rect.bottom >= 0) {
      return;
    }
    menu.ClearAllPoints();
    menu.SetPoint("BOTTOMLEFT", menu.parent, "BOTTOMLEFT", rect.left, 0);
  }
  private row(menu: SimFrame, entry: SimMenuEntry, refresh: (this: void) => void): SimButton {
    const row = new SimButton(menu.host, menu, undefined, menu.registry);
    menu.regions.push(row);
    row.normalFont = entry.kind === "title" ? "GameFontNormalSmall" : "GameFontHighlightSmall";
    row.disabledFont = "GameFontDisableSmall";
    row.label = row.CreateFontString(undefined, "ARTWORK", row.normalFont);
    row.label.justify = "LEFT";
    row.label.SetPoint("LEFT", entry.kind === "title" ? 0 : MARK_ROOM, 0);
    row.SetText(entry.text);
    row.SetEnabled(entry.enabled && entry.kind !== "title" && entry.kind !== "divider");
    if (entry.isSelected !== undefined) {
      const mark = row.CreateTexture(undefined, "ARTWORK");
      mark.SetSize(12, 12);
      mark.SetPoint("LEFT", 2, 0);
      mark.SetTexture(entry.isSelected(entry.data) ? `${entry.kind}On` : `${entry.kind}Off`);
    } else if (entry.entries.length > 0) {
      const mark = row.CreateTexture(undefined, "ARTWORK");
      mark.SetSize(12, 12);
      mark.SetPoint("RIGHT", 0, 0);
      mark.SetTexture("innerMenu");
    }
    row.SetScript("OnClick", () => {
      row.host.call(() => entry.onSelect?.(entry.data));
      if (entry.kind === "checkbox") {
        refresh();
      } else {
        this.close();
      }
    });
    return row;
  }
}

/** A button that opens a menu, and shows what is chosen in it. */
export class SimDropdown extends SimButton {
  menus: SimMenus | undefined;
  generator: Generator | undefined;
  defaultText = "";
  overridden: string | undefined;

  SetupMenu(generator: Generator): void {
    this.generator = generator;
    this.GenerateMenu();
  }
  SetDefaultText(text: string): void {
    this.defaultText = text;
    this.GenerateMenu();
  }
  OverrideText(text: string): void {
    this.overridden = text;
    this.GenerateMenu();
  }
  /** Builds the menu again, and shows the entries that are chosen. */
  GenerateMenu(): void {
    const root = new SimMenuEntry("root", "", undefined, undefined, undefined);
    if (this.generator !== undefined) {
      this.host.call(this.generator as never, this, root);
    }
    const chosen = root.entries
      .filter((entry) => entry.isSelected?.(entry.data) === true)
      .map((entry) => entry.text);
    this.fontString().SetText(
      this.overridden ?? (chosen.length > 0 ? table.concat(chosen, ", ") : this.defaultText),
    );
  }
  override Click(): void {
    if (!this.enabled || this.generator === undefined) {
      return;
    }
    this.clicks += 1;
    this.menus?.open(this, (owner, root) => {
      this.generator!(owner, root);
      for (const entry of root.entries) {
        this.followUp(entry);
      }
    });
  }
  /** A choice shows at once on the button. */
  private followUp(entry: SimMenuEntry): void {
    const { onSelect } = entry;
    (entry as { onSelect: Callback | undefined }).onSelect = (data) => {
      onSelect?.(data);
      this.GenerateMenu();
    };
  }
}

/** The game's `MenuUtil`, as far as context menus go. */
export function createMenuUtil(menus: SimMenus) {
  return {
    CreateContextMenu(this: void, owner: SimFrame, generator: Generator): void {
      menus.open(owner, generator);
    },
  };
}
