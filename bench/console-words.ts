/** What people do in the console, as it is called in the table. */
export const interactions = {
  nextRow: { en: "queue: next row (j)", zh: "队列：下一行（j）" },
  previousRow: { en: "queue: previous row (k)", zh: "队列：上一行（k）" },
  lateOnes: { en: "queue: late ones only", zh: "队列：只看逾期" },
  nextPage: { en: "queue: next page", zh: "队列：下一页" },
  search: { en: "queue: search", zh: "队列：搜索" },
  open: { en: "application: open", zh: "申请：打开" },
  beginAnswer: { en: "application: begin an answer (a)", zh: "申请：开始答复（a）" },
  sendAnswer: { en: "application: send it, and the next one", zh: "申请：发出答复，转到下一份" },
  auditNextPage: { en: "audit: next page", zh: "审计：下一页" },
  auditSearch: { en: "audit: search", zh: "审计：搜索" },
  overview: { en: "provider: overview", zh: "服务商：概览" },
  applications: { en: "provider: applications", zh: "服务商：申请列表" },
} as const;

export type InteractionName = keyof typeof interactions;
