import type { Text } from "@shiming/crypto";
import type { ProposalState } from "../proposal/proposal.ts";

export const proposalStateWords: Readonly<Record<ProposalState, Text>> = {
  proposed: { zh: "待复核", en: "Waiting" },
  confirming: { zh: "正在执行", en: "Being done" },
  confirmed: { zh: "已确认并执行", en: "Confirmed and done" },
  rejected: { zh: "已否决", en: "Rejected" },
  failed: { zh: "执行失败", en: "Failed" },
  expired: { zh: "逾期未确认", en: "Not confirmed in time" },
};
