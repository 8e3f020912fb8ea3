/** Each job is done by one of the nodes, and by another when that one dies or sleeps. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { root } from "../house/repository.ts";
import { launch, shiming } from "../support/processes.ts";
import { ADDRESS, type Node, type Pair } from "./support/pair.ts";

/** This process is the mail system: it must be free to answer. */
const runBeside = promisify(execFile);
const FORM = readFileSync(join(root, "packages/mail/fixtures/outlook-utf8-qp.eml"), "utf8");
/** Longer than a lease lasts. */
const PATIENCE = { timeout: 45_000, interval: 200 };
/** How long the platform says that a job may wait for another node. */
const TAKEN_OVER_MS = 30_000;

interface Job {
  readonly name: string;
  readonly node: string | null;
  readonly is_here: boolean;
}

export function describeJobs(pair: Pair): void {
  /** Hands a form in, by Python's client, as any mail system would. */
  async function hand(number: number, ...to: readonly Node[]): Promise<void> {
    const [{ premises }] = to as readonly [Node];
    const file = join(premises.folder, `${number}.eml`);
    writeFileSync(file, FORM.replace(/^Message-ID: <[^@]*/m, `Message-ID: <form-${number}`));
    const ports = to.map(({ smtpPort }) => String(smtpPort));
    await Promise.all(ports.map((port) => runBeside("python3", ["-c", CLIENT, port, ADDRESS, file])));
  }

  /** Those that one node does for all. */
  async function sharedJobs(node: Node): Promise<readonly Job[]> {
    const { jobs } = (await node.perform("health.show", {})) as { jobs: readonly Job[] };
    return jobs.filter(({ node }) => node !== null);
  }

  async function doesAll(node: Node): Promise<boolean> {
    const jobs = await sharedJobs(node);
    return jobs.length > 0 && jobs.every(({ is_here }) => is_here);
  }

  const numberOf = async (node: Node, list: string) => {
    const all = (await node.perform(list, {})) as readonly object[] | { readonly items: readonly object[] };
    return "items" in all ? all.items.length : all.length;
  };

  /** Answers to forms: each under an id of its own, each once. */
  function answers(): number {
    const counts = [...pair.post.counts().values()];
    expect(counts.every((count) => count === 1)).toBe(true);
    return counts.length;
  }

  describe("the jobs", () => {
    it("are done by one of them, by the other when that one is killed, and by it no more when it has slept", async () => {
      const [one, other] = pair.nodes;
      expect([await doesAll(one), await doesAll(other)]).toEqual([true, false]);
      const names = (await sharedJobs(one)).map(({ name }) => name);
      const [applications, messages] = [
        await numberOf(one, "applications.list"),
        await numberOf(one, "outbox.list"),
      ];

      await hand(1, one, other);
      await expect.poll(answers, PATIENCE).toBe(1);
      expect(await numberOf(other, "applications.list")).toBe(applications + 1);

      // It dies with a mail that waits.
      one.running.signal("SIGSTOP");
      await hand(2, other);
      await one.running.end("SIGKILL");
      const [lease] = await pair.sql(
        "SELECT max(ends_at) - extract(epoch FROM clock_timestamp()) * 1000 AS left FROM leases",
      );
      expect(Number(lease?.left)).toBeLessThan(TAKEN_OVER_MS);
      await expect.poll(answers, PATIENCE).toBe(2);
      await expect.poll(() => doesAll(other), PATIENCE).toBe(true);
      expect((await sharedJobs(other)).map(({ name }) => name)).toEqual(names);

      // Another takes its place, and the one that has taken over sleeps.
      one.running = await launch(["serve"], one.env);
      expect(await doesAll(one)).toBe(false);
      other.running.signal("SIGSTOP");
      await hand(3, one);
      await expect.poll(answers, PATIENCE).toBe(3);
      other.running.signal("SIGCONT");
      await hand(4, other);
      await expect.poll(answers, PATIENCE).toBe(4);
      expect([await doesAll(one), await doesAll(other)]).toEqual([true, false]);
      expect(await numberOf(one, "outbox.list")).toBe(messages + 4);

      // A clean stop gives the jobs back.
      expect(await one.running.end()).toBe(0);
      await expect.poll(() => doesAll(other), PATIENCE).toBe(true);
      expect(await other.running.end()).toBe(0);
      const verified = await shiming(["audit", "verify"], { env: other.env });
      expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });
    });
  });
}

const CLIENT = `
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=30) as client:
    client.sendmail("zhangsan@example.gov.cn", [sys.argv[2]], open(sys.argv[3], "rb").read())
`;
