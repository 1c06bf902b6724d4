// Everything in a file that gives a function a name: declarations, constants, members of types, and keys of tables.
import ts from "typescript";

/**
 * @typedef {object} Named
 * @property {string} name
 * @property {ts.Node} identifier where the name is, for the search for references
 * @property {ts.Node} node
 * @property {ts.JSDoc | undefined} comment
 * @property {boolean} isInTable whether it is a key of a table, which its file may call without the name
 * @property {boolean} isLocal whether only the function around it can call it
 * @property {boolean} isMember whether it is a type's member, which other functions implement
 * @property {string | undefined} outsider who calls it, if that is not the addon
 */

/** The event that a key of a table of handlers names, as `PLAYER_LEVEL_UP`. */
export function isEvent(name) {
  return /^[A-Z]+_[A-Z_]+$/.test(name);
}

function isFunction(node) {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** Whether a node is a key of a table that names a function, written out there. */
function isTableFunction(node) {
  return ts.isMethodDeclaration(node) || (ts.isPropertyAssignment(node) && isFunction(node.initializer));
}

/** Whether a node is a function with a name of its own: `function name() {}` or `const name = () => {}`. */
export function isNamedFunction(node) {
  return ts.isFunctionDeclaration(node)
    ? node.name !== undefined
    : ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isFunction(node.initializer);
}

/** Whether a node is a member of an interface or type that holds a function, perhaps an optional one; no parameter is. */
function isFunctionMember(checker, node) {
  const isFunctionType = () =>
    checker.getNonNullableType(checker.getTypeAtLocation(node)).getCallSignatures().length > 0;
  return (
    (ts.isMethodSignature(node) || (ts.isPropertySignature(node) && isFunctionType())) &&
    ts.findAncestor(node, ts.isParameter) === undefined
  );
}

/** Where the type of the table around a key declares that key. */
function memberDeclarations(checker, node) {
  const type = checker.getContextualType(node.parent);
  const parts = type === undefined ? [] : type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => part.getProperty(node.name.text)?.declarations ?? []);
}

/** Whether a function is declared inside another one. */
function isInsideFunction(node) {
  return ts.findAncestor(node.parent, ts.isFunctionLike) !== undefined;
}

function commentOf(node) {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const comments = /** @type {{ jsDoc?: ts.JSDoc[] }} */ (statement).jsDoc;
  return comments?.at(-1);
}

/** A function in a table, or nothing if the comment is on the member of its type. */
function tableFunction(project, node) {
  const declarations = memberDeclarations(project.checker, node);
  const isOurs = (declaration) => project.isOurs(declaration.getSourceFile());
  if (declarations.some((declaration) => isOurs(declaration) && declaration !== node)) {
    return undefined;
  }
  const name = node.name.getText();
  const outsider = isEvent(name)
    ? `the game, on ${name}`
    : declarations.some((declaration) => declaration.getSourceFile().fileName.includes("/typings/"))
      ? "the game"
      : undefined;
  return { isInTable: true, isLocal: false, isMember: false, outsider };
}

/** What kind of name a node is, or nothing if it names no function. */
function kindOf(project, node) {
  if (isNamedFunction(node)) {
    return { isInTable: false, isLocal: isInsideFunction(node), isMember: false, outsider: undefined };
  }
  if (isTableFunction(node)) {
    return tableFunction(project, node);
  }
  return isFunctionMember(project.checker, node)
    ? { isInTable: false, isLocal: false, isMember: true, outsider: undefined }
    : undefined;
}

/**
 * Every name of a function in a file that has to have a comment.
 * @returns {Named[]}
 */
export function findNamed(project, file) {
  const found = [];
  const visit = (node) => {
    const kind = kindOf(project, node);
    if (kind !== undefined) {
      found.push({
        name: node.name.getText(file),
        identifier: node.name,
        node,
        comment: commentOf(node),
        ...kind,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
