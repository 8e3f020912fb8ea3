/**
 * `npm run test:upgrade [-- REVISION]`: the program of a release, the newest tag unless one is named, beside today's that changes its
 * tables. It is fetched with all that it depends on, into a folder of its own that goes with the run.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
const tries = (...args: readonly string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8" });

/** Came last of what a program needs to work beside a later one: before it, no release is meant to. */
const FIRST_OF_MANY = "apps/cli/src/server/sign-in-secrets.ts";

const revision = process.argv[2] ?? tries("describe", "--tags", "--abbrev=0", "--match=v*").stdout.trim();
if (revision === "")
  fail("There is no tag of a release yet: name a revision, npm run test:upgrade -- REVISION.");
if (tries("rev-parse", "--verify", "--quiet", `${revision}^{commit}`).status !== 0)
  fail(`There is no revision ${revision}.`);
if (tries("cat-file", "-e", `${revision}:${FIRST_OF_MANY}`).status !== 0)
  fail(
    `The program of ${revision} does not work beside a later one: name a revision that has ${FIRST_OF_MANY}.`,
  );

const folder = join(mkdtempSync(join(tmpdir(), "shiming-previous-")), "shiming");
const inherit = { cwd: folder, stdio: "inherit" } as const;
git("worktree", "add", "--detach", folder, revision);
try {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], inherit);
  const bundle = 'import("./e2e/support/bundled-command.ts").then(({ bundleCommand }) => bundleCommand())';
  execFileSync("node_modules/.bin/node", ["-e", bundle], inherit);
  const env = {
    ...process.env,
    TEST_PREVIOUS_PROGRAM: join(folder, "node_modules/.cache/shiming-tests/shiming.js"),
  };
  const { status } = spawnSync("npm", ["test", "--", "e2e/upgrade"], { cwd: root, stdio: "inherit", env });
  process.exitCode = status ?? 1;
} finally {
  git("worktree", "remove", "--force", folder);
  rmSync(join(folder, ".."), { recursive: true, force: true });
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
