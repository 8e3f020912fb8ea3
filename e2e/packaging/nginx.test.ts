import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TemporaryDatabase, temporaryDatabase } from "@shiming/store/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { readText } from "../house/repository.ts";
import { debianEnvironment, debianFile, runDebian } from "../support/debian.ts";
import { send } from "../support/http.ts";
import { launch, type RunningCommand } from "../support/processes.ts";
import {
  citizen,
  exchangeByCurl,
  giveKeys,
  makeTls,
  type Premises,
  premisesIn,
  type Residents,
  settle,
} from "../support/served.ts";

let [database, one, other, residents]: [TemporaryDatabase, Node, Node, Residents] = [] as never;
let [nginx, program, ca, url]: [ChildProcess, string, string, string] = [] as never;
const folder = mkdtempSync(join(tmpdir(), "shiming-nginx-"));
const httpPort = await quietPort();

interface Node {
  readonly premises: Premises;
  readonly server: RunningCommand;
}

beforeAll(async () => {
  program = await debianFile("nginx", "usr/sbin/nginx");
  database = await temporaryDatabase();
  const front = await premisesIn(folder);
  const tls = makeTls(front);
  [ca, url] = [tls.ca, `https://localhost:${front.port}`];
  // One after the other: the first has the organisation's things made.
  one = await startNode("one");
  other = await startNode("other");
  residents = await settle(one.premises);
  writeFileSync(join(folder, "nginx.conf"), configuration(front, tls));
  nginx = spawn(program, ["-c", join(folder, "nginx.conf"), "-p", folder], { env: debianEnvironment });
  await vi.waitFor(() => ask("/"), { timeout: 30_000 });
});
afterAll(async () => {
  if (nginx?.exitCode === null) {
    const closed = once(nginx, "close");
    nginx.kill("SIGQUIT");
    await closed;
  }
  await Promise.all([one, other].map((node) => node?.server.end("SIGKILL")));
  await database?.remove();
  rmSync(folder, { recursive: true });
});

async function startNode(name: string): Promise<Node> {
  mkdirSync(join(folder, name));
  const premises = await premisesIn(join(folder, name));
  giveKeys(premises);
  const trusted = { SHIMING_TRUSTED_PROXIES: "127.0.0.0/8", SHIMING_DATABASE_URL: database.url };
  const env = { ...premises.env, ...trusted, SHIMING_BASE_URL: url };
  return { premises: { ...premises, env }, server: await launch(["serve"], env) };
}

/** The example, with this test's ports and files in the place of its own. */
function configuration({ port }: Premises, { cert, key }: { cert: string; key: string }): string {
  const nodes = [one, other].map(({ premises }) => `127.0.0.1:${premises.port}`);
  const changes: readonly (readonly [string, string])[] = [
    ["10.0.0.11:8080", nodes[0] ?? ""],
    ["10.0.0.12:8080", nodes[1] ?? ""],
    ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
    ["listen 80;", `listen 127.0.0.1:${httpPort};`],
    ["/etc/nginx/tls/chain.pem", cert],
    ["/etc/nginx/tls/key.pem", key],
  ];
  const example = changes.reduce((text, [was, is]) => {
    if (!text.includes(was)) throw new Error(`the example has no ${was}`);
    return text.replace(was, is);
  }, readText("packaging/nginx/shiming.conf"));
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `daemon off; user ${process.getuid?.() === 0 ? "root" : "nobody"}; pid ${folder}/pid; error_log ${folder}/error.log;
events {} http { access_log off; ${places.join(" ")} ${example} }`;
}

const ask = (path: string, headers: Record<string, string> = {}) =>
  send(`${url}${path}`, { headers, options: { ca: readFileSync(ca, "utf8") } });

it("the example is what nginx takes, whole", () => {
  const { code, said } = runDebian(program, ["-t", "-c", join(folder, "nginx.conf"), "-p", folder]);
  expect([code, said.match(/\[(?:warn|emerg|error)\].*/g)]).toEqual([0, null]);
});

it("a consent and an exchange go through it, over TLS, and plain HTTP is led there", async () => {
  const { realName } = exchangeByCurl(url, residents, ["--cacert", ca]);
  expect(realName === citizen.real_name).toBe(true);
  const plain = await send(`http://127.0.0.1:${httpPort}/my?a=b`, {
    headers: { host: "realname.example.com" },
  });
  expect([plain.status, plain.headers.location]).toEqual([308, "https://realname.example.com/my?a=b"]);
});

it("nobody reaches what is the operator's, nor says by which way he has come", async () => {
  const closed = await Promise.all(["/metrics", "/readyz", "/healthz"].map((path) => ask(path)));
  expect(closed.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await ask("/cgi-bin/token", { "x-forwarded-proto": "http" })).json.errcode).toBe(40002);
  // Straight at a node, without the proxy's word that it was https.
  expect((await send(`http://127.0.0.1:${one.premises.port}/cgi-bin/token`)).status).toBe(403);
});

it("when one node is killed, consents and exchanges go on over the other", async () => {
  await other.server.end("SIGKILL");
  for (let n = 0; n < 4; n++) {
    const { realName } = exchangeByCurl(url, residents, ["--cacert", ca]);
    expect(realName === citizen.real_name).toBe(true);
  }
});

it("what a caller says of his address is not passed on: who tries to sign in too often is told so under every name", async () => {
  const body = JSON.stringify({ email: "nobody@example.com", password: "wrong-password" });
  const options = { ca: readFileSync(ca, "utf8") };
  const tries = Array.from({ length: 25 }, (_, n) => {
    const headers = { "content-type": "application/json", origin: url, "x-forwarded-for": `192.0.2.${n}` };
    return send(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body, options });
  });
  const statuses = (await Promise.all(tries)).map((answer) => answer.status);
  expect(statuses).toContain(429);
});
