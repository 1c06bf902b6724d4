// What the addon uses of the game: functions, events, enumerations, templates, widget methods, script handlers.
// Read from the sources by their types. That the compiled Lua reads no other global is luacheck's to say.
import { join, relative } from "node:path";
import ts from "typescript";
import { root } from "../root.mjs";

const TYPINGS = ["game.d.ts", "namespaces.d.ts", "widgets.d.ts", "settings.d.ts"];
/** Globals that the addon itself makes, or other addons, or that are plain Lua with the game's own names. */
const NOT_THE_GAMES = new Set(["GuildHelper_SavedVariables", "LibStub"]);
/** Interfaces whose fields are data, not functions of the game. */
const PLAIN = new Set(["GameApi", "GameEnum", "CalendarTime", "FrameScripts", "DataBroker", "TimerHandle"]);

function openProgram() {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

/** The typing file that declares a symbol's first declaration, or nothing. */
function typingOf(symbol) {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  const name = file === undefined ? "" : relative(join(root, "typings"), file);
  return TYPINGS.includes(name) ? name : undefined;
}

/** `Region:GetWidth` for a member of a global frame: that is the frame's, not the global's. */
function widgetMember(checker, node) {
  if (!ts.isPropertyAccessExpression(node)) {
    return undefined;
  }
  const owner = checker.getSymbolAtLocation(node.name)?.declarations?.[0]?.parent;
  return (
    owner !== undefined &&
    ts.isInterfaceDeclaration(owner) &&
    typingOf(checker.getSymbolAtLocation(node.name)) === "widgets.d.ts"
  );
}

/** `C_Timer.After` for a node that begins with a global of the game, or nothing. */
function globalPath(checker, node) {
  if (ts.isIdentifier(node)) {
    const isGlobal = typingOf(checker.getSymbolAtLocation(node)) === "game.d.ts";
    return isGlobal && !NOT_THE_GAMES.has(node.text) ? node.text : undefined;
  }
  if (!ts.isPropertyAccessExpression(node)) {
    return undefined;
  }
  const outer = globalPath(checker, node.expression);
  return outer === undefined ? undefined : `${outer}.${node.name.text}`;
}

/** Whether the typings say that a client may lack the name: a use without a guard does not compile then. */
function isOptional(checker, node) {
  if (ts.isPropertyAccessExpression(node) && isOptional(checker, node.expression)) {
    return true;
  }
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const symbol = checker.getSymbolAtLocation(name);
  const declared = symbol?.declarations?.[0];
  if (declared !== undefined && ts.isBindingElement(declared)) {
    const property = checker.getTypeAtLocation(declared.parent).getProperty(name.text);
    return property !== undefined && (property.flags & ts.SymbolFlags.Optional) !== 0;
  }
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

/** Returns what is used, by kind and name: where first, with how many arguments at most, and whether it is guarded. */
export function collectUses() {
  const program = openProgram();
  const checker = program.getTypeChecker();
  const uses = { functions: {}, events: {}, methods: {}, scripts: {}, templates: {} };
  const note = (kind, name, node, optional = false, count = 0) => {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const known = (uses[kind][name] ??= {
      where: `${relative(root, file.fileName)}:${line + 1}`,
      isGuarded: optional,
      argumentCount: 0,
    });
    known.argumentCount = Math.max(known.argumentCount, count);
  };
  const visit = (node) => {
    const parent = node.parent;
    const isInner =
      parent !== undefined && ts.isPropertyAccessExpression(parent) && parent.expression === node;
    const isMember = widgetMember(checker, node);
    const path =
      isInner && !widgetMember(checker, parent)
        ? undefined
        : isMember
          ? undefined
          : globalPath(checker, node);
    if (path !== undefined && !(ts.isPropertyAccessExpression(parent) && parent.name === node)) {
      const isCall = ts.isCallExpression(parent) && parent.expression === node;
      note("functions", path, node, isOptional(checker, node), isCall ? parent.arguments.length : 0);
    } else if (ts.isPropertyAccessExpression(node)) {
      const symbol = checker.getSymbolAtLocation(node.name);
      const owner = symbol?.declarations?.[0]?.parent;
      const isWidget = ["widgets.d.ts", "namespaces.d.ts"].includes(typingOf(symbol) ?? "");
      if (
        isWidget &&
        symbol !== undefined &&
        owner !== undefined &&
        ts.isInterfaceDeclaration(owner) &&
        !PLAIN.has(owner.name.text)
      ) {
        const isMethod = checker.getTypeOfSymbolAtLocation(symbol, node).getCallSignatures().length > 0;
        const isCall = ts.isCallExpression(parent) && parent.expression === node;
        const mark = isMethod ? ":" : ".";
        note(
          "methods",
          `${owner.name.text}${mark}${node.name.text}`,
          node,
          isOptional(checker, node),
          isCall ? parent.arguments.length : 0,
        );
      }
    }
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const [first, , , fourth] = node.arguments;
      if (/\.(SetScript|HookScript)$/.test(called) && ts.isStringLiteral(first)) {
        note("scripts", first.text, node);
      }
      if (called === "CreateFrame" && fourth !== undefined && ts.isStringLiteral(fourth)) {
        note("templates", fourth.text, node);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) {
    const path = relative(root, file.fileName);
    if (path.startsWith("src") || path.startsWith("locale")) {
      visit(file);
    }
    if (path === join("typings", "namespaces.d.ts")) {
      noteEvents(file, note);
    }
  }
  return uses;
}

/** Notes the members of the type of all events that the addon listens to. */
function noteEvents(file, note) {
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === "GameEvent") {
      for (const member of ts.isUnionTypeNode(statement.type) ? statement.type.types : []) {
        if (ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal)) {
          note("events", member.literal.text, member);
        }
      }
    }
  }
}
