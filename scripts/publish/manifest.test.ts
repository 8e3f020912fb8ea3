import { describe, expect, it } from "vitest";
import { publishedManifest } from "./manifest.ts";

const manifest = {
  name: "@a/b",
  version: "1.2.3",
  private: true,
  license: "Apache-2.0",
  files: ["lib", "src"],
  exports: { ".": "./src/index.ts", "./parts": "./src/parts/index.ts" },
  engines: { node: ">=20.19" },
  dependencies: { "@a/c": "1.2.3", other: "^4.5.6" },
  devDependencies: { d: "1.0.0" },
  scripts: { postinstall: "node do-something.js" },
};
const versions = new Map([["@a/c", "1.2.3"]]);

describe("publishedManifest", () => {
  it("leads exports to JavaScript and declarations, and leaves out what is the workspace's own business", () => {
    expect(publishedManifest(manifest, versions)).toEqual({
      name: "@a/b",
      version: "1.2.3",
      license: "Apache-2.0",
      files: ["lib", "src"],
      exports: {
        ".": { types: "./lib/index.d.ts", default: "./lib/index.js" },
        "./parts": { types: "./lib/parts/index.d.ts", default: "./lib/parts/index.js" },
      },
      main: "./lib/index.js",
      types: "./lib/index.d.ts",
      engines: { node: ">=20.19" },
      dependencies: { "@a/c": "1.2.3", other: "^4.5.6" },
    });
  });

  it("leaves a package without exports as it is, but for the workspace's own business", () => {
    const miniProgram = {
      name: "@a/m",
      version: "1.2.3",
      miniprogram: "miniprogram_dist",
      files: ["index.d.ts"],
    };
    expect(publishedManifest({ ...miniProgram, private: true }, versions)).toEqual(miniProgram);
  });

  it("refuses a dependency on a version of ours that there is not", () => {
    expect(() => publishedManifest(manifest, new Map([["@a/c", "1.3.0"]]))).toThrow(
      "@a/b needs @a/c 1.2.3, which is at 1.3.0",
    );
  });

  it("refuses an export that is no source file", () => {
    const wrong = { ...manifest, exports: { ".": "./dist/index.js" } };
    expect(() => publishedManifest(wrong, versions)).toThrow("./dist/index.js is no source file");
  });
});
