/** What the operator answers for: registers, people's complaints, how long records are kept. */
import type { ScreenRoute } from "./route.ts";

export const complianceRoutes: readonly ScreenRoute[] = [
  {
    name: "processing",
    path: "/staff/processing",
    title: { zh: "处理记录", en: "Processing records" },
    for: "staff",
    needs: "processing.list",
    menu: { group: "compliance" },
    screen: () => import("../screens/registers/ProcessingScreen.vue"),
  },
  {
    name: "recipients",
    path: "/staff/recipients",
    title: { zh: "接收方清单", en: "Recipients" },
    for: "staff",
    needs: "recipients.list",
    menu: { group: "compliance" },
    screen: () => import("../screens/registers/RecipientsScreen.vue"),
  },
  {
    name: "assessments",
    path: "/staff/assessments",
    title: { zh: "影响评估", en: "Impact assessments" },
    for: "staff",
    needs: "assessments.list",
    menu: { group: "compliance" },
    screen: () => import("../screens/assessments/AssessmentsScreen.vue"),
  },
  {
    name: "complaints",
    path: "/staff/complaints",
    title: { zh: "投诉", en: "Complaints" },
    for: "staff",
    needs: "complaints.list",
    menu: { group: "compliance" },
    screen: () => import("../screens/complaints/ComplaintsScreen.vue"),
  },
  {
    name: "retention",
    path: "/staff/retention",
    title: { zh: "保存期限", en: "Retention" },
    for: "staff",
    needs: "retention.show",
    menu: { group: "compliance" },
    screen: () => import("../screens/retention/RetentionScreen.vue"),
  },
];
