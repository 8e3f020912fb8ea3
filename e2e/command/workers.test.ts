import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { type TemporaryDatabase, temporaryDatabase } from "@shiming/store/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../support/commands.ts";
import { send } from "../support/http.ts";
import { startLoad } from "../support/load.ts";
import { launch, ONE_SENTENCE, type RunningCommand, shiming } from "../support/processes.ts";
import {
  citizen,
  exchangeByCurl,
  giveKeys,
  makeTls,
  type Premises,
  premisesIn,
  preparePremises,
  type Residents,
  settle,
} from "../support/served.ts";

describe("serve with two workers", () => {
  let [premises, database, server, residents, ca]: [
    Premises,
    TemporaryDatabase,
    RunningCommand,
    Residents,
    string,
  ] = [] as never;
  const file = (name: string) => join(premises.folder, name);
  const ask = (path: string) => send(`${server.url}${path}`, { options: { ca } });
  const shown = async (...command: string[]) => {
    const { stdout, stderr } = await shiming([...command, "--json"], { env: premises.env });
    return JSON.parse(stdout || stderr);
  };

  beforeAll(async () => {
    database = await temporaryDatabase();
    const plain = await premisesIn(mkdtempSync(join(tmpdir(), "shiming-e2e-")));
    giveKeys(plain);
    const tls = makeTls(plain);
    ca = readFileSync(tls.ca, "utf8");
    premises = { ...plain, env: { ...tls.env, SHIMING_DATABASE_URL: database.url } };
    writeSettings();
    server = await launch(["serve", "--workers", "2", "--settings", file("settings")]);
    residents = await settle(premises);
  });
  afterAll(async () => {
    await server?.end("SIGKILL");
    await database?.remove();
    rmSync(premises.folder, { recursive: true });
  });

  function writeSettings(changed: Readonly<Record<string, string>> = {}): void {
    const lines = Object.entries({ ...premises.env, ...changed }).map(
      ([name, value]) => `${name}="${value}"\n`,
    );
    writeFileSync(file("settings"), lines.join(""));
  }

  const logged = () => server.errors.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const said = (msg: RegExp) => logged().filter((line) => msg.test(line.msg));
  const STARTED = /^started$/;
  const RESTARTED = /^the workers are restarted$/;

  it("tells of both at /metrics, whichever is asked, and is ready as a whole", async () => {
    for (const _ of [1, 2]) {
      const { text } = await ask("/metrics");
      expect(text).toMatch(/^process_start_time_seconds\{worker="1"\} /m);
      expect(text).toMatch(/^process_start_time_seconds\{worker="2"\} /m);
      expect(text).toMatch(/^shiming_workers_ready 2$/m);
      expect(text.match(/^# TYPE shiming_calls_total counter$/gm)).toHaveLength(1);
    }
    expect((await ask("/readyz")).status).toBe(200);
  });

  it("restarts one by one on SIGHUP with what was changed, and drops no request", async () => {
    const { appid, secret } = residents;
    const body = JSON.stringify({ grant_type: "client_credential", appid, secret });
    const headers = { "content-type": "application/json" };
    const call = { method: "POST", headers, body, ca };
    const load = startLoad(
      `${server.url}/cgi-bin/stable_token`,
      call,
      ({ status, text }) => status === 200 && text.includes('"access_token"'),
    );
    const before = await servedSerial();
    writeSettings({ SHIMING_OPERATOR_CONTACT: "0000-96000" });
    signAnew();
    server.signal("SIGHUP");
    await expect.poll(() => said(RESTARTED).length).toBe(1);
    const within = load.answered();
    await expect.poll(load.answered).toBeGreaterThan(within + 50);
    expect(await load.end()).toEqual([]);
    expect(said(STARTED).map(({ worker }) => worker)).toEqual([1, 2, 1, 2]);
    expect(await servedSerial()).not.toBe(before);
    expect((await shown("settings", "show")).operator.contact).toBe("0000-96000");
    const { realName } = exchangeByCurl(server.url, residents, ["--cacert", file("tls/ca.crt")]);
    expect(realName === citizen.real_name).toBe(true);
  });

  it("goes on as it is where a worker cannot start, and says why", async () => {
    const started = said(STARTED).length;
    writeSettings({ SHIMING_LOG_LEVEL: "loud" });
    server.signal("SIGHUP");
    await expect
      .poll(() => said(/^a worker could not start: those that run go on/))
      .toMatchObject([
        { worker: 1, code: 2, reason: expect.stringContaining("SHIMING_LOG_LEVEL must be one of") },
      ]);
    expect((await ask("/metrics")).text).toMatch(/^shiming_workers_ready 2$/m);
    expect(said(STARTED)).toHaveLength(started);
    writeSettings();
  });

  it.each([1, 2])(
    "replaces worker %i when it is killed, and commands find who has its duties",
    async (number) => {
      const { text } = await ask("/metrics");
      const deaths = Number(/^shiming_worker_deaths_total (\d+)$/m.exec(text)?.[1]);
      const starts = said(STARTED).filter(({ worker }) => worker === number).length;
      process.kill(pidOf(number), "SIGKILL");
      // Whoever asks the very moment it dies is told to try again.
      await expect.poll(() => shown("apps", "list")).toMatchObject([{ appid: residents.appid }]);
      await expect
        .poll(() => said(STARTED).filter(({ worker }) => worker === number).length)
        .toBe(starts + 1);
      await expect.poll(async () => (await ask("/metrics")).text).toMatch(/^shiming_workers_ready 2$/m);
      expect((await ask("/metrics")).text).toMatch(
        new RegExp(`^shiming_worker_deaths_total ${deaths + 1}$`, "m"),
      );
      expect(said(/^a worker died/).at(-1)).toMatchObject({ worker: number, signal: "SIGKILL" });
    },
  );

  it("ends all on SIGTERM, and leaves a head of everything that was answered", async () => {
    // Those who were killed keep the log for as long as their lease lasts: until then nobody else signs.
    const { length } = await shown("audit", "list");
    const signedSize = async () => Number((await ask("/log/checkpoint")).text.split("\n")[1]);
    await expect.poll(signedSize, { timeout: 60_000 }).toBe(length);
    expect(await server.end("SIGTERM")).toBe(0);
    expect(workerPids()).toEqual([]);
    const { stdout } = await shiming(["audit", "verify"], { env: premises.env });
    expect(stdout).toMatch(/, 0 problems\n$/);
    const heads = readFileSync(join(premises.data, "audit-heads.ndjson"), "utf8").trimEnd().split("\n");
    expect(stdout).toContain(`${JSON.parse(heads.at(-1) ?? "").seq} entries`);
  });

  /** Another certificate for the same key, in the same files. */
  function signAnew(): void {
    const [root, rootKey, csr, cert, names] = ["ca.crt", "ca.key", "csr", "server.crt", "names"].map((name) =>
      file(`tls/${name}`),
    ) as [string, string, string, string, string];
    const issuer = ["-CA", root, "-CAkey", rootKey, "-CAcreateserial", "-extfile", names];
    run("openssl", ["x509", "-req", "-in", csr, "-out", cert, "-days", "2", ...issuer]);
  }

  async function servedSerial(): Promise<string> {
    const socket = connect({ host: "localhost", port: premises.port, ca });
    await once(socket, "secureConnect");
    const { serialNumber } = socket.getPeerCertificate();
    socket.destroy();
    return serialNumber;
  }

  /** In the order of their start. */
  function workerPids(): number[] {
    const out = run("ps", ["-A", "-o", "ppid=,pid="]).toString();
    const rows = out
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
    return rows.flatMap(([parent, pid]) => (parent === server.pid && pid ? [pid] : []));
  }

  function pidOf(number: number): number {
    const environmentOf = (pid: number) => readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
    const pid = workerPids().find((each) => environmentOf(each).includes(`WORKER_NUMBER=${number}`));
    if (!pid) throw new Error(`no worker ${number}`);
    return pid;
  }
});

describe("serve --workers", () => {
  it("is refused on SQLite, in a sentence that says what it needs", async () => {
    const { env } = await preparePremises();
    const { code, stdout, stderr } = await shiming(["serve", "--workers", "2"], { env });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^--workers needs PostgreSQL: set SHIMING_DATABASE_URL;.*\.\n$/);
  });

  it("says in one sentence why no worker can start", async () => {
    const { env } = await preparePremises();
    const nowhere = { ...env, SHIMING_DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" };
    const { code, stdout, stderr } = await shiming(["serve", "--workers", "2"], { env: nowhere });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
    expect((await shiming(["serve", "--workers", "0"], { env })).code).toBe(2);
  });
});
