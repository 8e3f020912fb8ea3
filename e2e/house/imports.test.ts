import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, parseImportTable, type Row, workspaceName } from "./import-table.ts";
import { listFiles, readText } from "./repository.ts";

const table = parseImportTable(readText("ARCHITECTURE.md"));
const nothing: Row = { imports: [], testImports: [] };

/** Adapters are chosen where the parts are put together, and nowhere else. */
const adapters = ["store", "ca"];
const compositionRoot = "cli";

const files = listFiles().flatMap((file) => {
  const [, folder, name] = /^((?:packages|apps|examples)\/([^/]+))\//.exec(file) ?? [];
  return folder && name ? [{ file, folder, name, isTest: /\.test\.ts$/.test(file) }] : [];
});
const sources = files.filter(({ file }) => /\.[cm]?[jt]s$/.test(file));

const imports = sources.flatMap(({ file, ...owner }) =>
  importsOf(readText(file)).map(({ specifier, line }) => ({
    ...owner,
    file,
    specifier,
    at: `${file}:${line}`,
  })),
);

const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** Which package depends on which other of ours, by its package.json. */
const declared = files.flatMap(({ file, folder, name }) => {
  if (file !== `${folder}/package.json`) return [];
  const manifest = JSON.parse(readText(file)) as Record<string, Record<string, string> | undefined>;
  return kinds.flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}).flatMap((dependency) => {
      const target = workspaceName(dependency);
      return target === undefined ? [] : [{ name, kind, target }];
    }),
  );
});

function mayImport(name: string, target: string, isTest: boolean): boolean {
  const row = table.get(name) ?? nothing;
  return target === name || row.imports.includes(target) || (isTest && row.testImports.includes(target));
}

describe("the import table of ARCHITECTURE.md", () => {
  it("has a row for every package and a package for every row", () => {
    expect([...table.keys()].sort()).toEqual([...new Set(files.map(({ name }) => name))].sort());
  });

  it("names only packages that it has rows for", () => {
    const named = [...table.values()].flatMap(({ imports, testImports }) => [...imports, ...testImports]);
    expect(named.filter((name) => !table.has(name))).toEqual([]);
  });

  it("has no circle", () => {
    const free = new Set<string>();
    const add = () =>
      [...table].filter(([name, row]) => !free.has(name) && row.imports.every((i) => free.has(i)));
    for (let next = add(); next.length > 0; next = add()) for (const [name] of next) free.add(name);
    expect([...table.keys()].filter((name) => !free.has(name))).toEqual([]);
  });

  it("gives adapters to the composition root alone", () => {
    const users = [...table].filter(([, row]) => row.imports.some((name) => adapters.includes(name)));
    expect(users.map(([name]) => name)).toEqual([compositionRoot]);
  });

  it("allows every import of one of our packages by another", () => {
    const refused = imports.filter(({ name, specifier, isTest }) => {
      const target = workspaceName(specifier);
      return target !== undefined && !mayImport(name, target, isTest);
    });
    expect(refused.map(({ at, specifier }) => `${at} imports ${specifier}`)).toEqual([]);
  });

  it("allows every dependency that a package.json declares", () => {
    const refused = declared.filter(
      ({ name, target, kind }) => !mayImport(name, target, kind === "devDependencies"),
    );
    expect(refused).toEqual([]);
  });

  it("names nothing that no package.json declares", () => {
    const unused = [...table].flatMap(([name, row]) =>
      [...row.imports, ...row.testImports]
        .filter((target) => !declared.some((each) => each.name === name && each.target === target))
        .map((target) => `${name} names ${target}`),
    );
    expect(unused).toEqual([]);
  });
});

describe("packages", () => {
  it("reach into each other by name only", () => {
    const outside = imports.filter(({ file, folder, specifier }) => {
      const target = posix.join(posix.dirname(file), specifier);
      return specifier.startsWith(".") && !target.startsWith(`${folder}/`);
    });
    expect(outside.map(({ at, specifier }) => `${at} imports ${specifier}`)).toEqual([]);
  });

  it("leave the wire's misspelling to wire", () => {
    const misspelt = sources.filter(
      ({ file, isTest }) =>
        !isTest && !file.startsWith("packages/wire/src/") && readText(file).includes("encryted"),
    );
    expect(misspelt.map(({ file }) => file)).toEqual([]);
  });
});
