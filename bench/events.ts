/** How many events a node pushes, signed, over TLS, each noted as delivered on the disk: to many endpoints, and to one. */
import { spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { BlockList } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { deliverEvents, type EventEndpoint, eventMessage, Openids, type Stores } from "@shiming/core";
import { localKeyEncryptionKey } from "@shiming/crypto";
import { createEventSigner, createEventTransport } from "@shiming/events";
import { openSqliteStores } from "@shiming/store/sqlite";
import { localTls } from "../apps/cli/src/sandbox/local-tls.ts";
import { localAuthorityFile } from "../apps/cli/src/sandbox/sandbox-file.ts";
import type { Results } from "./results.ts";
import { readyPort } from "./server-process.ts";
import type { Table } from "./table.ts";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 5000);
const ENDPOINTS = [100, 1] as const;
const ISSUER = "https://bench.example";

interface Round {
  readonly endpoints: number;
  readonly perSecond: number;
  /** Of this process, in microseconds. */
  readonly processorTime: number;
}

export async function benchEvents(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const program = fileURLToPath(new URL("event-receiver.ts", import.meta.url));
  await localTls(scratch, new Date());
  const receiver = spawn(process.execPath, [program, scratch], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await readyPort(receiver);
    console.log(`${EVENTS} events over TLS, each on the disk when it is delivered\n`);
    const rounds: Round[] = [];
    for (const endpoints of ENDPOINTS)
      rounds.push(await measure(scratch, `https://127.0.0.1:${port}`, endpoints));
    return { tables: [tableOf(rounds)], figures: { events: EVENTS, rounds } };
  } finally {
    receiver.kill();
    await once(receiver, "exit");
    rmSync(scratch, { recursive: true });
  }
}

async function measure(scratch: string, url: string, endpoints: number): Promise<Round> {
  const stores = await openSqliteStores(join(scratch, `data-${endpoints}`));
  const listed = new BlockList();
  listed.addSubnet("127.0.0.0", 8, "ipv4");
  const ca = readFileSync(localAuthorityFile(scratch), "utf8");
  const transport = createEventTransport({ listed, ca });
  try {
    await fill(stores, url, endpoints);
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const kek = localKeyEncryptionKey("bench", randomBytes(32));
    const keys = { current: () => kek, byId: () => kek };
    const openids = new Openids({ ...stores, keys, random: randomBytes });
    const sign = createEventSigner(() => ({ privateKey }));
    const clock = () => new Date();
    const [started, used] = [performance.now(), process.cpuUsage()];
    const { delivered } = await deliverEvents({
      ...{ ...stores, transport, sign, openids, keys, clock, pause, issuer: ISSUER },
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(used);
    if (delivered !== EVENTS) throw new Error(`${delivered} of ${EVENTS} events were delivered`);
    return { endpoints, perSecond: EVENTS / seconds, processorTime: (user + system) / EVENTS };
  } finally {
    transport.close();
    await stores.close();
  }
}

async function fill({ eventEndpoints, outbox }: Stores, url: string, endpoints: number): Promise<void> {
  const at = new Date();
  const appidOf = (place: number) => `wx${String(place % endpoints).padStart(16, "0")}`;
  for (let place = 0; place < endpoints; place += 1) {
    const appid = appidOf(place);
    const next: EventEndpoint = { appid, url, state: "active", registeredAt: at, failures: 0, freeAt: at };
    await eventEndpoints.change(appid, () => ({ next, events: [] }));
  }
  const account = { issuer: "https://host.example", userId: "bench" };
  const messages = Array.from({ length: EVENTS }, (_, place) =>
    eventMessage({ type: "identity-changed" }, { id: `event ${place}`, appid: appidOf(place), account }, at),
  );
  await outbox.put(messages);
}

function tableOf(rounds: readonly Round[]): Table {
  return {
    head: [
      { en: "events pushed over TLS, by one node on SQLite", zh: "单节点、SQLite，经 TLS 推送事件" },
      { en: "endpoints", zh: "接收地址" },
      { en: "a second", zh: "每秒" },
      { en: "CPU µs each", zh: "每个 CPU 微秒" },
    ],
    rows: rounds.map(({ endpoints, perSecond, processorTime }) => [
      endpoints === 1
        ? { en: "one after the other", zh: "逐个推送到一个地址" }
        : { en: "in queues beside each other", zh: "多个地址并行" },
      ...[String(endpoints), perSecond.toFixed(0), processorTime.toFixed(0)],
    ]),
  };
}
