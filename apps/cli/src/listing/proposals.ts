/** How proposals are shown to people. */
import type { OutputOf, Proposal } from "@shiming/administration";
import { proposalStateWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { facts, table } from "./table.ts";
import { timeText } from "./words.ts";

const HEADS: readonly Text[] = [
  { en: "PROPOSAL_ID", zh: "PROPOSAL_ID" },
  { en: "OPERATION", zh: "操作" },
  { en: "ABOUT", zh: "对象" },
  { en: "PROPOSED BY", zh: "提议人" },
  { en: "PROPOSED AT", zh: "提议时间" },
  { en: "STATE", zh: "状态" },
];

type Listed = OutputOf<"proposals.list">["proposals"][number];

export function proposalsTable(proposals: readonly Listed[], language: Language): string {
  const rows = proposals.map((proposal) => [
    proposal.proposal_id,
    proposal.operation,
    proposal.about ?? "",
    proposerText(proposal),
    timeText(proposal.proposed_at),
    proposalStateWords[proposal.state][language],
  ]);
  return table(
    HEADS.map((head) => head[language]),
    rows,
  );
}

export function proposalFacts(proposal: OutputOf<"proposals.show">, language: Language): string {
  const { decided_by, decided_at, reason, failure, input } = proposal;
  const why = reason ?? failure?.[language];
  const named: readonly (readonly [Text, string | null | undefined])[] = [
    [{ en: "operation", zh: "操作" }, proposal.operation],
    [{ en: "input", zh: "内容" }, JSON.stringify(input)],
    [{ en: "proposed by", zh: "提议人" }, proposerText(proposal)],
    [{ en: "proposed at", zh: "提议时间" }, timeText(proposal.proposed_at)],
    [{ en: "until", zh: "有效期至" }, timeText(proposal.ends_at)],
    [{ en: "state", zh: "状态" }, proposalStateWords[proposal.state][language]],
    [{ en: "decided by", zh: "决定人" }, decided_by],
    [{ en: "decided at", zh: "决定时间" }, decided_at && timeText(decided_at)],
    [{ en: "reason", zh: "原因" }, why],
  ];
  return facts(named.flatMap(([name, value]) => (value ? [[name[language], value] as const] : [])));
}

function proposerText({ proposed_by: { staff_id, token_id } }: Proposal): string {
  return token_id === null ? staff_id : `${staff_id} (${token_id})`;
}
