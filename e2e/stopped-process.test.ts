import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { setTimeout as elapse } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { TEMPLATE_AT } from "@shiming/store/testing";
import { afterAll, beforeAll, expect, inject, it } from "vitest";

const PROGRAM = fileURLToPath(new URL("support/stoppable-platform.ts", import.meta.url));
/** Longer than the times that the program gives its callers, all together. */
const STOPPED_MS = 2_500;

let child: ChildProcess;
let url: URL;
beforeAll(async () => {
  const env = { ...process.env, [TEMPLATE_AT]: inject("postgres") };
  child = spawn(process.execPath, [PROGRAM], { env, stdio: ["pipe", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("no standard output");
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  url = new URL(line);
});
afterAll(async () => {
  const closed = once(child, "close");
  child.stdin?.end();
  await closed;
});

/** What a caller hears whose body has begun when the process is stopped; the rest is sent before it goes on. */
async function callAcrossStop(path: string, begin: string, rest: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  const length = begin.length + 2;
  const head = `POST ${path} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: ${length}`;
  socket.write(`${head}\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n${begin}`);
  const [interim] = await once(socket, "data");
  expect(String(interim)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  // Whoever is answered behind the call knows that its time has begun.
  await fetch(new URL("/healthz", url));
  child.kill("SIGSTOP");
  socket.write(rest);
  await elapse(STOPPED_MS);
  const answer = text(socket);
  child.kill("SIGCONT");
  return answer;
}

const contractPath = () => `${url.pathname}${url.search}`;

it("a body whose rest is still missing when a stopped process goes on gets -1, and no 408", async () => {
  const answer = await callAcrossStop(contractPath(), '{"auth_token":"x"', "");
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain('"errcode":-1,');
});

it("a body that arrived meanwhile is read", async () => {
  const answer = await callAcrossStop(contractPath(), '{"auth_token":"x"', " }");
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain('"errcode":94001,');
});

it("a host whose body is still missing then is told to come again", async () => {
  const answer = await callAcrossStop("/host/consent-requests", '{"category_id":[1]', "");
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toMatch(/\r\nretry-after: /i);
});
