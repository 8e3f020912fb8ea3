/**
 * The SDK's exchanges beside the two RSA operations that each of them cannot do without, and beside the same two behind one
 * bare request of the HTTP client that it uses, in one run.
 */
import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import type { Text } from "@shiming/crypto";
import { RealnameClient } from "@shiming/sdk";
import { endpoints } from "@shiming/wire";
import { Agent, request } from "undici";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import type { Results } from "./results.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { medianOf } from "./statistics.ts";
import { type Figure, type Table, tableOfFigures } from "./table.ts";

/** Many and short: whatever else a shared machine does is then the same for all that is compared in a round. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);
const EXCHANGES = Number(process.env.BENCH_SDK_EXCHANGES ?? 250);
const AT_ONCE = 16;
const RESOLUTION_MS = 1;

/** One kind of work in one round. */
interface Measured {
  /** A second by the clock. */
  readonly rate: number;
  /** A second of processor time of this process, all its threads together. */
  readonly ratePerCore: number;
  /** 99th percentile of how late the event loop was, in milliseconds. */
  readonly delay: number;
}

interface Round {
  readonly bare: Measured;
  readonly overHttp: Measured;
  readonly alone: Measured;
  readonly oneWorker: Measured;
  readonly twoWorkers: Measured;
}

type Exchange = () => Promise<unknown>;

export async function benchSdk(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const merchant = await certifiedMerchant("1900000109", 1);
  const certificateFile = join(scratch, "certificate.pem");
  writeFileSync(certificateFile, merchant.certificatePems[0] ?? "");
  const server = await startServer([
    fileURLToPath(new URL("answering-server.ts", import.meta.url)),
    certificateFile,
  ]);
  const clients = [0, 1, 2].map((workers) => clientOf(merchant, server, workers));
  try {
    console.log(`${ROUNDS} rounds of ${EXCHANGES} exchanges, ${AT_ONCE} at a time\n`);
    const rounds = await playRounds(merchant.privateKey, server.port, clients);
    return { tables: tablesOf(rounds), figures: { rounds } };
  } finally {
    for (const client of clients) await client.close();
    await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

function clientOf(merchant: Merchant, server: ServerProcess, workers: number): RealnameClient {
  return new RealnameClient({
    baseUrl: `http://127.0.0.1:${server.port}`,
    appid: "wx0000000000000001",
    secret: "bench",
    mchId: merchant.mchId,
    certificate: merchant.certificatePems[0] ?? "",
    privateKey: merchant.privateKey.export({ type: "pkcs8", format: "pem" }),
    workers,
  });
}

async function playRounds(
  privateKey: KeyObject,
  port: number,
  clients: readonly RealnameClient[],
): Promise<readonly Round[]> {
  const operations = twoOperations(privateKey);
  const agent = new Agent();
  const post = bareRequests(port, agent);
  const operationsOverHttp: Exchange = async () => {
    await post();
    await operations();
  };
  const [alone, oneWorker, twoWorkers] = clients.map(
    (client): Exchange =>
      () =>
        client.getRealnameInfo("bench"),
  ) as [Exchange, Exchange, Exchange];
  const playRound = async (): Promise<Round> => ({
    bare: await measure(operations),
    overHttp: await measure(operationsOverHttp),
    alone: await measure(alone),
    oneWorker: await measure(oneWorker),
    twoWorkers: await measure(twoWorkers),
  });
  await playRound(); // nothing is compiled yet, and no thread is started
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await playRound());
  await agent.close();
  return rounds;
}

/** Two private operations with nothing around them. */
function twoOperations(privateKey: KeyObject): Exchange {
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING };
  const ciphertext = publicEncrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_PADDING },
    Buffer.from("bench"),
  );
  return async () => {
    privateDecrypt(key, ciphertext);
    privateDecrypt(key, ciphertext);
  };
}

/** As long a body as an exchange has, over kept-alive connections; what comes back is only read. */
function bareRequests(port: number, dispatcher: Agent): Exchange {
  const url = `http://127.0.0.1:${port}${endpoints.realnameInfo.path}`;
  const body = "x".repeat(600);
  return async () => (await request(url, { method: "POST", body, dispatcher })).body.text();
}

async function measure(exchange: Exchange): Promise<Measured> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const processor = process.cpuUsage();
  const started = performance.now();
  let left = EXCHANGES;
  const caller = async () => {
    while (left-- > 0) await exchange();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(processor);
  delays.disable();
  return {
    rate: EXCHANGES / seconds,
    ratePerCore: (EXCHANGES * 1e6) / (user + system),
    delay: Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION_MS),
  };
}

function tablesOf(rounds: readonly Round[]): readonly Table[] {
  const median = (pick: (round: Round) => number) => medianOf(rounds.map(pick));
  const row = (name: Text, pick: (round: Round) => Measured, hasLoop = true) => [
    name,
    median((round) => pick(round).rate).toFixed(0),
    median((round) => pick(round).ratePerCore).toFixed(0),
    hasLoop ? median((round) => pick(round).delay).toFixed(2) : "",
  ];
  const work = {
    head: [
      "",
      { en: "a second", zh: "每秒" },
      { en: "a second and core", zh: "每秒每核" },
      { en: "event loop late, p99 ms", zh: "事件循环延迟 p99 ms" },
    ],
    rows: [
      row(
        { en: "(a) two bare RSA-2048 private operations", zh: "(a) 两次裸 RSA-2048 私钥运算" },
        ({ bare }) => bare,
        false,
      ),
      row(
        { en: "(b) the same behind a bare undici request", zh: "(b) 同上，各在一次裸 undici 请求之后" },
        ({ overHttp }) => overHttp,
        false,
      ),
      row({ en: "(c) an exchange through the SDK", zh: "(c) 通过 SDK 交换一次" }, ({ alone }) => alone),
      row({ en: "(d) with one worker", zh: "(d) 用一个 worker" }, ({ oneWorker }) => oneWorker),
      row({ en: "(e) with two workers", zh: "(e) 用两个 worker" }, ({ twoWorkers }) => twoWorkers),
    ],
  };
  return [work, tableOfFigures(figuresOf(median))];
}

function figuresOf(median: (pick: (round: Round) => number) => number): readonly Figure[] {
  return [
    {
      name: {
        en: "(b) / (a), a second and core: what a bare request costs",
        zh: "(b) / (a)，每秒每核：一次裸请求的代价",
      },
      value: median(({ bare, overHttp }) => overHttp.ratePerCore / bare.ratePerCore),
    },
    {
      name: { en: "(c) / (a), a second and core", zh: "(c) / (a)，每秒每核" },
      value: median(({ bare, alone }) => alone.ratePerCore / bare.ratePerCore),
    },
    {
      name: {
        en: "(c) / (b), a second and core: what the SDK itself costs",
        zh: "(c) / (b)，每秒每核：SDK 本身的代价",
      },
      ...{ value: median(({ overHttp, alone }) => alone.ratePerCore / overHttp.ratePerCore), least: 0.85 },
    },
    {
      name: {
        en: "(e) / (d); the server and the caller take their part of the cores",
        zh: "(e) / (d)；服务器和调用方也要占用核心",
      },
      value: median(({ oneWorker, twoWorkers }) => twoWorkers.rate / oneWorker.rate),
    },
    {
      name: {
        en: "event loop late under full load with workers, p99",
        zh: "worker 满载时事件循环的延迟，p99",
      },
      ...{ value: median(({ twoWorkers }) => twoWorkers.delay), unit: "ms", most: 5 },
    },
  ];
}
