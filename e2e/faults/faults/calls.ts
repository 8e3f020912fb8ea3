/** A thread that calls: what it suffers under the load that it makes is not the platform's. */
import { Agent } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { send } from "../../support/http.ts";

export interface Calls {
  /** Where: each node in turn. */
  readonly urls: readonly string[];
  readonly body: string;
  /** As many as are due begin, whether the others have been answered or not; or so many at a time. */
  readonly load: { readonly perSecond: number } | { readonly atOnce: number };
  readonly forMs: number;
}

/** How often each errcode, or nothing, was the answer. */
export type Answers = Readonly<Record<string, number>>;

/** As one attempt of the SDK. */
const PATIENCE_MS = 5000;
const { urls, body, load, forMs }: Calls = workerData;
const agent = new Agent({ keepAlive: true });
const answers: Record<string, number> = {};
const begun = Date.now();
let sent = 0;

async function call(): Promise<void> {
  const options = { agent, signal: AbortSignal.timeout(PATIENCE_MS) };
  const answer = await send(urls[sent++ % urls.length] ?? "", { method: "POST", body, options }).then(
    ({ status, json }) => (status === 200 ? String(json.errcode) : `HTTP ${status}`),
    () => "none",
  );
  answers[answer] = (answers[answer] ?? 0) + 1;
}

if ("atOnce" in load) {
  const oneAfterTheOther = async () => {
    while (Date.now() < begun + forMs) await call();
  };
  await Promise.all(Array.from({ length: load.atOnce }, oneAfterTheOther));
} else {
  while (Date.now() < begun + forMs) {
    const due = ((Date.now() - begun) * load.perSecond) / 1000;
    while (sent < due) void call();
    await new Promise((passed) => setTimeout(passed, 5));
  }
}
parentPort?.postMessage(answers);
