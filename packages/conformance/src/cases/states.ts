/** What of the contract nobody can bring about from outside: told, so that nobody takes it for tried. Contract §5. */
import type { Case } from "../case.ts";
import { NotJudged } from "../finding.ts";
import { text } from "../text.ts";

const section = 5;

export const stateCases: readonly Case[] = (
  [
    [
      -1,
      text("system error, after which the same request succeeds", "系统错误，之后同一请求成功"),
      "a platform cannot be made to fail from outside",
    ],
    [
      94002,
      text("the payment account was closed after the consent", "同意之后支付账户被注销"),
      "only the operator can close it",
    ],
    [
      94004,
      text("the verified identity was taken away after the consent", "同意之后已核验的身份被清除"),
      "only the operator can take it away",
    ],
  ] as const
).map(
  ([errcode, what, reason]): Case => ({
    section,
    title: text(`state: ${what.en} (${errcode})`, `状态：${what.zh}（${errcode}）`),
    run: () => Promise.reject(new NotJudged(reason)),
  }),
);
