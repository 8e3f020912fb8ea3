import { Agent, request } from "node:http";
import { PAY_PASSWORD, type ShownSheet } from "./prepare.ts";
import type { ServerProcess } from "./server-process.ts";

/** What became of the approvals beside one round of exchanges. */
export interface Approvals {
  readonly seconds: number;
  readonly approved: number;
  /** 503: no place was left to wait for a hash. */
  readonly busy: number;
  /** Refused otherwise, or no sheet was left. */
  readonly failed: number;
  /** Each answer's time in milliseconds, ascending. */
  readonly latencies: readonly number[];
}

/**
 * People who type their payment password, so many a second whatever becomes of the others, until `stop` is called.
 * @returns stops them, and waits for those that are under way
 */
export function startApprovals(
  server: ServerProcess,
  sheets: ShownSheet[],
  perSecond: number,
): () => Promise<Approvals> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  const counts = { approved: 0, busy: 0, failed: 0 };
  const latencies: number[] = [];
  const approveNext = async () => {
    const sheet = sheets.pop();
    if (!sheet) {
      counts.failed += 1;
      return;
    }
    const sentAt = performance.now();
    const status = await approve(server.port, sheet, agent);
    latencies.push(performance.now() - sentAt);
    counts[status === 200 ? "approved" : status === 503 ? "busy" : "failed"] += 1;
  };
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond);
    while (underWay.length < due) underWay.push(approveNext());
  }, 1000 / perSecond);
  return async () => {
    clearInterval(timer);
    const seconds = (performance.now() - started) / 1000;
    await Promise.all(underWay);
    agent.destroy();
    return { seconds, ...counts, latencies: latencies.sort((a, b) => a - b) };
  };
}

function approve(port: number, { id, session }: ShownSheet, agent: Agent): Promise<number> {
  const headers = { "content-type": "application/json", cookie: `consent_session=${session}` };
  const options = { port, host: "127.0.0.1", path: `/consent/${id}/approve`, method: "POST", agent, headers };
  return new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("error", reject).end(JSON.stringify({ pay_password: PAY_PASSWORD }));
  });
}
