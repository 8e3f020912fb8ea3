/** The words of the screens on which nothing more is asked. */
import type { ComposerTranslation } from "vue-i18n";
import { formatTime } from "../i18n/index.ts";
import type { Sheet } from "./state.ts";

export type End = Exclude<Sheet, { at: "loading" | "asking" | "keypad" | "checking" }>;

interface Message {
  readonly icon: "done" | "info" | "warn";
  readonly title: string;
  readonly texts: readonly string[];
}

export function messageOf(sheet: End, t: ComposerTranslation, language: string): Message {
  const title = t(sheet.at === "offline" ? "common.offline.title" : `sheet.${sheet.at}.title`);
  const nothingSent = t("common.nothingSent");
  switch (sheet.at) {
    case "approved": {
      const app = sheet.details.notice.mini_program.name;
      return { icon: "done", title, texts: [t("sheet.approved.text", { app }), t("sheet.approved.help")] };
    }
    case "refused":
      return { icon: "info", title, texts: [nothingSent, t("sheet.refused.text")] };
    case "guardian": {
      const { legal_name: provider, contact } = sheet.details.notice.recipient;
      const help = t("sheet.guardian.help", { provider, contact });
      return { icon: "info", title, texts: [t("sheet.guardian.text"), help, nothingSent] };
    }
    case "locked": {
      const { until } = sheet;
      const time = until && t("sheet.locked.until", { time: formatTime(until, language) });
      return {
        icon: "warn",
        title,
        texts: [time ?? t("sheet.locked.text"), t("sheet.locked.forgot"), nothingSent],
      };
    }
    case "decided":
    case "expired":
      return { icon: "info", title, texts: [t(`sheet.${sheet.at}.text`)] };
    case "offline":
      return { icon: "warn", title, texts: [t("common.offline.text")] };
    case "failed":
      return { icon: "warn", title, texts: [failureText(sheet.failure, t), nothingSent] };
  }
}

function failureText(failure: Extract<Sheet, { at: "failed" }>["failure"], t: ComposerTranslation): string {
  switch (failure) {
    case "system error":
    case "access denied":
    case "no real name info":
    case "not register wechat pay":
      return t(`sheet.failed.${failure}`);
    default:
      return t("sheet.failed.other");
  }
}
