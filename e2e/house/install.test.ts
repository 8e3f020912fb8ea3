import { join } from "node:path";
import { expect, it } from "vitest";
import { type Lockfile, missingPlatforms } from "../../scripts/lockfile.ts";
import { readText, root, run } from "./repository.ts";

/** Where something is installed: the workspace, and the other versions of Node.js that tests need. */
const folders = [".", "e2e/published/runtimes"];
const lockfile = JSON.parse(readText("package-lock.json")) as Lockfile;

it("puts Node 24 first on the PATH of every npm script", () => {
  expect(run(join(root, "node_modules/.bin/node"), ["--version"]).output).toMatch(/^v24\./);
});

it.each(folders)("lets no dependency run a script when it is installed (%s)", (folder) => {
  expect(readText(join(folder, ".npmrc")).split("\n")).toContain("ignore-scripts=true");
});

it.each(folders)(
  "names no download address in the lock file, so that any registry will do (%s)",
  (folder) => {
    const { packages } = JSON.parse(readText(join(folder, "package-lock.json"))) as Lockfile;
    const remote = Object.entries(packages).filter(([, entry]) => entry.resolved && !entry.link);
    expect(remote).toEqual([]);
  },
);

it("locks native packages for every platform; if not, `node scripts/complete-lockfile.ts` adds them", () => {
  expect(missingPlatforms(lockfile)).toEqual([]);
});
