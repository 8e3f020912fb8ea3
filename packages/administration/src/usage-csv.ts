/** Usage for a spreadsheet: a row for each code of each hour or day. */
import { csvLine, shanghaiDateOf, shanghaiTimeOf } from "@shiming/core";
import type { Usage } from "./schemas/usage.ts";

const COLUMNS = [
  ...["date", "hour", "appid", "name", "what", "code", "errmsg", "mended_by", "times", "quota_per_day"],
];

/** Dates and hours are of Asia/Shanghai. */
export function usageCsv({ by, apps, calls, consents, codes }: Usage): string {
  const appOf = new Map(apps.map((app) => [app.appid, app]));
  const codeOf = new Map(codes.map((each) => [each.code, each]));
  const row = ({ start, appid }: { start: string; appid: string | null }, cells: readonly unknown[]) => {
    const at = new Date(start);
    const app = appOf.get(appid ?? "");
    const hour = by === "hour" ? shanghaiTimeOf(at) : undefined;
    return csvLine([shanghaiDateOf(at), hour, app?.appid, app?.name, ...cells, app?.quota.per_day]);
  };
  return [
    csvLine(COLUMNS),
    ...calls.map(({ call, code, times, ...when }) => {
      const known = codeOf.get(code);
      return row(when, [call, code, known?.errmsg ?? "ok", known?.mended_by, times]);
    }),
    ...consents.map(({ step, times, ...when }) => row(when, ["consent", step, undefined, undefined, times])),
  ].join("");
}
