/** `npm test [-- path…]`: runs vitest and ends with the line `N passed, N failed`, exit code 1 if anything failed. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type TestReport, tally } from "./tally.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "shiming-test-"));
const reportFile = join(scratch, "report.json");

/** In English, and apart from the sandboxes that whoever runs the tests has running. */
const OF_NOBODY = { LC_ALL: "C.UTF-8", SHIMING_LANGUAGE: "", XDG_RUNTIME_DIR: join(scratch, "runtime") };

/** `TEST_BUSY=2` keeps two cores busy the while; they end with this process, also when it is killed. */
const busy = Array.from({ length: Number(process.env.TEST_BUSY ?? 0) }, () =>
  spawn(process.execPath, ["-e", "const parent = process.ppid; while (process.ppid === parent);"]),
);

const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // A missing package is an error, not an offer to download it.
    env: { ...process.env, ...OF_NOBODY, VITEST_SKIP_INSTALL_CHECKS: "1" },
  },
);

for (const loop of busy) loop.kill();

const report = existsSync(reportFile)
  ? (JSON.parse(readFileSync(reportFile, "utf8")) as TestReport)
  : undefined;
rmSync(scratch, { recursive: true });

const { passed, failed } = tally(report, status);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
