import { join } from "node:path";
import { expect, it } from "vitest";
import { type Lockfile, missingPlatforms } from "../../scripts/lockfile.ts";
import { readText, root, run } from "./repository.ts";

const lockfile = JSON.parse(readText("package-lock.json")) as Lockfile;

it("puts Node 24 first on the PATH of every npm script", () => {
  expect(run(join(root, "node_modules/.bin/node"), ["--version"]).output).toMatch(/^v24\./);
});

it("lets no dependency run a script when it is installed", () => {
  expect(readText(".npmrc").split("\n")).toContain("ignore-scripts=true");
});

it("names no download address in the lock file, so that any registry will do", () => {
  const remote = Object.entries(lockfile.packages).filter(([, entry]) => entry.resolved && !entry.link);
  expect(remote).toEqual([]);
});

it("locks native packages for every platform; if not, `node scripts/complete-lockfile.ts` adds them", () => {
  expect(missingPlatforms(lockfile)).toEqual([]);
});
