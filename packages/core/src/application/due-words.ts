import type { Text } from "@shiming/crypto";
import type { Due } from "./attention.ts";

/** What a reminder says, to either side. */
export function dueWords(due: Due): Text {
  switch (due.what) {
    case "overdue":
      return { en: "The time for the next step is over.", zh: "下一步已超过期限。" };
    case "ends_soon":
      return {
        en: `The approved real-name access ends in ${due.days} days; it has to be renewed before.`,
        zh: `已通过的实名授权将在 ${due.days} 天后到期，须在此之前续期。`,
      };
    case "ended":
      return { en: "The approved real-name access has ended with its term.", zh: "已通过的实名授权已到期。" };
  }
}
