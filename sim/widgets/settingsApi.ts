import type { Category, DropdownOption, ProxySetting, SettingsRow, SettingsWindow } from "./settingsWindow";

/** The game's `Settings`, as far as an addon's own category goes, and the initializers beside it. */

type SettingsGlobals = Pick<
  GameApi,
  "Settings" | "CreateSettingsListSectionHeaderInitializer" | "CreateSettingsButtonInitializer"
>;

function createCategory(name: string, id: number): Category {
  return {
    name,
    id,
    rows: [],
    GetID(this: Category): number {
      return this.id;
    },
  };
}

function addRow(category: Category, row: SettingsRow): SettingsRow {
  category.rows.push(row);
  return row;
}

/** What takes the rows that are no settings: headers and buttons. */
function layoutOf(category: Category) {
  return {
    AddInitializer(this: object, row: SettingsRow): void {
      addRow(category, row);
    },
  };
}

/** The list that a dropdown's choices are put into. */
function createTextContainer() {
  const data: DropdownOption[] = [];
  return {
    Add(this: object, value: unknown, label: string): void {
      data.push({ value, label });
    },
    GetData: () => data,
  };
}

const rowMakers = {
  CreateCheckbox: (category: Category, setting: ProxySetting, tooltip?: string): SettingsRow =>
    addRow(category, { kind: "checkbox", text: setting.name, tooltip, setting }),
  CreateDropdown: (
    category: Category,
    setting: ProxySetting,
    options: (this: void) => DropdownOption[],
    tooltip?: string,
  ): SettingsRow => addRow(category, { kind: "dropdown", text: setting.name, tooltip, setting, options }),
  CreateSlider: (
    category: Category,
    setting: ProxySetting,
    options: unknown,
    tooltip?: string,
  ): SettingsRow => addRow(category, { kind: "slider", text: setting.name, tooltip, setting, options }),
  CreateSliderOptions: (minimum: number, maximum: number, rate: number) => ({ minimum, maximum, rate }),
  CreateControlTextContainer: createTextContainer,
};

const initializers = {
  CreateSettingsListSectionHeaderInitializer: (name: string): SettingsRow => ({
    kind: "header",
    text: name,
    tooltip: undefined,
  }),
  CreateSettingsButtonInitializer: (
    name: string,
    buttonText: string,
    onClick: (this: void) => void,
    tooltip?: string,
  ): SettingsRow => ({ kind: "button", text: name, buttonText, tooltip, onClick }),
};

/** `window` shows the categories of one client. */
export function createSettingsApi(window: SettingsWindow): SettingsGlobals {
  const categories: Category[] = [];
  const categoryFunctions = {
    RegisterVerticalLayoutCategory(this: void, name: string) {
      const category = createCategory(name, categories.length + 1);
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
      get: ProxySetting["get"],
      set: ProxySetting["set"],
    ): ProxySetting {
      return { name, get, set };
    },
    OpenToCategory(this: void, id: number): boolean {
      const category = categories.find((known) => known.id === id);
      if (category !== undefined) {
        window.open(category);
      }
      return category !== undefined;
    },
    VarType: { Boolean: "boolean", String: "string", Number: "number" },
  };
  return {
    Settings: { ...categoryFunctions, ...rowMakers },
    ...initializers,
  };
}
