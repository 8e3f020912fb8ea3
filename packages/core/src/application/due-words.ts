import type { Text } from "@shiming/crypto";
import type { Due } from "./attention.ts";

/** What a reminder says. */
export function dueWords(due: Due): Text {
  switch (due.what) {
    case "overdue":
      return { en: "The time for the next step is over.", zh: "下一步已超过期限。" };
    case "ends_soon":
      return {
        en: `Your real-name access ends in ${due.days} days; renew it in time.`,
        zh: `您的实名授权将在 ${due.days} 天后到期，请及时续期。`,
      };
    case "ended":
      return { en: "Your real-name access has ended with its term.", zh: "您的实名授权已到期。" };
  }
}
