/** Compiles the packages that are published: JavaScript, declarations and maps, and the sources that the maps lead to. */
import { dirname, join, relative } from "node:path/posix";
import ts from "typescript";
import { declareMessages } from "./messages.ts";

/** Texts by their paths below `packages/`, such as `wire/lib/index.js`. */
export type Files = ReadonlyMap<string, string>;

const MESSAGES = "wire/src/messages.ts";

/** What runs in Node and what runs in a browser are two programs: each has a library that the other lacks. */
const PROGRAMS = ["tsconfig.build.json", "tsconfig.build.browser.json"];

/** @throws Error with what the compiler says, if it says anything */
export function compilePackages(root: string): Files {
  const packages = join(root, "packages");
  const files = new Map<string, string>();
  const programs = PROGRAMS.map((config) => createProgram(root, config));
  for (const program of programs) compile(program, root, files);
  const declared = inLib(MESSAGES).replace(/\.ts$/, ".d.ts");
  files.set(declared, declareMessages(programs[0] as ts.Program, join(packages, MESSAGES)));
  files.delete(`${declared}.map`);
  return files;
}

function compile(program: ts.Program, root: string, files: Map<string, string>): void {
  const { outDir = "" } = program.getCompilerOptions();
  const { diagnostics } = program.emit(undefined, (file, text, _mark, _onError, [source] = []) => {
    const path = inLib(relative(outDir, file));
    const from = source && relative(join(root, "packages"), source.fileName);
    if (from) files.set(from, source.text);
    files.set(path, from ? moved(path, text, from) : text);
  });
  requireNone([...ts.getPreEmitDiagnostics(program), ...diagnostics], root);
}

function createProgram(root: string, file: string): ts.Program {
  const { config, error } = ts.readConfigFile(join(root, file), ts.sys.readFile);
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  requireNone(error ? [error, ...errors] : errors, root);
  return ts.createProgram(fileNames, options);
}

/** A folder of its own: a declaration beside its source would be passed over for the source. */
function inLib(path: string): string {
  return path.replace("/src/", "/lib/");
}

/** What was compiled from `source`, at its new place: maps lead back, and declarations name what is there. */
function moved(path: string, text: string, source: string): string {
  if (path.endsWith(".map")) {
    return JSON.stringify({ ...JSON.parse(text), sources: [relative(dirname(path), source)] });
  }
  // The compiler renames imports in JavaScript only.
  return path.endsWith(".d.ts") ? text.replaceAll(/(?<="\.\.?\/[^"]*\.)ts(?=")/g, "js") : text;
}

function requireNone(diagnostics: readonly ts.Diagnostic[], root: string): void {
  if (diagnostics.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(diagnostics, {
      getCanonicalFileName: (file) => file,
      getCurrentDirectory: () => root,
      getNewLine: () => "\n",
    }),
  );
}
