import { operation } from "../operation.ts";
import { Nothing } from "../schemas/common.ts";
import { StaffOverview } from "../schemas/staff-overview.ts";
import { reportStaffOverview } from "../staff-overview-report.ts";
import { thePlatform } from "../subjects.ts";

export const staffOverviewOperations = {
  "staff.overview": operation("staff.overview", {
    method: "GET",
    path: "/staff/overview",
    summary: { en: "What waits for the staff, and what comes to its end", zh: "待处理事项与即将到期的内容" },
    input: Nothing,
    output: StaffOverview,
    subject: thePlatform,
    run: (_input, actor, deps, at) => reportStaffOverview(actor, deps, at),
  }),
};
