// Compiles a TypeScript project to Lua. What a changed file can have changed is compiled again, by the TypeScript compiler's
// own account of what depends on what; of all other files the Lua is kept in out/compiled. The result is the same as that
// of a whole compilation. Usage: node scripts/build/compile.mjs PROJECT FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import tstl from "typescript-to-lua";
import { getProgramTranspileResult } from "typescript-to-lua/dist/transpilation/transpile.js";
import { root } from "../root.mjs";

/**
 * A file's Lua before its imports are resolved.
 * @typedef {{ fileName: string, code: string }} Compiled
 */

/** A change of these makes all that was kept stale. */
const COMPILERS = [fileURLToPath(import.meta.url), join(root, "package-lock.json")];

/** Writes what was compiled, wherever it was kept. */
class KeepingTranspiler extends tstl.Transpiler {
  /**
   * @param {import("typescript").Program} program
   * @param {Compiled[]} files all of the project, in the program's order
   * @returns {import("typescript").Diagnostic[]} what is wrong; nothing is written then
   */
  write(program, files) {
    /** @type {import("typescript").Diagnostic[]} */
    const problems = [];
    const { emitPlan } = this.getEmitPlan(program, problems, files, []);
    if (problems.length === 0) {
      for (const { code, outputPath } of emitPlan) {
        ts.sys.writeFile(outputPath, code);
      }
    }
    return problems;
  }
}

/** @param {string[]} files */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * What was kept of an earlier compilation; nothing of one by another compiler.
 * @param {string} folder
 * @param {string} stamp
 * @returns {Map<string, Compiled>}
 */
function keptIn(folder, stamp) {
  try {
    const kept = JSON.parse(readFileSync(join(folder, "files.json"), "utf8"));
    if (kept.stamp === stamp) {
      return new Map(Object.entries(kept.files));
    }
  } catch {
    // There is none yet, or a build was interrupted.
  }
  rmSync(folder, { recursive: true, force: true });
  return new Map();
}

/**
 * The files that have to be compiled again, and what is wrong with them.
 * @param {import("typescript").EmitAndSemanticDiagnosticsBuilderProgram} builder
 * @param {Map<string, Compiled>} kept
 */
function findStale(builder, kept) {
  const program = builder.getProgram();
  const sources = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
  const stale = new Set(sources.filter(({ fileName }) => !kept.has(fileName)));
  const diagnostics = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  for (
    let next = builder.getSemanticDiagnosticsOfNextAffectedFile();
    next !== undefined;
    next = builder.getSemanticDiagnosticsOfNextAffectedFile()
  ) {
    diagnostics.push(...next.result);
    if ("fileName" in next.affected) {
      const { fileName } = next.affected;
      diagnostics.push(...program.getSyntacticDiagnostics(program.getSourceFile(fileName)));
      for (const file of sources.filter((source) => source.fileName === fileName)) {
        stale.add(file);
      }
    } else {
      sources.forEach((file) => stale.add(file));
    }
  }
  return { diagnostics, stale: [...stale] };
}

/**
 * Compiles a project into a folder; the messages of what is wrong, empty if all is well.
 * @param {string} project the path of its configuration
 * @param {string} folder
 */
function compile(project, folder) {
  const { errors, fileNames, options: read } = tstl.parseConfigFileWithSystem(project, { outDir: folder });
  const cache = join(root, "out", "compiled", relative(root, project).replaceAll(/[^\w]/g, "-"));
  const stamp = hashOf([...COMPILERS, project, join(root, "tsconfig.json")]);
  const kept = keptIn(cache, stamp);
  mkdirSync(cache, { recursive: true });
  // The rest is TypeScriptToLua's own, which the compiler hands on as it is.
  const { luaPlugins: _, plugins: __, ...others } = read;
  const options = {
    ...others,
    incremental: true,
    // By its declarations the compiler tells whether a change of a file is one for those that import it.
    declaration: true,
    emitDeclarationOnly: true,
    tsBuildInfoFile: join(cache, "program.tsbuildinfo"),
  };
  const builder = ts.createIncrementalProgram({ rootNames: fileNames, options });
  const program = builder.getProgram();
  const { diagnostics, stale } = findStale(builder, kept);
  const problems = [...errors, ...diagnostics];
  if (problems.length === 0) {
    // What the compiler knows of the files is written with the compiled ones, so that the two never differ.
    builder.emit(undefined, (file, text) => {
      if (file === options.tsBuildInfoFile) {
        writeFileSync(file, text);
      }
    });
    Object.assign(program.getCompilerOptions(), { declaration: false, emitDeclarationOnly: false });
    const result = getProgramTranspileResult(ts.sys, () => {}, { program, sourceFiles: stale });
    problems.push(...result.diagnostics);
    for (const { code, fileName } of result.transpiledFiles) {
      kept.set(fileName, { fileName, code });
    }
    const files = program.getSourceFiles().flatMap(({ fileName }) => kept.get(fileName) ?? []);
    // The transpiler writes into the files what it makes of their imports.
    const copies = files.map((file) => ({ ...file }));
    problems.push(...new KeepingTranspiler({ emitHost: ts.sys }).write(program, copies));
    const present = Object.fromEntries(files.map((file) => [file.fileName, file]));
    writeFileSync(join(cache, "files.json"), JSON.stringify({ stamp, files: present }));
  }
  if (problems.length > 0) {
    rmSync(cache, { recursive: true, force: true });
  }
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
}

const [project = "", folder = ""] = process.argv.slice(2);
const messages = compile(resolve(project), resolve(folder));
if (messages !== "") {
  process.stderr.write(messages);
  process.exitCode = 1;
}
