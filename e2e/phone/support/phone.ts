/** The phone's back end of a running sandbox, as its page calls it. */
import { request } from "node:http";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { askRunningServer } from "../../../apps/cli/src/administration/control-client.ts";
import type { PhoneEvent } from "../../../apps/phone/src/api/api.ts";
import type { AppToOpen, OpenedApp } from "../../../apps/phone/src/server/index.ts";
import { type Received, type Sent, send } from "../../support/http.ts";
import { type RunningSandbox, useSandbox } from "../../support/shiming.ts";

export interface TestPhone {
  readonly sandbox: RunningSandbox;
  /** Of the phone, as a browser has it. */
  readonly origin: string;
  readonly port: string;
}

/** The phone of one sandbox for all tests of a file; to be called at its top. */
export function usePhone(): TestPhone {
  const sandbox = useSandbox();
  return {
    sandbox,
    get port() {
      return new URL(sandbox.url).port;
    },
    get origin() {
      return `http://phone.localhost:${this.port}`;
    },
  };
}

/** A request as the phone's page sends it: with a body, a POST of JSON. */
export function ask(phone: TestPhone, path: string, body?: unknown, sent: Sent = {}): Promise<Received> {
  const host = `phone.localhost:${phone.port}`;
  const json: Sent["headers"] = body === undefined ? {} : { "content-type": "application/json" };
  return send(phone.sandbox.url + path, {
    method: body === undefined ? "GET" : "POST",
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...sent,
    headers: { host, ...json, ...sent.headers },
  });
}

/** Opens a mini program as `shiming phone` does. */
export async function openApp({ sandbox }: TestPhone, folder: string): Promise<OpenedApp> {
  const input: AppToOpen = { folder, name: "试验", appid: sandbox.file.apps[0]?.appid ?? "" };
  const call = { operation: "phone.open", input, user: "test" };
  return (await askRunningServer(sandbox.data, call)).result as OpenedApp;
}

export interface EventReader {
  /** Everything that came, as it was on the wire. */
  readonly text: string;
  readonly lastId: string;
  /** Those that have come, once one of them is as wanted. */
  until(isWanted: (event: PhoneEvent) => boolean): Promise<PhoneEvent[]>;
}

/** Listens as an `EventSource`, until the test ends. */
export async function readEvents(phone: TestPhone, lastEventId?: string): Promise<EventReader> {
  const [lines, events]: [string[], PhoneEvent[]] = [[], []];
  const waiting = new Set<() => void>();
  const headers = {
    host: `phone.localhost:${phone.port}`,
    ...(lastEventId && { "last-event-id": lastEventId }),
  };
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const connection = request(`${phone.sandbox.url}/api/events`, { agent: false, headers }, (response) => {
    const reader = createInterface({ input: response }).on("line", (line) => {
      lines.push(line);
      if (line.startsWith("data: ")) events.push(JSON.parse(line.slice("data: ".length)));
      for (const look of waiting) look();
    });
    reader.on("error", () => undefined);
    resolve();
  }).on("error", () => undefined);
  connection.end();
  onTestFinished(() => void connection.destroy());
  await opened;
  return {
    get text() {
      return lines.join("\n");
    },
    get lastId() {
      return lines.findLast((line) => line.startsWith("id: "))?.slice("id: ".length) ?? "";
    },
    async until(isWanted) {
      const { promise: found, resolve: find } = Promise.withResolvers<void>();
      const look = () => events.some(isWanted) && find();
      waiting.add(look);
      look();
      await found;
      return [...events];
    },
  };
}
