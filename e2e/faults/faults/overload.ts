/** Ten times the calls that the cluster can answer. */
import { Agent } from "node:http";
import { exchange, fetchToken, realnameInfoFields } from "../../support/protocol.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Fault } from "../fault.ts";

const TIMES = 10;
const AT_ONCE = 16;
const MEASURED_MS = 1500;
/** As one attempt of the SDK. */
const PATIENCE_MS = 5000;
/** A request that is whole, for a token that nobody gave out. */
const NO_TOKEN = "A".repeat(43);
const EXPECTED = new Set([94005, -1]);

export const overload = (forMs: number): Fault => ({
  name: {
    en: `ten times the calls that it can answer, for ${forMs / 1000} s`,
    zh: `持续 ${forMs / 1000} 秒的十倍超载`,
  },
  counted: { en: "since it was over", zh: "自故障结束起" },
  recoversWithinMs: 20_000,
  async strike({ platform }) {
    const call = await prepareCall(platform);
    const begun = Date.now();
    let answered = 0;
    const worker = async () => {
      while (Date.now() < begun + MEASURED_MS) if ((await call()) !== undefined) answered += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const perSecond = (TIMES * answered * 1000) / MEASURED_MS;
    const errcodes = await callAtRate(call, perSecond, forMs);
    const wrong = errcodes.filter((errcode) => errcode !== undefined && !EXPECTED.has(errcode));
    if (wrong.length > 0) throw new Error(`wrong answers under load: ${[...new Set(wrong)].join(", ")}`);
    return Date.now();
  },
});

/** As many as are due begin, whether the others have been answered or not. The last ones are not waited for. */
async function callAtRate(
  call: () => Promise<number | undefined>,
  perSecond: number,
  forMs: number,
): Promise<(number | undefined)[]> {
  const begun = Date.now();
  const answers: (number | undefined)[] = [];
  for (let sent = 0; Date.now() < begun + forMs; ) {
    const due = ((Date.now() - begun) * perSecond) / 1000;
    for (; sent < due; sent++) void call().then((errcode) => answers.push(errcode));
    await new Promise((passed) => setTimeout(passed, 5));
  }
  return answers;
}

async function prepareCall(platform: Cluster["platform"]): Promise<() => Promise<number | undefined>> {
  const agent = new Agent({ keepAlive: true });
  const accessToken = await fetchToken(platform);
  const body = JSON.stringify(realnameInfoFields(platform, NO_TOKEN));
  return async () => {
    const options = { agent, signal: AbortSignal.timeout(PATIENCE_MS) };
    const answer = await exchange(platform, accessToken, body, options).catch(() => undefined);
    return answer?.status === 200 ? answer.json.errcode : undefined;
  };
}
