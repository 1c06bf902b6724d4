// The ecosystem's linter with type information: for what is compiled to Lua, for the page in the browser, and for the
// scripts, which are plain JavaScript with their types in comments.
import { defineConfig, globalIgnores } from "eslint/config";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** The values that cross from untyped packages and JSON files into the scripts. */
const UNTYPED = [
  "no-unsafe-argument",
  "no-unsafe-assignment",
  "no-unsafe-call",
  "no-unsafe-member-access",
  "no-unsafe-return",
].map((name) => [`@typescript-eslint/${name}`, "off"]);

export default defineConfig(
  globalIgnores(["dist", "build", "out"]),
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./playground/tsconfig.json", "./tsconfig.scripts.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      curly: ["error", "all"],
      eqeqeq: "error",
      "max-lines": ["error", 350],
      "max-lines-per-function": ["error", 60],
      "no-restricted-globals": ["error", "Map", "Set", "Promise"],
      // The type checker finds them, and knows the game's globals.
      "no-undef": "off",
    },
  },
  {
    // The page in the browser is plain TypeScript, without Lua.
    files: ["playground/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Only `var` declares a global that `_G` has.
    files: ["typings/globals.d.ts"],
    rules: { "no-var": "off" },
  },
  {
    files: ["sim/**"],
    rules: {
      // The realm hands out functions of clients by reference.
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    rules: {
      ...Object.fromEntries(UNTYPED),
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "no-restricted-globals": "off",
    },
  },
);
