/** The steps that need no key: what answers, its clock, an access token, the categories. Contract §§3, 4. */
import {
  type Checked,
  failed,
  passed,
  printable,
  refused,
  skipped,
  skippedAfter,
  text,
} from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import { endpoints, GRANT_TYPE, limits, query } from "@shiming/wire";
import { type CallAnswer, call, codeOf } from "./call.ts";
import type { Kit } from "./kit.ts";

/** A platform that was found to answer, and how to call it. */
export interface Reached {
  readonly urlOf: (path: string, search?: Readonly<Record<string, string>>) => string;
  readonly ca: string | undefined;
  /** By how much its clock is ahead of ours, in whole seconds; `undefined` when it does not say. */
  readonly clockOffset: number | undefined;
}

function reachedBy(url: URL, ca: string | undefined): Omit<Reached, "clockOffset"> {
  const base = url.href.replace(/(?<!\/)\/+$/, "");
  const urlOf: Reached["urlOf"] = (path, search) =>
    search ? `${base}${path}?${new URLSearchParams(search)}` : `${base}${path}`;
  return { urlOf, ca };
}

/** A call without a token is refused with a code of the contract, and carries the time. */
export async function checkAnswer(
  url: URL | undefined,
  isSecure: true | undefined,
  { ca }: Kit,
  now: () => Date,
): Promise<Checked<Reached>> {
  const step = "answer";
  if (!url || !isSecure) return skippedAfter(step, "tls");
  const target = reachedBy(url, ca);
  const before = now().getTime();
  const answer = await call({ url: target.urlOf(endpoints.categories.path), ca }).catch(codeOf);
  const after = now().getTime();
  if (typeof answer === "string") return unanswered(answer);
  if (typeof answer.json?.errcode !== "number") return strange(answer);
  // A Date header is cut to the second: on average half of one has passed.
  const theirs = answer.date && answer.date.getTime() + 500;
  const clockOffset = theirs === undefined ? undefined : Math.round((theirs - (before + after) / 2) / 1000);
  const seen = text("it speaks the contract", "符合接口约定");
  return passed(step, seen, { ...target, clockOffset });
}

function unanswered(code: string): Checked<Reached> {
  if (code === "SyntaxError")
    return anotherAnswers(text("no HTTP, or more than any answer", "不是 HTTP，或者比任何应答都长"));
  const mend = text(
    "See the platform's log; a proxy in front of it may have closed the connection.",
    "请查看平台日志；其前面的代理可能断开了连接。",
  );
  return failed("answer", text(`no answer (${code})`, `没有应答（${code}）`), mend, { fault: "platform" });
}

function strange({ status, contentType }: CallAnswer): Checked<Reached> {
  const what = `HTTP ${status} ${printable(contentType)}`.trim();
  return anotherAnswers(text(what, what));
}

function anotherAnswers(what: Text): Checked<Reached> {
  const mend = text(
    "Correct the base URL: another server answers there, or a proxy in between.",
    "请更正平台地址：应答的是别的服务，或中间的代理。",
  );
  return failed(
    "answer",
    text(`it is not a platform's answer: ${what.en}`, `不是平台的应答：${what.zh}`),
    mend,
  );
}

/** The rule of 300 seconds for a timestamp, before anything is signed. */
export function checkClock(reached: Reached | undefined): Checked<true> {
  const step = "clock";
  if (!reached) return skippedAfter(step, "answer");
  const { clockOffset } = reached;
  if (clockOffset === undefined)
    return skipped(step, text("the platform does not say what time it has", "平台未给出时间"));
  const [seconds, isBehind] = [Math.abs(clockOffset), clockOffset > 0] as const;
  if (seconds <= 1) return passed(step, text("the same as the platform's", "与平台一致"), true);
  const seen = text(
    `this machine is ${seconds} s ${isBehind ? "behind" : "ahead of"} the platform`,
    `本机比平台${isBehind ? "慢" : "快"} ${seconds} 秒`,
  );
  if (seconds <= limits.timestampSkewSeconds) return passed(step, seen, true);
  const mend = text(
    `Set this machine's clock by NTP: a timestamp further than ${limits.timestampSkewSeconds} s off is refused with 94011.`,
    `请用 NTP 校准本机时钟：时间戳相差超过 ${limits.timestampSkewSeconds} 秒会被拒绝（94011）。`,
  );
  return failed(step, seen, mend);
}

/** By `stable_token`: it gives the token that is in use, and takes none from a program that runs. */
export async function checkAccessToken(
  reached: Reached | undefined,
  { appid, secret }: Kit,
): Promise<Checked<string>> {
  const step = "access_token";
  if (!reached) return skippedAfter(step, "answer");
  if (!appid || !secret) {
    return skipped(
      step,
      text(
        "needs --appid, and --secret-file or SHIMING_SECRET",
        "需要 --appid，以及 --secret-file 或 SHIMING_SECRET",
      ),
    );
  }
  const body = { [query.grantType]: GRANT_TYPE, [query.appid]: appid, [query.secret]: secret.reveal() };
  const answer = await call({ url: reached.urlOf(endpoints.stableToken.path), body, ca: reached.ca }).catch(
    codeOf,
  );
  if (typeof answer === "string") return noAnswer(step, answer);
  const { access_token: accessToken, expires_in: seconds, errcode } = answer.json ?? {};
  if (typeof accessToken === "string" && !errcode) {
    return passed(
      step,
      text(`given, good for ${Number(seconds)} s`, `已获取，有效 ${Number(seconds)} 秒`),
      accessToken,
    );
  }
  return errcode === 40125 && /^\s|\s$/.test(secret.reveal())
    ? spacedSecret()
    : refused(step, answer.json ?? {});
}

/** A file that an editor or an export wrote: one line end is taken off where it is read, and no more. */
function spacedSecret(): Checked<string> {
  return failed(
    "access_token",
    text("40125: the secret that was given has white space at an end", "40125：所给 secret 首尾有空白字符"),
    text("Remove the white space, here and in your program.", "请去掉空白字符，程序中也一样。"),
    { errcode: 40125 },
  );
}

export async function checkCategories(
  reached: Reached | undefined,
  accessToken: string | undefined,
): Promise<Checked<true>> {
  const step = "categories";
  if (!reached || accessToken === undefined) return skippedAfter(step, "access_token");
  const url = reached.urlOf(endpoints.categories.path, { [query.accessToken]: accessToken });
  const answer = await call({ url, ca: reached.ca }).catch(codeOf);
  if (typeof answer === "string") return noAnswer(step, answer);
  const { errcode, category_list: list } = answer.json ?? {};
  if (errcode !== 0 || !Array.isArray(list)) return refused(step, answer.json ?? {});
  const ids = list.map(
    (each) => `[${[each?.first_id, each?.second_id, each?.third_id].filter(Number.isInteger)}]`,
  );
  const shown = printable(ids.join(" "));
  return passed(step, text(`${list.length}: ${shown}`, `${list.length} 个：${shown}`), true);
}

/** Of a call that had worked a moment before. */
export function noAnswer(
  step: "access_token" | "categories" | "signature" | "auth_token" | "verification_access",
  code: string,
) {
  const mend = text(
    "Try again; if it stays so, see the platform's log.",
    "请重试；若仍如此，请查看平台日志。",
  );
  return failed(step, text(`no answer (${code})`, `没有应答（${code}）`), mend, { fault: "platform" });
}
