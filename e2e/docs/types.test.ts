import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { listFiles, readText, root } from "../house/repository.ts";
import { blocksOf } from "./markdown.ts";

/** Every TypeScript block as a file of its own at the root, where the packages are found by their names. */
const files = new Map(
  listFiles()
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      blocksOf(readText(file))
        .filter(({ language }) => language === "ts")
        .map(({ code, line }) => [join(root, `${file.replaceAll(/\W/g, "-")}-${line}.ts`), code] as const),
    ),
);

it("every TypeScript block of the documents compiles", () => {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noUnusedLocals: false, noUnusedParameters: false },
    root,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, code, languageVersion);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const problems = program
    .getSourceFiles()
    .flatMap((file) =>
      files.has(file.fileName)
        ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
            ({ messageText }) => `${file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
          )
        : [],
    );
  expect(problems).toEqual([]);
});
