import { usage } from "../sentence.ts";

/** `masked_name,age_over_18?`: by commas, a question mark behind what a person may leave out. What is an item the platform knows. */
export function parseItems(text: string): { item: string; required: boolean }[] {
  const items = text.split(",").map((each) => each.trim());
  if (items.some((item) => !/^[a-z_0-9]+\??$/.test(item))) {
    return usage({
      en: `"${text}" is no list of items: write for example real_name,credential_id? or masked_name,age_over_18.`,
      zh: `“${text}”不是信息项列表：请写成 real_name,credential_id? 或 masked_name,age_over_18 这样。`,
    });
  }
  return items.map((item) => ({ item: item.replace("?", ""), required: !item.endsWith("?") }));
}
