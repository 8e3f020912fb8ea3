/** Ten times the calls that the cluster can answer. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { fetchToken, realnameInfoFields } from "../../support/protocol.ts";
import type { Fault } from "../fault.ts";
import type { Answers, Calls } from "./calls.ts";

const TIMES = 10;
const AT_ONCE = 16;
const MEASURED_MS = 1500;
/** A request that is whole, for a token that nobody gave out. */
const NO_TOKEN = "A".repeat(43);
const REFUSED = "94005";
/** Of that request; too much; and nothing, of one that is still waiting or has waited for too long. */
const EXPECTED = new Set([REFUSED, "-1", "none"]);

export const overload = (forMs: number): Fault => ({
  name: {
    en: `ten times the calls that it can answer, for ${forMs / 1000} s`,
    zh: `持续 ${forMs / 1000} 秒的十倍超载`,
  },
  counted: { en: "since it was over", zh: "自故障结束起" },
  recoversWithinMs: 20_000,
  async strike({ platform, nodes }) {
    const path = `/cgi-bin/wxopen/getrealnameinfo?access_token=${await fetchToken(platform)}`;
    const urls = nodes.map(({ port }) => `http://127.0.0.1:${port}${path}`);
    const body = JSON.stringify(realnameInfoFields(platform, NO_TOKEN));
    const usual = await answersTo({ urls, body, load: { atOnce: AT_ONCE }, forMs: MEASURED_MS });
    const perSecond = (TIMES * 1000 * (usual[REFUSED] ?? 0)) / MEASURED_MS;
    const answers = await answersTo({ urls, body, load: { perSecond }, forMs });
    const wrong = Object.keys(answers).filter((answer) => !EXPECTED.has(answer));
    if (wrong.length > 0) throw new Error(`wrong answers under load: ${wrong.join(", ")}`);
    return Date.now();
  },
});

/** Of a thread, which ends with its time: those who have called wait no longer. */
async function answersTo(calls: Calls): Promise<Answers> {
  const thread = new Worker(new URL("calls.ts", import.meta.url), { workerData: calls });
  const [answers]: Answers[] = await once(thread, "message");
  await thread.terminate();
  return answers ?? {};
}
