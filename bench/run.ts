/** `npm run bench`: the platform's exchanges beside a server that does nothing but their cryptography, in one run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { certSerialNoOf, loadCertificate, signRequest } from "@shiming/crypto";
import { createPlatformKeys, loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { certify } from "./certificate.ts";
import { load } from "./load.ts";
import { prepare } from "./prepare.ts";
import { type Measured, machine, quantile, type Round, summarize, tableOf } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 12_000);
const CONNECTIONS = 50;
const PORT = Number(process.env.BENCH_PORT ?? 18_090);
const [results, bareServer, shiming] = ["results/", "bare-server.ts", "../apps/cli/bin/shiming.js"].map(
  (path) => fileURLToPath(new URL(path, import.meta.url)),
) as [string, string, string];

const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
process.once("exit", () => rmSync(scratch, { recursive: true }));

const merchant = await certify("1900000109");
const certificateFile = join(scratch, "certificate.pem");
writeFileSync(certificateFile, merchant.certificatePem);
const [data, keys] = [join(scratch, "data"), join(scratch, "keys")];
await createPlatformKeys(keys, new Date());

console.log(
  `${ROUNDS} rounds of ${REQUESTS} exchanges over ${CONNECTIONS} connections, one server at a time`,
);
const prepared = await prepare(data, loadPlatformKeys(keys), merchant, (ROUNDS + 1) * REQUESTS);
const unused = [...prepared.authTokens];
const bare = await startServer([bareServer, certificateFile]);
const platform = await startServer([shiming, "serve"], {
  SHIMING_BASE_URL: `http://127.0.0.1:${PORT}`,
  SHIMING_LISTEN: `127.0.0.1:${PORT}`,
  SHIMING_DATA: data,
  SHIMING_KEYS: keys,
});

await playRound(); // nothing is compiled yet
const rounds: Round[] = [];
while (rounds.length < ROUNDS) rounds.push(await playRound());
await bare.stop();
await platform.stop();

const summary = summarize(rounds);
console.log(`\n${tableOf(summary)}`);
mkdirSync(results, { recursive: true });
const file = join(results, `exchange-${new Date().toISOString().replaceAll(":", "-")}.json`);
writeFileSync(file, `${JSON.stringify({ machine: machine(), summary, rounds }, null, 2)}\n`);

/** Both servers get the same bytes; each token is fresh and was approved beforehand. */
async function playRound(): Promise<Round> {
  const certSerialNo = certSerialNoOf(loadCertificate(merchant.certificatePem));
  const timestamp = Math.floor(Date.now() / 1000);
  const sign = signRequest(merchant.privateKey, { certSerialNo, timestamp });
  const signed = { mch_id: merchant.mchId, cert_serialno: certSerialNo, timestamp, sign };
  const bodies = unused.splice(0, REQUESTS).map((auth_token) => JSON.stringify({ auth_token, ...signed }));
  return { bare: await measure(bare, bodies), platform: await measure(platform, bodies) };
}

async function measure(server: ServerProcess, bodies: readonly string[]): Promise<Measured> {
  const path = `/cgi-bin/wxopen/getrealnameinfo?access_token=${prepared.accessToken}`;
  const before = server.usage();
  const { latencies, seconds, refused } = await load({ port: server.port, path }, bodies, CONNECTIONS);
  const after = server.usage();
  return {
    rate: bodies.length / seconds,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: (after.cpu - before.cpu) / bodies.length,
    rss: after.rss,
    refused,
  };
}
