/** What a package says of itself in the workspace, and what it says when it is published. Pure. */

/** The part of a `package.json` that differs. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** None in a package that is no code of Node.js. */
  readonly exports?: Readonly<Record<string, string>>;
  /** What is published. */
  readonly files: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A workspace's own business: it is private, so that its sources are not published by mistake. */
const OF_THE_WORKSPACE = ["private", "devDependencies", "scripts"];

/**
 * The manifest with its exports, if it has any, led to JavaScript and declarations. `versions` are those of our packages by their names.
 *
 * @throws Error when it depends on another version of ours than there is
 */
export function publishedManifest(manifest: Manifest, versions: ReadonlyMap<string, string>): object {
  for (const [name, wanted] of Object.entries(manifest.dependencies ?? {})) {
    const version = versions.get(name);
    if (version !== undefined && version !== wanted) {
      throw new Error(`${manifest.name} needs ${name} ${wanted}, which is at ${version}`);
    }
  }
  const kept = Object.entries(manifest).filter(([field]) => !OF_THE_WORKSPACE.includes(field));
  if (!manifest.exports) return Object.fromEntries(kept);
  const exports = Object.entries(manifest.exports).map(([entry, source]) => [entry, builtFrom(source)]);
  // What finds no exports, such as TypeScript's older resolution, looks for these two.
  const { types, default: main } = builtFrom(manifest.exports["."] ?? "");
  return { ...Object.fromEntries(kept), exports: Object.fromEntries(exports), main, types };
}

/** `./src/index.ts` is built to `./lib/index.js` with `./lib/index.d.ts`. */
function builtFrom(source: string): { types: string; default: string } {
  const [, name] = /^\.\/src\/(.+)\.ts$/.exec(source) ?? [];
  if (name === undefined) throw new Error(`${source} is no source file`);
  return { types: `./lib/${name}.d.ts`, default: `./lib/${name}.js` };
}
