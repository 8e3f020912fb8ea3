/** The first page of the queue with a hundred times as many applications, beside the smaller one, in one run. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createToken } from "@shiming/core";
import { openSqliteStores } from "@shiming/store/sqlite";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { OPERATOR } from "../e2e/support/operator.ts";
import { addApplications } from "./applications.ts";
import { serve } from "./fresh-platform.ts";
import type { Results } from "./results.ts";
import type { ServerProcess } from "./server-process.ts";
import { medianOf, quantile } from "./statistics.ts";
import type { Table } from "./table.ts";

const MANY = Number(process.env.BENCH_APPLICATIONS ?? 100_000);
const FEW = MANY / 100;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const REQUESTS = 40;
const DAY_MS = 86_400_000;

/** What a reviewer asks for on opening the queue, and after. */
const PAGES = [
  [{ en: "the first page, overdue first", zh: "第一页，超期的在前" }, ""],
  [{ en: "the first page of those that wait for staff", zh: "待平台处理的第一页" }, "?state=submitted"],
  [{ en: "the first page of those overdue", zh: "超期的第一页" }, "?overdue=true"],
] as const;

/** A platform with a reviewer, who asks by a token. */
interface Queue {
  readonly server: ServerProcess;
  readonly token: string;
}

/** Milliseconds of each answer, ascending. */
type Latencies = readonly number[];

interface Round {
  readonly page: string;
  readonly few: Latencies;
  readonly many: Latencies;
}

export async function benchQueue(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const servers: ServerProcess[] = [];
  try {
    console.log(
      `the queue with ${FEW} and with ${MANY} applications, ${ROUNDS} rounds of ${REQUESTS} pages\n`,
    );
    const few = await startQueue(join(scratch, "few"), FEW);
    servers.push(few.server);
    const many = await startQueue(join(scratch, "many"), MANY);
    servers.push(many.server);
    await playRound(few, many);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(...(await playRound(few, many)));
    return { tables: [tableOf(rounds)], figures: { few: FEW, many: MANY, rounds } };
  } finally {
    for (const server of servers) await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function startQueue(folder: string, count: number): Promise<Queue> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  await createPlatformKeys(keys, new Date());
  const stores = await openSqliteStores(data);
  try {
    const platformKeys = await loadPlatformKeys(keys, data);
    await addApplications(stores, platformKeys, count);
    const at = new Date();
    const reviewer = { id: "reviewer", roles: ["reviewer"] } as const;
    await stores.staff.change(reviewer.id, () => ({
      next: { ...reviewer, state: "active", since: at },
      events: [],
    }));
    const asked = {
      name: "bench",
      actions: ["applications.list"],
      endsAt: new Date(at.getTime() + DAY_MS),
    } as const;
    const nobody = { find: async () => [] };
    const sealing = { keys: platformKeys.keyEncryptionKeys, random: randomBytes };
    const deps = { ...stores, ...sealing, people: nobody };
    const { token } = await createToken(asked, { kind: "staff", ...reviewer }, OPERATOR, deps, at);
    await stores.close();
    return { server: await serve(data, keys), token: token.reveal() };
  } catch (error) {
    await stores.close().catch(() => {});
    throw error;
  }
}

async function playRound(few: Queue, many: Queue): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (const [page, query] of PAGES) {
    rounds.push({ page: page.en, few: await askFor(query, few), many: await askFor(query, many) });
  }
  return rounds;
}

async function askFor(query: string, { server, token }: Queue): Promise<Latencies> {
  const url = `http://127.0.0.1:${server.port}/api/applications${query}`;
  const latencies: number[] = [];
  while (latencies.length < REQUESTS) {
    const started = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const page = (await answer.json()) as readonly unknown[];
    latencies.push(performance.now() - started);
    if (answer.status !== 200 || page.length !== 100) throw new Error(`no page, but ${answer.status}`);
  }
  return latencies.sort((a, b) => a - b);
}

function tableOf(rounds: readonly Round[]): Table {
  const rows = PAGES.map(([page]) => {
    const played = rounds.filter((round) => round.page === page.en);
    const median = (pick: (round: Round) => Latencies) =>
      medianOf(played.map((round) => quantile(pick(round), 0.5)));
    const [few, many] = [median((round) => round.few), median((round) => round.many)];
    return [page, few.toFixed(2), many.toFixed(2), (many / few).toFixed(2)];
  });
  const medianOfMany = (count: number) => ({
    en: `median ms of ${count.toLocaleString("en")}`,
    zh: `${count.toLocaleString("en")} 份：中位数 ms`,
  });
  const ratio = { en: "ratio (aim: at most 3)", zh: "比值（目标不超过 3）" };
  return { head: ["", medianOfMany(FEW), medianOfMany(MANY), ratio], rows };
}
