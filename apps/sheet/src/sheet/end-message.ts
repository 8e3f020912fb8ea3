/** The words of the screens on which nothing more is asked. */

import type { NoticeOperator } from "@shiming/wire";
import type { ComposerTranslation } from "vue-i18n";
import { formatTime } from "../i18n/index.ts";
import { type Sheet, wordsOf } from "./state.ts";

export type End = Exclude<Sheet, { at: "loading" | "asking" | "keypad" | "checking" | "sending" }>;

interface Message {
  readonly icon: "done" | "info" | "warn";
  readonly title: string;
  readonly texts: readonly string[];
}

export interface Telling {
  readonly t: ComposerTranslation;
  readonly language: string;
  readonly operator: NoticeOperator | undefined;
  readonly now: Date;
}

/** Wrong passwords lock for a day at most: who is locked for longer than a year is waited for in vain. */
const ENDLESS_MS = 365 * 86_400_000;

export function messageOf(sheet: End, telling: Telling): Message {
  const { t } = telling;
  const title = t(sheet.at === "offline" ? "common.offline.title" : `sheet.${sheet.at}.title`);
  const nothingSent = t("common.nothingSent");
  switch (sheet.at) {
    case "approved": {
      const app = sheet.details.notice.mini_program.name;
      return { icon: "done", title, texts: [approvedText(sheet, app, t), t("sheet.approved.help")] };
    }
    case "refused":
      return { icon: "info", title, texts: [nothingSent, t("sheet.refused.text")] };
    case "guardian": {
      const { legal_name: provider, contact } = sheet.details.notice.recipient;
      const help = t("sheet.guardian.help", { provider, contact });
      const texts = sheet.details.has_guardian
        ? [t("sheet.guardian.text"), t("sheet.guardian.known")]
        : [t("sheet.guardian.text"), help];
      return { icon: "info", title, texts: [...texts, nothingSent] };
    }
    case "locked":
      return { icon: "warn", title, texts: [...lockTexts(sheet.until, telling), nothingSent] };
    case "decided":
    case "expired":
      return { icon: "info", title, texts: [t(`sheet.${sheet.at}.text`)] };
    case "offline":
      return { icon: "warn", title, texts: [t("common.offline.text")] };
    case "failed":
      return { icon: "warn", title, texts: [failureText(sheet.failure, t), nothingSent] };
  }
}

function approvedText(
  sheet: Extract<Sheet, { at: "approved" }>,
  app: string,
  t: ComposerTranslation,
): string {
  if (sheet.details.kind === "verification") return t("sheet.approved.verification", { app });
  const items = wordsOf(sheet)?.join(t("common.comma"));
  return items ? t("sheet.approved.items", { app, items }) : t("sheet.approved.text", { app });
}

/** When it ends by itself; or else that it does not, and who can end it. */
function lockTexts(until: string | undefined, { t, language, operator, now }: Telling): string[] {
  if (until !== undefined && Date.parse(until) - now.getTime() < ENDLESS_MS) {
    return [t("sheet.locked.until", { time: formatTime(until, language) }), t("sheet.locked.forgot")];
  }
  const { name, contact } = operator ?? {};
  return [name ? t("sheet.locked.endless", { name, contact }) : t("sheet.locked.endlessApp")];
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
