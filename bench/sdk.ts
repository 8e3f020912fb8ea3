/**
 * The SDK's exchanges beside the two RSA operations that each of them cannot do without, and beside the same two behind one
 * bare request of the HTTP client that it uses, in one run.
 */
import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { RealnameClient } from "@shiming/sdk";
import { endpoints } from "@shiming/wire";
import { Agent, request } from "undici";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import { saveResults, tableOf } from "./results.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { medianOf } from "./statistics.ts";

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

export async function benchSdk(): Promise<void> {
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
    console.log(reportOf(rounds));
    saveResults("sdk", { rounds });
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

function reportOf(rounds: readonly Round[]): string {
  const median = (pick: (round: Round) => number) => medianOf(rounds.map(pick));
  const row = (name: string, pick: (round: Round) => Measured, hasLoop = true) => [
    name,
    median((round) => pick(round).rate).toFixed(0),
    median((round) => pick(round).ratePerCore).toFixed(0),
    hasLoop ? median((round) => pick(round).delay).toFixed(2) : "",
  ];
  const work = tableOf(
    ["", "a second", "a second and core", "event loop late, p99 ms"],
    [
      row("(a) two bare RSA-2048 private operations", ({ bare }) => bare, false),
      row("(b) the same behind a bare undici request", ({ overHttp }) => overHttp, false),
      row("(c) an exchange through the SDK", ({ alone }) => alone),
      row("(d) with one worker", ({ oneWorker }) => oneWorker),
      row("(e) with two workers", ({ twoWorkers }) => twoWorkers),
    ],
  );
  const bareRequest = median(({ bare, overHttp }) => overHttp.ratePerCore / bare.ratePerCore);
  const perCore = median(({ bare, alone }) => alone.ratePerCore / bare.ratePerCore);
  const ownCost = median(({ overHttp, alone }) => alone.ratePerCore / overHttp.ratePerCore);
  const speedUp = median(({ oneWorker, twoWorkers }) => twoWorkers.rate / oneWorker.rate);
  const delay = median(({ twoWorkers }) => twoWorkers.delay);
  const figures = tableOf(
    ["figure", "target", "measured"],
    [
      ["(b) / (a), a second and core: what a bare request costs", "", bareRequest.toFixed(2)],
      ["(c) / (a), a second and core", "", perCore.toFixed(2)],
      ["(c) / (b), a second and core: what the SDK itself costs", "≥ 0.85", ownCost.toFixed(2)],
      [
        `(e) / (d), where two cores are free (this machine has ${availableParallelism()}, the server takes its part)`,
        "≥ 1.8",
        speedUp.toFixed(2),
      ],
      ["event loop late under full load with workers, p99", "≤ 5 ms", `${delay.toFixed(2)} ms`],
    ],
  );
  return `${work}\n\n${figures}`;
}
