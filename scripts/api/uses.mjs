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

/** A note of one use: of which kind, its name, the node, whether it is guarded, and with how many arguments. */
function createNotes() {
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
  return { uses, note };
}

/** With how many arguments a node is called, 0 if it is not called. */
function argumentCount(node) {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node ? parent.arguments.length : 0;
}

/** The whole path of a global of the game for the node that ends it, or nothing. */
function wholeGlobalPath(checker, node) {
  const { parent } = node;
  const isMember = parent !== undefined && ts.isPropertyAccessExpression(parent);
  if (isMember && parent.name === node) {
    return undefined;
  }
  if (isMember && parent.expression === node && !widgetMember(checker, parent)) {
    return undefined;
  }
  return widgetMember(checker, node) ? undefined : globalPath(checker, node);
}

/** `Frame:Show` for a method of the game's objects, `Frame.field` for a field, or nothing. */
function memberName(checker, node) {
  const symbol = checker.getSymbolAtLocation(node.name);
  const owner = symbol?.declarations?.[0]?.parent;
  const isWidget = ["widgets.d.ts", "namespaces.d.ts"].includes(typingOf(symbol) ?? "");
  if (!isWidget || owner === undefined || !ts.isInterfaceDeclaration(owner) || PLAIN.has(owner.name.text)) {
    return undefined;
  }
  const isMethod = checker.getTypeOfSymbolAtLocation(symbol, node).getCallSignatures().length > 0;
  return `${owner.name.text}${isMethod ? ":" : "."}${node.name.text}`;
}

/** Notes the script handlers and templates that a call names. */
function noteStrings(node, note) {
  const called = node.expression.getText();
  const [first, , , fourth] = node.arguments;
  if (/\.(SetScript|HookScript)$/.test(called) && ts.isStringLiteral(first)) {
    note("scripts", first.text, node);
  }
  if (called === "CreateFrame" && fourth !== undefined && ts.isStringLiteral(fourth)) {
    note("templates", fourth.text, node);
  }
}

function noteNode(checker, node, note) {
  const path = wholeGlobalPath(checker, node);
  if (path !== undefined) {
    note("functions", path, node, isOptional(checker, node), argumentCount(node));
  } else if (ts.isPropertyAccessExpression(node)) {
    const member = memberName(checker, node);
    if (member !== undefined) {
      note("methods", member, node, isOptional(checker, node), argumentCount(node));
    }
  }
  if (ts.isCallExpression(node)) {
    noteStrings(node, note);
  }
}

/** Everything of the game's API in src/ and locale/, by kind and name: its first use, most arguments, and guard. */
export function collectUses() {
  const program = openProgram();
  const checker = program.getTypeChecker();
  const { uses, note } = createNotes();
  const visit = (node) => {
    noteNode(checker, node, note);
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
