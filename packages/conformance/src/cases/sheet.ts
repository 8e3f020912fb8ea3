/** The consent sheet: its page, its session, what it shows. Contract §8. */
import type { Case, Stage } from "../case.ts";
import { demand, describe, requireRefusal, requireStatus, textIn } from "../check.ts";
import { jsonOf } from "../http.ts";
import { askConsent } from "../parties/host.ts";
import { approve, cookieOf, deny, details, newSheet, pageOf } from "../parties/person.ts";
import { text } from "../text.ts";

const section = 8;

const newPage = async (stage: Stage) => pageOf(await askConsent(stage), "sheet_url");

const page: Case = {
  section,
  title: text(
    "sheet: its page is HTML, never cached, in no frame that its origin does not allow",
    "授权页：是 HTML，绝不缓存，不在其来源不允许的框架里",
  ),
  async run(stage) {
    const { url } = await newPage(stage);
    const received = await stage.send(url);
    requireStatus(received, 200);
    const { headers } = received;
    demand(/^text\/html\b/.test(headers["content-type"] ?? ""), "text/html", describe(received));
    const caching = headers["cache-control"] ?? "no cache-control";
    demand(/\bno-store\b/.test(caching), "cache-control: no-store", caching);
    const policy = String(headers["content-security-policy"] ?? "");
    const isGuarded = /\bframe-ancestors (?!\*)/.test(policy) || headers["x-frame-options"] !== undefined;
    demand(isGuarded, "content-security-policy with frame-ancestors", policy || "none");
  },
};

const session: readonly Case[] = [
  {
    section,
    title: text(
      "sheet: the secret buys 204 and a cookie, HttpOnly, SameSite=Strict",
      "授权页：凭一次性口令换得 204 和一个 HttpOnly、SameSite=Strict 的 cookie",
    ),
    async run(stage) {
      const { url, secret } = await newPage(stage);
      const received = await stage.send(`${url}/session`, jsonOf({ secret }));
      requireStatus(received, 204);
      const attributes = (received.headers["set-cookie"]?.[0] ?? "").split(/; */).slice(1);
      const has = (wanted: string) => attributes.some((one) => one.toLowerCase() === wanted);
      const seen = attributes.join("; ") || "no attributes";
      demand(has("httponly") && has("samesite=strict"), "a cookie with HttpOnly and SameSite=Strict", seen);
      demand(!cookieOf(received).includes(secret), "a cookie other than the secret", "the secret itself");
    },
  },
  {
    section,
    title: text(
      "sheet: the secret is spent at once, by one of many",
      "授权页：一次性口令一用即废，多次同时使用只有一次成功",
    ),
    async run(stage) {
      const { url, secret } = await newPage(stage);
      const spend = () => stage.send(`${url}/session`, jsonOf({ secret }));
      const answers = [...(await Promise.all([spend(), spend(), spend(), spend()])), await spend()];
      const bought = answers.filter(({ status }) => status === 204);
      demand(bought.length === 1, "204 once in five attempts", `${bought.length} times`);
    },
  },
  {
    section,
    title: text("sheet: a wrong secret buys nothing", "授权页：一次性口令不对什么也换不到"),
    async run(stage) {
      const { url } = await newPage(stage);
      for (const secret of ["x".repeat(43), "", 1, undefined]) {
        const received = await stage.send(`${url}/session`, jsonOf({ secret }));
        const isRefused = received.status >= 400 && received.status < 500;
        demand(isRefused && cookieOf(received) === "", "HTTP 4xx without a cookie", describe(received));
      }
    },
  },
  {
    section,
    title: text(
      "sheet: without its cookie, or with that of another request, nobody looks, approves or refuses",
      "授权页：没有 cookie，或用另一个请求的 cookie，不能查看、同意或拒绝",
    ),
    async run(stage) {
      const [sheet, other] = [await newSheet(stage), await newSheet(stage)];
      for (const cookie of ["", other.cookie]) {
        const stranger = { ...sheet, cookie };
        for (const received of [
          await details(stage, stranger),
          await approve(stage, stranger),
          await deny(stage, stranger),
        ]) {
          requireRefusal(received);
        }
      }
      requireStatus(await details(stage, sheet), 200);
    },
  },
];

/** What the contract lists, by the names of the wire. */
const SHOWN = [
  "recipient",
  "mini_program",
  "purpose",
  "method",
  "items",
  "retention",
  "legal_basis",
  "version",
] as const;

const shown: Case = {
  section,
  title: text(
    "sheet: the details say who asks for what and why, the person's own name and number masked",
    "授权页：详情写明谁为什么要什么，本人姓名和号码已脱敏",
  ),
  async run(stage) {
    const received = await details(stage, await newSheet(stage));
    requireStatus(received, 200);
    const notice: Readonly<Record<string, unknown>> = { ...Object(received.json.notice) };
    const missing = SHOWN.filter((member) => !notice[member]);
    demand(missing.length === 0, `a notice with ${SHOWN.join(", ")}`, `none of ${missing.join(", ")}`);
    const { legal_name: legalName, contact } = Object(notice.recipient);
    demand(Boolean(legalName && contact), "recipient with legal_name and contact", "one of them missing");
    textIn(received, "notice_digest");
    for (const member of ["masked_real_name", "masked_credential_id"]) textIn(received, member);
    const { realName, credentialId } = stage.target.person;
    const isMasked = !received.text.includes(realName) && !received.text.includes(credentialId);
    demand(isMasked, "the person's data masked", "the data themselves");
  },
};

const nobody: Case = {
  section,
  title: text("sheet: of a request that nobody made is a problem", "授权页：没有人发起过的请求返回 problem"),
  async run(stage) {
    const { url } = await newPage(stage);
    const elsewhere = new URL("/consent/nothing/session", url).href;
    requireRefusal(await stage.send(elsewhere, jsonOf({ secret: "x".repeat(43) })));
  },
};

export const sheetCases: readonly Case[] = [page, ...session, shown, nobody];
