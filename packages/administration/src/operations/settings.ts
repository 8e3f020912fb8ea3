import { operation } from "../operation.ts";
import { runningOf } from "../running-platform.ts";
import { Nothing } from "../schemas/common.ts";
import { PlatformSettings } from "../schemas/settings.ts";
import { thePlatform } from "../subjects.ts";
import { describeDeadlines } from "./deadlines.ts";

export const settingOperations = {
  "settings.show": operation("settings.show", {
    method: "GET",
    path: "/settings",
    summary: { en: "What the platform was started with, and its deadlines", zh: "平台的启动设置与处理期限" },
    input: Nothing,
    output: PlatformSettings,
    subject: thePlatform,
    run: async (_input, _actor, deps) => ({
      ...runningOf(deps).settings,
      deadlines: await describeDeadlines(deps.stores),
    }),
  }),
};
