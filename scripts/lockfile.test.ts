import { describe, expect, it } from "vitest";
import { addMissingPlatforms, missingPlatforms } from "./lockfile.ts";

const tool = {
  version: "2.0.0",
  dev: true,
  optionalDependencies: {
    "tool-linux-x64": "2.0.0",
    "tool-linux-x64-musl": "2.0.0",
    "@tool/bin-win32-x64-msvc": "2.0.0",
  },
};
const here = { version: "2.0.0", integrity: "sha512-…", dev: true, optional: true };
const partial = { packages: { "": {}, "node_modules/tool": tool, "node_modules/tool-linux-x64": here } };

describe("missingPlatforms", () => {
  it("finds what a package names and the lock file lacks", () => {
    expect(missingPlatforms(partial).map(({ name }) => name)).toEqual([
      "tool-linux-x64-musl",
      "@tool/bin-win32-x64-msvc",
    ]);
  });

  it("finds a package that is locked below the one that needs it", () => {
    const nested = {
      packages: { ...partial.packages, "node_modules/tool/node_modules/tool-linux-x64-musl": here },
    };
    expect(missingPlatforms(nested).map(({ name }) => name)).toEqual(["@tool/bin-win32-x64-msvc"]);
  });
});

describe("addMissingPlatforms", () => {
  it("adds them with the platform that their names tell, so that npm passes over them elsewhere", () => {
    const { packages } = addMissingPlatforms(partial);
    expect(packages["node_modules/tool-linux-x64-musl"]).toEqual({
      version: "2.0.0",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    });
    expect(packages["node_modules/@tool/bin-win32-x64-msvc"]).toMatchObject({ os: ["win32"], cpu: ["x64"] });
  });

  it("leaves nothing missing and everything else as it was", () => {
    const complete = addMissingPlatforms(partial);
    expect(missingPlatforms(complete)).toEqual([]);
    expect(complete.packages).toMatchObject(partial.packages);
    expect(addMissingPlatforms(complete)).toEqual(complete);
  });

  it("does not guess a version or a platform", () => {
    const needing = (name: string, version: string) => ({
      packages: { "node_modules/tool": { optionalDependencies: { [name]: version } } },
    });
    expect(() => addMissingPlatforms(needing("tool-linux-x64", "^2.0.0"))).toThrow("not one version");
    expect(() => addMissingPlatforms(needing("wheel", "2.0.0"))).toThrow("which platform");
  });
});
