import type { SimButton, SimCheckButton } from "./button";
import type { SimFrame } from "./frame";
import type { SimDropdown } from "./menus";

interface Setting {
  name: string;
  get: (this: void) => unknown;
  set: (this: void, value: unknown) => void;
}

interface Row {
  kind: "header" | "checkbox" | "slider" | "dropdown" | "button";
  text: string;
  tooltip: string | undefined;
  setting?: Setting;
  options?: unknown;
  onClick?: (this: void) => void;
}

interface Category {
  name: string;
  id: number;
  rows: Row[];
  GetID(this: Category): number;
}

type CreateFrame = (this: void, kind: string, parent: SimFrame, template?: string) => SimFrame;

const ROW_HEIGHT = 30;
const LABEL_WIDTH = 280;

/** The game's settings window, as far as an addon's own category goes: rows below one another. */
export function createSettingsPanel(screen: SimFrame, create: CreateFrame) {
  const categories: Category[] = [];
  let window: SimFrame | undefined;

  function rowFrame(panel: SimFrame, row: Row, top: number): void {
    const label = panel.CreateFontString(
      undefined,
      "ARTWORK",
      row.kind === "header" ? "GameFontHighlightLarge" : "GameFontNormal",
    );
    label.SetText(row.text);
    label.SetJustifyH("LEFT");
    label.SetWordWrap(false);
    label.SetPoint("TOPLEFT", row.kind === "header" ? 20 : 40, -top - 9);
    if (row.kind !== "header") {
      label.SetWidth(LABEL_WIDTH);
    }
    if (row.kind === "checkbox") {
      const check = create("CheckButton", panel, "UICheckButtonTemplate") as SimCheckButton;
      check.SetPoint("TOPLEFT", LABEL_WIDTH + 60, -top);
      check.SetSize(26, 26);
      check.SetChecked(row.setting!.get() === true);
      check.SetScript("OnClick", () => row.setting!.set(check.GetChecked()));
      (check as unknown as { labelText: string }).labelText = row.text;
    } else if (row.kind === "dropdown") {
      const dropdown = create("DropdownButton", panel, "WowStyle1DropdownTemplate") as SimDropdown;
      dropdown.SetSize(200, 24);
      dropdown.SetPoint("TOPLEFT", LABEL_WIDTH + 60, -top - 3);
      const options = row.options as (this: void) => { value: unknown; label: string }[];
      dropdown.SetupMenu((_, root) => {
        for (const { value, label: text } of options()) {
          root.CreateRadio(
            text,
            () => row.setting!.get() === value,
            () => row.setting!.set(value),
            value,
          );
        }
      });
    } else if (row.kind === "slider") {
      const slider = create("Slider", panel);
      slider.SetSize(200, 16);
      slider.SetPoint("TOPLEFT", LABEL_WIDTH + 60, -top - 7);
      const value = panel.CreateFontString(undefined, "ARTWORK", "GameFontHighlightSmall");
      value.SetPoint("LEFT", slider, "RIGHT", 8, 0);
      value.SetText(tostring(row.setting!.get()));
    } else if (row.kind === "button") {
      const button = create("Button", panel, "UIPanelButtonTemplate") as SimButton;
      button.SetText((row.options as string | undefined) ?? row.text);
      button.SetSize(200, 24);
      button.SetPoint("TOPLEFT", LABEL_WIDTH + 60, -top - 3);
      button.SetScript("OnClick", () => row.onClick?.());
    }
  }

  /** Shows a category's rows, with the values that they have now. */
  function open(category: Category): void {
    window?.Hide();
    window = create("Frame", screen, "BasicFrameTemplateWithInset");
    window.SetFrameStrata("HIGH");
    window.SetSize(640, 80 + category.rows.length * ROW_HEIGHT);
    window.SetPoint("CENTER", 0, 0);
    (window as unknown as { TitleText: SimButton }).TitleText.SetText(category.name);
    let top = 40;
    for (const row of category.rows) {
      rowFrame(window, row, top);
      top += ROW_HEIGHT;
    }
  }
  function add(category: Category, row: Row): Row {
    category.rows.push(row);
    return row;
  }
  const layoutOf = (category: Category) => ({
    AddInitializer(this: object, row: Row): void {
      add(category, row);
    },
  });

  const api = {
    RegisterVerticalLayoutCategory(this: void, name: string) {
      const category: Category = {
        name,
        id: categories.length + 1,
        rows: [],
        GetID(this: Category): number {
          return this.id;
        },
      };
      return $multi(category, layoutOf(category));
    },
    RegisterAddOnCategory(this: void, category: Category): void {
      categories.push(category);
    },
    RegisterProxySetting(
      this: void,
      _category: Category,
      _variable: string,
      _type: string,
      name: string,
      _default: unknown,
      get: Setting["get"],
      set: Setting["set"],
    ): Setting {
      return { name, get, set };
    },
    CreateCheckbox: (category: Category, setting: Setting, tooltip?: string): Row =>
      add(category, { kind: "checkbox", text: setting.name, tooltip, setting }),
    CreateDropdown: (category: Category, setting: Setting, options: unknown, tooltip?: string): Row =>
      add(category, { kind: "dropdown", text: setting.name, tooltip, setting, options }),
    CreateSlider: (category: Category, setting: Setting, options: unknown, tooltip?: string): Row =>
      add(category, { kind: "slider", text: setting.name, tooltip, setting, options }),
    CreateSliderOptions: (minimum: number, maximum: number, rate: number) => ({ minimum, maximum, rate }),
    CreateControlTextContainer(this: void) {
      const data: { value: unknown; label: string }[] = [];
      return {
        Add(this: object, value: unknown, label: string): void {
          data.push({ value, label });
        },
        GetData: () => data,
      };
    },
    OpenToCategory(this: void, id: number): boolean {
      const category = categories.find((known) => known.id === id);
      if (category !== undefined) {
        open(category);
      }
      return category !== undefined;
    },
    VarType: { Boolean: "boolean", String: "string", Number: "number" },
  };
  return {
    Settings: api,
    CreateSettingsListSectionHeaderInitializer: (name: string): Row => ({
      kind: "header",
      text: name,
      tooltip: undefined,
    }),
    CreateSettingsButtonInitializer: (
      name: string,
      buttonText: string,
      onClick: (this: void) => void,
      tooltip?: string,
    ): Row => ({ kind: "button", text: name, options: buttonText, tooltip, onClick }),
  };
}
