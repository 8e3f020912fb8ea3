/** Why it is asked for and what it may do to the person (PIPL, Article 30), where the whole ID card number is not asked for. */
import type { Text } from "@shiming/crypto";
import type { Item } from "../disclosure/item.ts";

/** Names what is kept back: nobody is to think that it is given. */
export function influenceOf(items: readonly Item[]): Text {
  return { zh: ofLessInChinese(keptBack(items, KEPT.zh)), en: ofLess(keptBack(items, KEPT.en)) };
}

const ofLessInChinese = (kept: readonly string[]) =>
  `这次不提供您的${kept.join("和")}。办理上述业务依法需要核验您的身份，服务提供方因此请求提供以上信息；一旦泄露或者被非法使用，仍可能使您的人格尊严受到侵害，或者使您的人身、财产安全受到危害。`;

const ofLess = (kept: readonly string[]) =>
  `Your ${kept.join(" and ")} ${kept.length > 1 ? "are" : "is"} not given. What is given is asked for because the law requires your identity to be verified for this service; if it were leaked or misused, your dignity, your safety or your property could still be harmed.`;

type Parts = Readonly<Record<"name" | "wholeName" | "number" | "wholeNumber", string>>;

const KEPT: Readonly<Record<keyof Text, Parts>> = {
  zh: { name: "姓名", wholeName: "完整姓名", number: "身份证号", wholeNumber: "完整身份证号" },
  en: { name: "name", wholeName: "full name", number: "ID card number", wholeNumber: "full ID card number" },
};

/** Of somebody whose masked name is told, the whole one is kept back. */
function keptBack(items: readonly Item[], parts: Parts): readonly string[] {
  const name = items.includes("masked_name") ? parts.wholeName : parts.name;
  const number = items.includes("masked_credential_id") ? parts.wholeNumber : parts.number;
  return items.includes("real_name") ? [number] : [name, number];
}

/** One list for each text that {@link influenceOf} has: what of an asked list of items decides which it is. */
export const INFLUENCES: readonly { readonly of: readonly Item[]; readonly text: Text }[] = (
  [
    ["real_name"],
    ["real_name", "masked_credential_id"],
    ["masked_name"],
    ["masked_name", "masked_credential_id"],
    ["masked_credential_id"],
    [],
  ] as const
).map((of) => ({ of, text: influenceOf(of) }));
