import type { SimButton, SimCheckButton } from "./button";
import type { SimFrame } from "./frame";
import type { FrameFactory } from "./frameFactory";
import type { SimDropdown } from "./menus";

/** The game's settings window with an addon's own category: its rows below one another. */

/** A value that the addon keeps. */
export interface ProxySetting {
  name: string;
  get: (this: void) => unknown;
  set: (this: void, value: unknown) => void;
}

export interface DropdownOption {
  value: unknown;
  label: string;
}

interface RowText {
  text: string;
  tooltip: string | undefined;
}

export type SettingsRow = RowText &
  (
    | { kind: "header" }
    | { kind: "checkbox"; setting: ProxySetting }
    | { kind: "slider"; setting: ProxySetting; options: unknown }
    | { kind: "dropdown"; setting: ProxySetting; options: (this: void) => DropdownOption[] }
    | { kind: "button"; buttonText: string; onClick: (this: void) => void }
  );

type RowOf<Kind extends SettingsRow["kind"]> = Extract<SettingsRow, { kind: Kind }>;

export interface Category {
  name: string;
  id: number;
  rows: SettingsRow[];
  GetID(this: Category): number;
}

const WINDOW_WIDTH = 640;
/** Units above the first row, and above and below all of them together. */
const FIRST_ROW_TOP = 40;
const MARGINS = 80;
const ROW_HEIGHT = 30;
const LABEL_WIDTH = 280;
/** Where a row's control begins. */
const CONTROL_LEFT = LABEL_WIDTH + 60;
const CONTROL_WIDTH = 200;

export class SettingsWindow {
  private window: SimFrame | undefined;

  constructor(private readonly factory: FrameFactory) {}

  /** Shows a category's rows, with the values that they have now. */
  open(category: Category): void {
    this.window?.Hide();
    const window = this.create("Frame", this.factory.screen, "BasicFrameTemplateWithInset");
    this.window = window;
    window.SetFrameStrata("HIGH");
    window.SetSize(WINDOW_WIDTH, MARGINS + category.rows.length * ROW_HEIGHT);
    window.SetPoint("CENTER", 0, 0);
    (window as unknown as { TitleText: SimButton }).TitleText.SetText(category.name);
    let top = FIRST_ROW_TOP;
    for (const row of category.rows) {
      this.addRow(window, row, top);
      top += ROW_HEIGHT;
    }
  }

  private create(kind: string, parent: SimFrame, template?: string): SimFrame {
    return this.factory.create(kind, undefined, parent, template);
  }
  private addRow(window: SimFrame, row: SettingsRow, top: number): void {
    this.addLabel(window, row, top);
    if (row.kind === "checkbox") {
      this.addCheckbox(window, row, top);
    } else if (row.kind === "dropdown") {
      this.addDropdown(window, row, top);
    } else if (row.kind === "slider") {
      this.addSlider(window, row, top);
    } else if (row.kind === "button") {
      this.addButton(window, row, top);
    }
  }
  private addLabel(window: SimFrame, row: SettingsRow, top: number): void {
    const isHeader = row.kind === "header";
    const font = isHeader ? "GameFontHighlightLarge" : "GameFontNormal";
    const label = window.CreateFontString(undefined, "ARTWORK", font);
    label.SetText(row.text);
    label.SetJustifyH("LEFT");
    label.SetWordWrap(false);
    label.SetPoint("TOPLEFT", isHeader ? 20 : 40, -top - 9);
    if (!isHeader) {
      label.SetWidth(LABEL_WIDTH);
    }
  }
  private addCheckbox(window: SimFrame, { setting, text }: RowOf<"checkbox">, top: number): void {
    const check = this.create("CheckButton", window, "UICheckButtonTemplate") as SimCheckButton;
    check.SetPoint("TOPLEFT", CONTROL_LEFT, -top);
    check.SetSize(26, 26);
    check.SetChecked(setting.get() === true);
    check.SetScript("OnClick", () => setting.set(check.GetChecked()));
    (check as unknown as { labelText: string }).labelText = text;
  }
  private addDropdown(window: SimFrame, { options, setting }: RowOf<"dropdown">, top: number): void {
    const dropdown = this.create("DropdownButton", window, "WowStyle1DropdownTemplate") as SimDropdown;
    dropdown.SetSize(CONTROL_WIDTH, 24);
    dropdown.SetPoint("TOPLEFT", CONTROL_LEFT, -top - 3);
    dropdown.SetupMenu((_, root) => {
      for (const { value, label } of options()) {
        root.CreateRadio(
          label,
          () => setting.get() === value,
          () => setting.set(value),
          value,
        );
      }
    });
  }
  private addSlider(window: SimFrame, { setting }: RowOf<"slider">, top: number): void {
    const slider = this.create("Slider", window);
    slider.SetSize(CONTROL_WIDTH, 16);
    slider.SetPoint("TOPLEFT", CONTROL_LEFT, -top - 7);
    const value = window.CreateFontString(undefined, "ARTWORK", "GameFontHighlightSmall");
    value.SetPoint("LEFT", slider, "RIGHT", 8, 0);
    value.SetText(tostring(setting.get()));
  }
  private addButton(window: SimFrame, { buttonText, onClick }: RowOf<"button">, top: number): void {
    const button = this.create("Button", window, "UIPanelButtonTemplate") as SimButton;
    button.SetText(buttonText);
    button.SetSize(CONTROL_WIDTH, 24);
    button.SetPoint("TOPLEFT", CONTROL_LEFT, -top - 3);
    button.SetScript("OnClick", () => onClick());
  }
}
