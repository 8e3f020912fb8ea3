/** The city service behind a real server, with a clock that is moved by hand and a platform that says what a test wants. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { RealnameError, Verification, VerificationQuestion } from "@shiming/sdk";
import { Sensitive } from "@shiming/sdk";
import { onTestFinished } from "vitest";
import { type CityService, type CityServiceSettings, createCityService } from "../index.ts";

export interface Person {
  readonly realName: string;
  readonly credentialId: string;
}

export const yanWenbo: Person = { realName: "䶮文博", credentialId: "999999200002291281" };
export const chenHong: Person = { realName: "陈𬭎", credentialId: "999999196608151356" };
export const zhaoXing: Person = { realName: "赵晓星", credentialId: "99999919730601019X" };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came, whatever it is
  readonly json: any;
}

export interface TestCity extends CityService {
  readonly url: string;
  readonly folder: string;
  advance(milliseconds: number): void;
  now(): Date;
  /** What the platform says to whoever exchanges a token from now on. */
  released(person: Person | RealnameError): void;
  /** What it says to whoever has somebody verified from now on. */
  verified(result: Verification["result"] | RealnameError): void;
  /** What it was asked last. */
  asked(): VerificationQuestion | undefined;
  send(method: string, path: string, session?: string, body?: unknown): Promise<Answer>;
  /** @returns the session's token */
  signIn(person: Person, jsCode?: string): Promise<string>;
  log(): string;
  stop(): Promise<void>;
}

/** Noon in Shanghai. */
const START = new Date("2026-03-02T04:00:00Z");

export async function startCity(changes: Partial<CityServiceSettings> = {}): Promise<TestCity> {
  let [time, lines, next] = [START, "", yanWenbo as Person | RealnameError];
  let found: Verification["result"] | RealnameError = "match";
  let asked: VerificationQuestion | undefined;
  const folder = changes.folder ?? scratchFolder();
  const service = await createCityService({
    folder,
    realname: {
      async getRealnameInfo() {
        if (next instanceof Error) throw next;
        const { realName, credentialId } = next;
        return { realName: new Sensitive(realName), credentialId: new Sensitive(credentialId) };
      },
      async getItems() {
        if (next instanceof Error) throw next;
        return { realName: new Sensitive(next.realName) } as never;
      },
      login: async (jsCode) => ({ openid: `openid of ${jsCode}` }),
      async verify(question) {
        asked = question;
        if (found instanceof Error) throw found;
        return { result: found };
      },
    },
    now: () => time,
    logger: {
      level: "debug",
      stream: collect((line) => {
        lines += line;
      }),
    },
    ...changes,
  });
  const server = createServer(service.handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let stopped: Promise<void> | undefined;
  const city: TestCity = {
    ...service,
    url,
    folder,
    advance: (milliseconds) => {
      time = new Date(time.getTime() + milliseconds);
    },
    now: () => time,
    released: (person) => {
      next = person;
    },
    verified: (result) => {
      found = result;
    },
    asked: () => asked,
    send: (method, path, session, body) => send(url + path, method, session, body),
    async signIn(person, js_code) {
      next = person;
      const body = { auth_token: "from-the-button", ...(js_code !== undefined && { js_code }) };
      const { json } = await city.send("POST", "/login", undefined, body);
      return json.session;
    },
    log: () => lines,
    stop() {
      stopped ??= new Promise<void>((resolve) => {
        server.close(() => resolve(service.close()));
        server.closeIdleConnections();
      });
      return stopped;
    },
  };
  onTestFinished(() => city.stop());
  return city;
}

/** A folder that is gone after the test. */
function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "city-service-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function send(url: string, method: string, session?: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      // As `wx.request` does, with a body or without one.
      "content-type": "application/json",
      ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === "" ? undefined : JSON.parse(text),
  };
}

function collect(take: (line: string) => void): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      take(String(chunk));
      done();
    },
  });
}
