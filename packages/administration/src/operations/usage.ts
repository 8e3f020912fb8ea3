import { shanghaiDateOf } from "@shiming/core";
import { operation } from "../operation.ts";
import { Usage, UsageFile, UsageInput } from "../schemas/usage.ts";
import { whatIsVisible } from "../subjects.ts";
import { usageCsv } from "../usage-csv.ts";
import { reportUsage } from "../usage-report.ts";

export const usageOperations = {
  "usage.show": operation("usage.show", {
    method: "GET",
    path: "/usage",
    summary: {
      en: "Calls and consents by hour or day, and what failing codes mean",
      zh: "按小时或按天统计的调用与授权，以及失败返回码的含义",
    },
    input: UsageInput,
    output: Usage,
    subject: whatIsVisible,
    run: (asked, actor, { stores }, at) => reportUsage(asked, actor, stores, at),
  }),

  "usage.export": operation("usage.export", {
    method: "GET",
    path: "/usage/csv",
    summary: { en: "Calls and consents as CSV, for a spreadsheet", zh: "把调用与授权的统计导出为 CSV" },
    input: UsageInput,
    output: UsageFile,
    subject: whatIsVisible,
    run: async (asked, actor, { stores }, at) => {
      const usage = await reportUsage(asked, actor, stores, at);
      return { name: `usage-${shanghaiDateOf(new Date(usage.from))}.csv`, content: usageCsv(usage) };
    },
  }),
};
