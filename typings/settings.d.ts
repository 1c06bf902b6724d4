/** The game's settings window, from its own Lua files. */

interface SettingsCategory {
  GetID(this: SettingsCategory): number;
}

interface SettingsLayout {
  AddInitializer(this: SettingsLayout, initializer: object): void;
}

interface SettingsApi {
  RegisterVerticalLayoutCategory(
    this: void,
    name: string,
  ): LuaMultiReturn<[category: SettingsCategory, layout: SettingsLayout]>;
  RegisterAddOnCategory(this: void, category: SettingsCategory): void;
  RegisterProxySetting(
    this: void,
    category: SettingsCategory,
    variable: string,
    variableType: string,
    name: string,
    defaultValue: unknown,
    getValue: (this: void) => unknown,
    setValue: (this: void, value: unknown) => void,
  ): object;
  CreateCheckbox(this: void, category: SettingsCategory, setting: object, tooltip?: string): object;
  CreateDropdown(
    this: void,
    category: SettingsCategory,
    setting: object,
    options: (this: void) => unknown,
    tooltip?: string,
  ): object;
  CreateControlTextContainer(this: void): {
    Add(this: object, value: unknown, label: string): void;
    GetData(this: object): unknown;
  };
  OpenToCategory(this: void, id: number): boolean;
  VarType: { Boolean: string; Number: string; String: string };
}
