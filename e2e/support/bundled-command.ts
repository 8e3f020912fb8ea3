/**
 * The `shiming` command in a few files: most of what a short command costs, and half of what a server's start does, is
 * finding and loading a thousand modules, and the tests start hundreds of both. Its own code is untouched, and finds what
 * lies beside its sources there.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import http from "node:http";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";
import { BUNDLED_COMMAND, COMMAND } from "./processes.ts";

const FOLDER = dirname(BUNDLED_COMMAND);

/** They load native code, threads or files of their own; and the components of pages, which a server names and never loads. */
const LEFT_ALONE =
  /^(?:better-sqlite3|pino|undici|glass-easel-template-compiler|typescript|vite)(?:\/|$)|\.vue$/;

/** Bundles the command as its sources are now. @param change what makes another program of them. @param folder within node_modules */
export async function bundleCommand(change?: Plugin, folder = FOLDER): Promise<void> {
  const bundle = await rolldown({
    input: COMMAND,
    platform: "node",
    external: LEFT_ALONE,
    plugins: [
      change,
      { name: "own places", transform: { filter: OWN_PLACE, handler: nameOwnPlace } },
      quickHttp,
    ],
  });
  const { output } = await bundle.generate({
    entryFileNames: "[name].js",
    // Read faster, and as one byte a character; names stay, since errors and tests tell them.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
    comments: false,
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
  const files = new Map(
    output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
  );
  files.set("package.json", JSON.stringify({ type: "module" }));
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) replace(join(folder, name), content);
  chmodSync(join(folder, basename(COMMAND)), 0o755);
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name), { force: true });
}

const OWN_PLACE = { id: { exclude: /\/node_modules\// }, code: /import\.meta\.url/ };

/** A module of ours says where its source is; what it requires is bundled with it. */
function nameOwnPlace(code: string, file: string): string {
  return code
    .replace("const require = createRequire(import.meta.url);", "")
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href));
}

/**
 * A module that imports `node:http` has Node.js look at everything it exports, `WebSocket` among it, and so load its own undici:
 * forty milliseconds of processor time, a tenth of a short command.
 */
const quickHttp: Plugin = {
  name: "quick http",
  resolveId: {
    filter: { id: /^node:http$/ },
    handler: (id, _, { kind }) => (kind === "import-statement" ? `\0${id}` : { id, external: true }),
  },
  load: {
    filter: { id: /^\0node:http$/ },
    handler: () => {
      const exported = Object.entries(Object.getOwnPropertyDescriptors(http));
      const names = exported.flatMap(([name, { get }]) => (get ? [] : [name]));
      return `const http = process.getBuiltinModule("node:http");
        export default http;
        export const { ${names.join(", ")} } = http;`;
    },
  },
};

/** A process that reads it meanwhile has the one or the other whole. */
function replace(file: string, content: string | Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
