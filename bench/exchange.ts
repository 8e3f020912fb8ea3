/** The platform's exchanges beside a server that does nothing but their cryptography, in one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Round, summarize, tablesOf } from "./exchange-report.ts";
import { type Contender, type FreshPlatform, startPlatform } from "./fresh-platform.ts";
import { CONNECTIONS, measure } from "./measure.ts";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import type { Results } from "./results.ts";
import type { ServerProcess } from "./server-process.ts";
import { bodiesOf, CERTIFICATES, signDifferently, signNow } from "./signatures.ts";
import { startBareServer } from "./start-bare-server.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 12_000);
/** Of each platform; nothing is compiled in the first round, and it is not counted. */
const TOKENS = (ROUNDS + 1) * REQUESTS;

export async function benchExchange(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const servers: ServerProcess[] = [];
  try {
    console.log(
      `${ROUNDS} rounds of ${REQUESTS} exchanges over ${CONNECTIONS} connections, one server at a time\n`,
    );
    const merchant = await certifiedMerchant("1900000109", CERTIFICATES);
    const platform = await startPlatform(join(scratch, "b"), merchant, { tokens: TOKENS });
    servers.push(platform.server);
    const ownSignatures = await startPlatform(join(scratch, "c"), merchant, { tokens: TOKENS });
    servers.push(ownSignatures.server);
    const bare = { server: await startBareServer(scratch, merchant), path: platform.path };
    servers.push(bare.server);

    const rounds = await playRounds({ bare, platform, ownSignatures }, merchant);
    const summary = summarize(rounds);
    return { tables: tablesOf(summary), figures: { summary, rounds } };
  } finally {
    for (const server of servers) await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

interface Contenders {
  readonly bare: Contender;
  readonly platform: FreshPlatform;
  readonly ownSignatures: FreshPlatform;
}

async function playRounds(
  { bare, platform, ownSignatures }: Contenders,
  merchant: Merchant,
): Promise<readonly Round[]> {
  const different = [...signDifferently(merchant, TOKENS)];
  const playRound = async (): Promise<Round> => {
    const now = signNow(merchant);
    const bodies = bodiesOf(platform.tokens.splice(0, REQUESTS), () => now);
    const signed = different.splice(0, REQUESTS);
    const ownBodies = bodiesOf(ownSignatures.tokens.splice(0, REQUESTS), (place) => signed[place] ?? now);
    return {
      bare: await measure(bare, bodies),
      platform: await measure(platform, bodies),
      ownSignatures: await measure(ownSignatures, ownBodies),
    };
  };
  await playRound();
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) rounds.push(await playRound());
  return rounds;
}
