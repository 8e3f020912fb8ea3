/** Several nodes on one PostgreSQL: each job is done by one of them, and by another when that one dies or sleeps. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareDatabase } from "@shiming/store/testing";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../house/repository.ts";
import { PostOffice } from "../journey/support/post-office.ts";
import { shiming } from "../support/processes.ts";
import { type Premises, preparePremises, quietPort, serve } from "../support/served.ts";

/** This process is the mail system: it must be free to answer. */
const runBeside = promisify(execFile);
const ADDRESS = "apply@realname.example.com";
const FORM = readFileSync(join(root, "packages/mail/fixtures/outlook-utf8-qp.eml"), "utf8");
/** Longer than a lease lasts. */
const PATIENCE = { timeout: 45_000, interval: 200 };

describe("the jobs of two nodes", () => {
  const office = new PostOffice();
  interface Place {
    readonly premises: Premises;
    readonly env: Readonly<Record<string, string>>;
    readonly smtpPort: number;
  }

  async function placeOn(url: string, outPort: number): Promise<Place> {
    const [premises, smtpPort] = [await preparePremises(), await quietPort()];
    const env = {
      ...premises.env,
      SHIMING_DATABASE_URL: url,
      SHIMING_MAIL_ADDRESS: ADDRESS,
      SHIMING_SMTP_URL: `smtp://127.0.0.1:${outPort}`,
      SHIMING_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    };
    return { premises, env, smtpPort };
  }

  /** Hands a form in, by Python's client, as any mail system would. */
  async function hand(number: number, ...to: readonly Place[]): Promise<void> {
    const [{ premises }] = to as readonly [Place];
    const file = join(premises.folder, `${number}.eml`);
    writeFileSync(file, FORM.replace(/^Message-ID: <[^@]*/m, `Message-ID: <form-${number}`));
    const ports = to.map(({ smtpPort }) => String(smtpPort));
    await Promise.all(ports.map((port) => runBeside("python3", ["-c", CLIENT, port, ADDRESS, file])));
  }

  async function asked(place: Place, ...args: readonly string[]) {
    const { code, stdout, stderr } = await shiming([...args, "--json"], { env: place.env });
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** Whether the node does the jobs of mail, and nobody else. */
  async function deliversAt(place: Place): Promise<boolean> {
    const { jobs } = await asked(place, "health", "show");
    const delivery = jobs.find(({ name }: { name: string }) => name === "mail_delivery");
    return delivery.is_here;
  }

  /** Answers to forms: each under an id of its own, each once. */
  function answers(): number {
    const counts = [...office.counts().values()];
    expect(counts.every((count) => count === 1)).toBe(true);
    return counts.length;
  }

  afterAll(() => office.close());

  it("are done by one of them, by the other when that one is killed, and by it no more when it has slept", async () => {
    const [url, outPort] = [await bareDatabase(), await office.open()];
    const [one, other] = [await placeOn(url, outPort), await placeOn(url, outPort)];
    const first = await serve(one.env);
    const second = await serve(other.env);
    expect([await deliversAt(one), await deliversAt(other)]).toEqual([true, false]);

    await hand(1, one, other);
    await expect.poll(answers, PATIENCE).toBe(1);
    expect(await asked(other, "applications", "list")).toHaveLength(1);

    // It dies with a mail that waits.
    first.signal("SIGSTOP");
    await hand(2, other);
    await first.end("SIGKILL");
    await expect.poll(answers, PATIENCE).toBe(2);
    expect(await deliversAt(other)).toBe(true);

    // Another takes its place, and the one that has taken over sleeps.
    const third = await serve(one.env);
    expect(await deliversAt(one)).toBe(false);
    second.signal("SIGSTOP");
    await hand(3, one);
    await expect.poll(answers, PATIENCE).toBe(3);
    second.signal("SIGCONT");
    await hand(4, other);
    await expect.poll(answers, PATIENCE).toBe(4);
    expect([await deliversAt(one), await deliversAt(other)]).toEqual([true, false]);
    expect(await asked(one, "outbox", "list")).toHaveLength(4);

    // A clean stop gives the jobs back.
    expect(await third.end()).toBe(0);
    await expect.poll(() => deliversAt(other), PATIENCE).toBe(true);
    expect(await second.end()).toBe(0);
    const verified = await shiming(["audit", "verify"], { env: other.env });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });
  });
});

const CLIENT = `
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=30) as client:
    client.sendmail("zhangsan@example.gov.cn", [sys.argv[2]], open(sys.argv[3], "rb").read())
`;
