/**
 * `npm run test:postgres`: every test that an engine matters for, with its data in PostgreSQL. None of them knows. What is about
 * SQLite's file itself is left out, and so is what starts servers on both engines anyway.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const FOLDERS = ["console/", "organisations/", "certificates/", "sign-in/", "journey/journey.test.ts"];
const COMMANDS = [
  ...["administration", "audit", "audit-prove", "audit-read", "authorize", "doctor", "exchange", "import"],
  ...["json", "sandbox-world", "secrets", "serve-settings"],
];
/** It is all of this in small. */
const IN_SMALL = "on-postgres.test.ts";

const platform = readdirSync(`${root}/e2e`).filter((file) => file.endsWith(".test.ts") && file !== IN_SMALL);
const files = [...platform, ...FOLDERS, ...COMMANDS.map((name) => `command/${name}.test.ts`)].map(
  (path) => `e2e/${path}`,
);

const { status } = spawnSync(
  process.execPath,
  [`${root}/scripts/test.ts`, ...files, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, TEST_STORE: "postgres" },
  },
);
process.exitCode = status ?? 1;
