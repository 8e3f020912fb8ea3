/** The console as an operator serves it: behind TLS, with single sign-on, a relay that refuses, and an audit that has grown. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { send } from "../support/http.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { codeOf, newStaff, onMachine } from "./support/people.ts";
import { useServedConsole } from "./support/served-console.ts";

const EARLIER_ENTRIES = 6000;
const served = useServedConsole(EARLIER_ENTRIES);

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** By the screens, up to the first of the staff's. */
async function signsIn(
  page: Page,
  { email, password, totp_secret = "" }: Awaited<ReturnType<typeof newStaff>>,
) {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await button(page, "登录").click();
  await page.getByLabel("验证码").fill(codeOf(totp_secret));
  await button(page, "确定").click();
  await page.getByRole("heading", { name: "概览", level: 1 }).waitFor();
}

it("behind a proxy that ends TLS people sign in, all of it goes over TLS, and cookies are for this host alone", async () => {
  const page = await served.open("/sign-in");
  const asked: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  page.on("console", (message) => said.push(message.text()));
  const person = await newStaff(page, served, "li@realname.example.com", ["operator"]);
  await signsIn(page, person);
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([
    {
      ...{ name: "__Host-shiming.session_token", domain: "console.realname.example.com", path: "/" },
      ...{ secure: true, httpOnly: true, sameSite: "Strict" },
    },
  ]);
  const answer = await page.reload();
  expect(await answer?.headerValue("strict-transport-security")).toBe("max-age=31536000");
  expect(await answer?.headerValue("cache-control")).toBe("no-store");
  expect([...new Set(asked)]).toEqual([served.origin]);
  expect(said.filter((text) => /mixed content|policy|cookie/i.test(text))).toEqual([]);
});

it("a request for another name gets nothing of the console, behind the proxy as well", async () => {
  const own = new URL(served.origin).host;
  const ask = (host: string, path: string) =>
    send(`https://127.0.0.1:${served.port}${path}`, {
      headers: { host, accept: "text/html" },
      options: { rejectUnauthorized: false },
    });
  expect((await ask(own, "/sign-in")).status).toBe(200);
  for (const host of ["evil.example", `api.realname.example.com:${served.port}`, "127.0.0.1", ""]) {
    for (const path of ["/", "/sign-in", "/staff/queue", "/paper"]) {
      const { status, text, headers } = await ask(host, path);
      const found = {
        host,
        path,
        hasConsole: text.includes('name="operator"'),
        cookies: headers["set-cookie"],
      };
      expect(found).toEqual({ host, path, hasConsole: false, cookies: undefined });
      if (path !== "/") expect([host, path, status]).toEqual([host, path, 404]);
    }
  }
});

it("staff come in by single sign-on; who is none, and a provider that is away, are told so in words", async () => {
  const { provider } = served;
  const page = await served.open("/sign-in");
  const email = "zhou@realname.example.com";
  await newStaff(page, served, email, ["auditor"]);
  await page.goto("/sign-in");
  await expectNoBarriers(page);
  const single = page.getByRole("link", { name: "工作人员单点登录" });
  provider.goAway(true);
  await single.click();
  await page.getByText("无法连接单位的登录系统").waitFor();
  await expectNoBarriers(page);
  provider.goAway(false);
  const stranger = { subject: "s-1", email: "stranger@realname.example.com", emailVerified: true };
  provider.expect(stranger);
  await single.click();
  await page.getByText("你不是本平台的工作人员").waitFor();
  expect(page.url()).toBe(`${served.origin}/sign-in`);
  await page.context().clearCookies();
  provider.expect({ subject: "s-2", email, emailVerified: true });
  await single.click();
  await page.getByRole("heading", { name: "概览", level: 1 }).waitFor();
  expect(await page.evaluate(async () => (await (await fetch("/api/me")).json()).email)).toBe(email);
  // It was there a moment ago, and what it says of itself is known.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  provider.goAway(true);
  await single.click();
  await page.getByText("无法连接单位的登录系统，请稍后再试").waitFor();
  expect(page.url()).toBe(`${served.origin}/sign-in`);
  provider.goAway(false);
  await single.click();
  await page.getByRole("heading", { name: "概览", level: 1 }).waitFor();
  const english = await served.open("/sign-in");
  await button(english, "English").click();
  await english.getByRole("link", { name: "Staff: single sign-on" }).waitFor();
});

it("a mail that the relay refuses is sent again by hand, tried at once, or given up", async () => {
  const { relay } = served;
  const page = await served.open("/sign-in");
  const person = await newStaff(page, served, "wu@realname.example.com", ["operator"]);
  /** Somebody wants to sign up, and the relay has said no to the link. */
  const refused = async (email: string, reply: number) => {
    relay.refuse(reply);
    const headers = { "content-type": "application/json" };
    await page.evaluate(
      ([body, sent]) => fetch("/api/auth/sign-up/request", { method: "POST", body, headers: sent }),
      [JSON.stringify({ email }), headers] as const,
    );
    const newest = async () => (await onMachine(served, "outbox.list", { limit: 1 }))[0];
    await expect.poll(async () => (await newest())?.attempts).toBe(1);
    return (await newest())?.id ?? "";
  };
  const stateOf = async (id: string) => (await onMachine(served, "outbox.show", { id })).state;
  const [unknown, wrong, later] = [
    await refused("first@hospital.example", 550),
    await refused("second@hospital.example", 451),
    await refused("third@hospital.example", 451),
  ];
  expect([await stateOf(unknown), await stateOf(wrong), await stateOf(later)]).toEqual([
    ...["given_up", "waiting", "waiting"],
  ]);
  await signsIn(page, person);
  await follow(page.getByRole("link", { name: "发件箱" }).first());
  const row = page.getByRole("row", { name: /SMTP 550/ });
  await expectNoBarriers(page);
  relay.refuse();
  await row.getByRole("button", { name: "重发" }).click();
  await page.getByText("已重新排队，马上再发").waitFor();
  await relay.letterTo("first@hospital.example", "");
  await expect.poll(() => stateOf(unknown)).toBe("delivered");

  const waiting = page.getByRole("row", { name: /SMTP 451/ });
  expect(await waiting.count()).toBe(2);
  await waiting.last().getByRole("button", { name: "放弃" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("已尝试 1 次").waitFor();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "放弃" }).click();
  await expect.poll(() => stateOf(wrong)).toBe("given_up");
  await waiting.filter({ hasText: "投递失败" }).waitFor();
  await waiting.filter({ hasText: "等待发送" }).getByRole("button", { name: "立即重试" }).click();
  await relay.letterTo("third@hospital.example", "");
  await expect.poll(() => stateOf(later)).toBe("delivered");
  expect(relay.letters.some(({ to }) => to === "second@hospital.example")).toBe(false);
});

it("an audit of thousands is verified while one sees how far it is, and exported whole", async () => {
  const page = await served.open("/sign-in");
  await signsIn(page, await newStaff(page, served, "qian@realname.example.com", ["auditor"]));
  await page.goto("/staff/audit");
  const progressSeen = Promise.withResolvers<void>();
  await page.route("**/api/audit/verification", async (route) => {
    if (route.request().method() === "GET") await progressSeen.promise;
    await route.continue();
  });
  await button(page, "校验全部").click();
  await page.getByRole("progressbar", { name: "校验进度" }).waitFor();
  progressSeen.resolve();
  await page.getByText(/^完整：6,\d{3} 条记录、\d+ 个签名链头，没有问题$/).waitFor();
  await page.goto("/staff/audit?from=2026-01-05&to=2026-01-05");
  await button(page, "导出").click();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "开始导出").click()]);
  await page.getByText("已导出 6,000 条").waitFor();
  const [head = "", ...lines] = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(head).toMatch(/^\ufeffseq,at,kind,/);
  expect(lines.length).toBe(EARLIER_ENTRIES);
  expect(lines.map((line) => Number(line.split(",")[0]))).toEqual(lines.map((_, place) => place + 1));
  const subjects = new Set(lines.map((line) => /merchant (\d{10})/.exec(line)?.[1]));
  expect(subjects.size).toBe(EARLIER_ENTRIES);
});
