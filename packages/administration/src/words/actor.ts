import type { Text } from "@shiming/crypto";
import { inWords } from "./in-words.ts";

/** Who acted, as the audit names them: `nameOfActor` of core has written it. */
export type ActorName =
  | {
      readonly kind: "command_line" | "staff" | "member" | "applicant" | "job" | "unknown";
      readonly name: string;
    }
  | { readonly kind: "token"; readonly name: string; readonly owner: ActorName }
  | { readonly kind: "confirmed"; readonly proposer: ActorName; readonly confirmer: ActorName };

const BEGINNINGS = [
  ["command line, ", "command_line"],
  ["staff ", "staff"],
  ["member ", "member"],
  ["applicant of ", "applicant"],
  ["job ", "job"],
] as const;
const CONFIRMED = ", confirmed by ";

export function readActor(text: string): ActorName {
  const at = text.lastIndexOf(CONFIRMED);
  if (at > 0) {
    const confirmer = readActor(text.slice(at + CONFIRMED.length));
    return { kind: "confirmed", proposer: readActor(text.slice(0, at)), confirmer };
  }
  if (text.startsWith("token ")) {
    const [name = "", owner = ""] = text.slice("token ".length).split(" of ");
    return { kind: "token", name, owner: readActor(owner) };
  }
  const [beginning, kind] = BEGINNINGS.find(([each]) => text.startsWith(each)) ?? ["", "unknown"];
  return { kind, name: text.slice(beginning.length) };
}

/** The platform's own jobs, by their names. */
export const jobWords: Readonly<Record<string, Text>> = {
  store_health: { zh: "检查数据库", en: "Looks after the database" },
  audit_witnesses: { zh: "请见证人联署审计日志", en: "Has witnesses sign the log of the audit" },
  audit_log: { zh: "签名审计日志", en: "Signs the log of the audit" },
  audit_heads: { zh: "写出已签名的链头", en: "Writes out the signed heads" },
  issued_ahead: { zh: "收回时钟超前时的签发", en: "Ends what a clock ahead has issued" },
  certificate_ends: { zh: "提醒证书到期", en: "Warns of ends of certificates" },
  housekeeping: { zh: "清理过期数据", en: "Forgets what is over" },
  key_files: { zh: "查看密钥目录与 KMS", en: "Looks at the keys" },
  outdated_hashes: { zh: "统计使用旧胡椒值的密码", en: "Counts passwords of older peppers" },
  rewrap: { zh: "用新密钥重新封装", en: "Wraps records with the new key" },
  sign_in_housekeeping: { zh: "清理过期登录", en: "Forgets ended sessions" },
  applications: { zh: "申请提醒与到期", en: "Reminders and ends of applications" },
  rights: { zh: "提醒答复个人请求", en: "Reminds of requests of people" },
  requests: { zh: "结束逾期的请求", en: "Ends requests that nobody answered" },
  event_delivery: { zh: "推送事件", en: "Pushes events" },
  mail_delivery: { zh: "发送邮件", en: "Sends mail" },
  mail_understanding: { zh: "识别来信", en: "Reads mail" },
  check: { zh: "自动检查申请表", en: "Checks forms" },
  "first start": { zh: "首次启动", en: "First start" },
};

/** @param nameOf who a member of the staff is by name, where the reader may know; else their id stands */
export function actorWords(
  text: string,
  nameOf: (staffId: string) => string | undefined = () => undefined,
): Text {
  return wordsOf(readActor(text), nameOf);
}

function wordsOf(actor: ActorName, nameOf: (staffId: string) => string | undefined): Text {
  switch (actor.kind) {
    case "command_line":
      return { zh: `命令行（${actor.name}）`, en: `Command line (${actor.name})` };
    case "staff": {
      const who = nameOf(actor.name) ?? actor.name;
      return { zh: `工作人员 ${who}`, en: `Staff: ${who}` };
    }
    case "member":
      return { zh: `服务商成员 ${actor.name}`, en: `Member: ${actor.name}` };
    case "applicant":
      return { zh: "申请方（邮件）", en: "Applicant, by mail" };
    case "job": {
      const job = inWords(jobWords, actor.name);
      return {
        zh: `平台自动（${job.zh}）`,
        en: `The platform (${job.en.charAt(0).toLowerCase()}${job.en.slice(1)})`,
      };
    }
    case "token": {
      const owner = wordsOf(actor.owner, nameOf);
      return { zh: `${owner.zh}的 API 令牌 ${actor.name}`, en: `${owner.en}, by API token ${actor.name}` };
    }
    case "confirmed": {
      const [one, other] = [wordsOf(actor.proposer, nameOf), wordsOf(actor.confirmer, nameOf)];
      return { zh: `${one.zh}，由${other.zh}复核`, en: `${one.en}, confirmed by ${other.en}` };
    }
    case "unknown":
      return { zh: actor.name, en: actor.name };
  }
}
