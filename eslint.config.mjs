// The ecosystem's linter with type information, for what is compiled to Lua.
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "build", "out", "node_modules", "scripts", "eslint.config.mjs"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./playground/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A table's parts are assigned one by one where Lua has no constructor for it.
      "@typescript-eslint/no-unsafe-assignment": "error",
      // `[...$vararg]`, `pairs` over a record: Lua idioms of the compiler's own.
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      eqeqeq: "error",
      "max-lines": ["error", 350],
      "no-restricted-globals": ["error", "Map", "Set", "Promise"],
    },
  },
  {
    // The page in the browser is plain TypeScript, without Lua.
    files: ["playground/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["sim/**"],
    rules: {
      // The realm hands out functions of clients by reference.
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
