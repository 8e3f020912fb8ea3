import { reportHealth } from "../health-report.ts";
import { operation } from "../operation.ts";
import { Nothing } from "../schemas/common.ts";
import { Health } from "../schemas/health.ts";
import { thePlatform } from "../subjects.ts";

export const healthOperations = {
  "health.show": operation("health.show", {
    method: "GET",
    path: "/health",
    summary: {
      en: "Whether the platform is ready, its jobs, and what waits or comes to its end",
      zh: "平台是否就绪、定时任务，以及等待处理和即将到期的内容",
    },
    input: Nothing,
    output: Health,
    subject: thePlatform,
    run: (_input, _actor, deps, at) => reportHealth(deps, at),
  }),
};
