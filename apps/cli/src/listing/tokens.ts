/** How `tokens list` shows API tokens to people. */
import type { ApiTokenFacts } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { table } from "./table.ts";
import { dateText, timeText } from "./words.ts";

const HEADS: readonly Text[] = [
  { en: "TOKEN_ID", zh: "TOKEN_ID" },
  { en: "NAME", zh: "名称" },
  { en: "OWNER", zh: "所有者" },
  { en: "STATE", zh: "状态" },
  { en: "LAST USED", zh: "最近使用" },
  { en: "OPERATIONS", zh: "操作" },
];

export function tokensTable(tokens: readonly ApiTokenFacts[], language: Language): string {
  const rows = tokens.map((token) => [
    token.token_id,
    token.name,
    ownerText(token),
    stateText(token, language),
    timeText(token.last_used_at),
    token.actions.join(" "),
  ]);
  return table(
    HEADS.map((head) => head[language]),
    rows,
  );
}

function ownerText({ owner }: ApiTokenFacts): string {
  return [owner.kind, owner.id, owner.organisation_id].filter(Boolean).join(" ");
}

function stateText({ state, ends_at, revoked_at }: ApiTokenFacts, language: Language): string {
  const words: Record<ApiTokenFacts["state"], Text> = {
    good: { en: `until ${dateText(ends_at)}`, zh: `有效至 ${dateText(ends_at)}` },
    ended: { en: `ended ${dateText(ends_at)}`, zh: `${dateText(ends_at)} 已到期` },
    revoked: { en: `revoked ${timeText(revoked_at)}`, zh: `${timeText(revoked_at)} 已吊销` },
  };
  return words[state][language];
}
