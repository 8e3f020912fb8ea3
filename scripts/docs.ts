/** `npm run docs [-- FOLDER]`: every public symbol of the published packages, from their declarations, as web pages. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as schemas from "@shiming/wire/schemas";
import { Application } from "typedoc";
import { buildPackages, PUBLISHED } from "./publish/packages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = resolve(process.argv[2] ?? join(root, "docs/api"));

const scratch = mkdtempSync(join(tmpdir(), "shiming-docs-"));

try {
  process.exitCode = (await render(layOut())) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** The packages as whoever installs them has them. @returns their entry points */
function layOut(): string[] {
  const modules = join(scratch, "node_modules");
  mkdirSync(join(modules, "@shiming"), { recursive: true });
  buildPackages((name) => join(scratch, name));
  for (const name of PUBLISHED) symlinkSync(join(scratch, name), join(modules, "@shiming", name));
  for (const name of ["@types", "jose", "typebox", "undici"]) {
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  const strict = { strict: true, skipLibCheck: true };
  const lib = ["es2023", "dom", "dom.iterable"];
  const compilerOptions = { ...strict, module: "nodenext", target: "es2023", lib, types: ["node"] };
  writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/lib"] }));
  return [
    ...["wire/lib/index", "wire/lib/schemas", "crypto/lib/index", "sdk/lib/index"],
    ...["host/lib/server/index", "host/lib/browser/index"],
  ].map((entry) => join(scratch, `${entry}.d.ts`));
}

/** @returns the schemas by the name of their type, which says everything; one without a type is only a part, and says it itself */
function messages(): string[] {
  const folder = join(scratch, "wire/lib/schemas");
  const declarations = readdirSync(folder)
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  return Object.keys(schemas).filter((name) => declarations.includes(`export type ${name} =`));
}

/** @returns whether there was nothing to complain about */
async function render(entryPoints: string[]): Promise<boolean> {
  const application = await Application.bootstrap({
    options: root,
    tsconfig: join(scratch, "tsconfig.json"),
    entryPoints,
    out,
    packagesRequiringDocumentation: PUBLISHED.map((name) => `@shiming/${name}`),
    intentionallyNotDocumented: messages().map((name) => `@shiming/wire/schemas.${name}`),
  });
  const project = await application.convert();
  if (!project) return false;
  application.validate(project);
  await application.generateOutputs(project);
  return !application.logger.hasErrors() && !application.logger.hasWarnings();
}
