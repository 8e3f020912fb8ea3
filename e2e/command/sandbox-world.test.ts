import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KeptMail, Merchant, SentMail, ShownApplication } from "@shiming/administration";
import { applicationStates, certificateStates } from "@shiming/core";
import { describe, expect, it, test } from "vitest";
import { totpOf } from "../sign-in/support/premises.ts";
import { run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();
const JSON_TYPE = "content-type: application/json";

async function ask<T>(...command: string[]): Promise<T> {
  const { code, stdout, stderr } = await shiming([...command, "--data", sandbox.data, "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as T;
}

describe("applications", () => {
  const list = (...more: string[]) => ask<ShownApplication[]>("applications", "list", ...more);

  it("are there in every state, overdue ones first", async () => {
    const all = await list();
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(applicationStates));
    expect(all[0]?.next).toMatchObject({ who: "staff", overdue: true });
    expect(all.at(-1)?.next.overdue).toBe(false);
  });

  it("have the ten items under names of their own, numbers as numbers", async () => {
    const [application] = await list("--state", "submitted", "--search", "wx8192a3b4c5d6e7f8");
    expect(application).toMatchObject({
      id: expect.stringMatching(/^A[0-9A-Z]{16}$/),
      state: "submitted",
      legal_name: "示例职业技术大学",
      scenario: expect.stringContaining("学历学位"),
      mini_program_name: "学历在线核验",
      appid: "wx8192a3b4c5d6e7f8",
      mch_id: "1900000505",
      calls_per_day: 1500,
      users_per_day: 1200,
      peak_per_minute: 8,
      average_per_minute: 1,
      product_contact: { name: "石磊", telephone: "4000000001", email: "owner@school.example" },
      development_contact: { name: "石磊" },
      platform_contact: null,
      next: { who: "staff", what: expect.any(String), until: expect.stringMatching(/T15:59:59/) },
    });
  });

  it("tell in their history what happened, and by whom, before today", async () => {
    const [renewed] = await list("--state", "renewed");
    const shown = await ask<ShownApplication>("applications", "show", renewed?.id ?? "");
    const moves = shown.history.map(({ move }) => move);
    expect(moves.slice(0, 3)).toEqual(["draft", "submit", "open_entrance"]);
    expect(moves.slice(-2)).toEqual(["approve", "replace"]);
    const times = shown.history.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(Date.now());
    expect(shown.history[2]?.by).toMatch(/^staff /);
  });

  it("are declined with reasons", async () => {
    const [declined] = await list("--state", "declined");
    const { history } = await ask<ShownApplication>("applications", "show", declined?.id ?? "");
    expect(history.at(-1)?.reason).toMatch(/1\. .*\n2\. .*\n3\. /);
  });

  it("go back and forth by mail, in one thread", async () => {
    const [byMail] = await list("--state", "needs_information");
    const { history } = await ask<ShownApplication>("applications", "show", byMail?.id ?? "");
    expect(history.map(({ move }) => move)).toEqual(["receive", "ask", "answer", "ask", "answer", "ask"]);
    const sent = () => ask<SentMail[]>("mailbox", "list");
    const told = history.map(({ message_id }) => message_id).filter((id) => id !== null);
    await expect.poll(async () => (await sent()).map(({ id }) => id)).toEqual(expect.arrayContaining(told));
    const source = readFileSync(join(sandbox.data, "mailbox", `${told.at(-1)}.eml`), "utf8");
    expect(source.replaceAll(/\r\n\s+/g, " ")).toMatch(/^References:.*<application@hospital\.example>/m);
    const kept = await ask<KeptMail[]>("mails", "list");
    expect(kept.map(({ state }) => state)).toContain("unassigned");
  });

  it("say what a change asks for in place of what is approved", async () => {
    const changes = await list("--state", "permission_submitted", "--search", "wx4d5e6f708192a3b4");
    const fields = await ask<{ field: string }[]>("applications", "difference", changes[0]?.id ?? "");
    expect(fields.map(({ field }) => field)).toEqual(expect.arrayContaining(["calls_per_day"]));
    const command = ["applications", "difference", changes[0]?.id ?? "", "--data", sandbox.data];
    // A day of China's, and no moment of another zone.
    expect((await shiming(command)).stdout).toMatch(/^ends_at +\d{4}-\d\d-\d\d +(?:-|\d{4}-\d\d-\d\d)$/m);
  });
});

test("certificates are there in every state that one can be in, and one is near its end", async () => {
  const merchants = await ask<Merchant[]>("merchants", "list");
  const certificates = merchants.flatMap((merchant) => merchant.certificates);
  const states = new Set(certificates.map(({ status }) => status.state));
  expect([...certificateStates].filter((state) => !states.has(state))).toEqual(["not_yet_valid"]);
  const soon = Date.now() + 30 * 86_400_000;
  const valid = certificates.filter(({ status }) => status.state === "valid");
  expect(valid.filter(({ not_after }) => Date.parse(not_after) < soon)).toHaveLength(1);
});

test("the audit of the whole world is in order", async () => {
  const { code } = await shiming(["audit", "verify", "--data", sandbox.data]);
  expect(code).toBe(0);
  const entries = await ask<{ at: string }[]>("audit", "list", "--limit", "1000");
  const times = entries.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
});

test("everybody signs in with password and code at the console's address, and is who sandbox.json says", async () => {
  const { console: at, organisations } = sandbox.file;
  const { port } = new URL(sandbox.url);
  expect(at.url).toBe(`http://console.localhost:${port}`);
  const roles = at.sign_ins.flatMap((each) => ("roles" in each ? each.roles : []));
  expect(new Set(roles)).toEqual(
    new Set(["administrator", "reviewer", "certificate_officer", "operator", "auditor"]),
  );
  for (const person of at.sign_ins) {
    const jar = join(sandbox.data, `${person.who}.cookies`);
    const call = (path: string, ...more: string[]) =>
      run("curl", ["-s", "-b", jar, "-c", jar, "-H", JSON_TYPE, `${at.url}${path}`, ...more]).toString();
    const { email, password, totp_secret: secret } = person;
    const first = call("/api/auth/sign-in/email", "-d", JSON.stringify({ email, password }));
    expect(JSON.parse(first)).toMatchObject({ twoFactorRedirect: true });
    const code = totpOf(`otpauth://totp/x?secret=${secret}`);
    const second = call("/api/auth/two-factor/verify-totp", "-d", JSON.stringify({ code }));
    expect(JSON.parse(second)).toMatchObject({ user: { email, name: person.name } });
    const seen = JSON.parse(call("/api/organisations")) as { id: string }[];
    const ids = "organisation" in person ? [person.organisation] : organisations.map(({ id }) => id);
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
  }
});

test("sandbox code prints what an authenticator app shows, and names whom it knows", async () => {
  const [first] = sandbox.file.console.sign_ins;
  const secret = first?.totp_secret ?? "";
  const shown = async () =>
    (await shiming(["sandbox", "code", first?.who ?? "", "--data", sandbox.data])).stdout;
  const expected = () => `${totpOf(`otpauth://totp/x?secret=${secret}`)}\n`;
  await expect.poll(async () => (await shown()) === expected()).toBe(true);
  const { code, stderr } = await shiming(["sandbox", "code", "nobody", "--data", sandbox.data]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("it knows administrator, reviewer")]);
});
