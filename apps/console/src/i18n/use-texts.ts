import { useI18n } from "vue-i18n";
import type { Text } from "./text.ts";

export type Texts<Name extends string = string> = Readonly<Record<Name, Text>>;
export type Say<Name extends string> = (
  name: Name,
  values?: Readonly<Record<string, string | number>>,
) => string;

/**
 * The texts of a screen or a part, in the language of the moment. `{name}` in a text is a value: `say("left", { count: 3 })`.
 * @param texts constant, and complete in both languages by its type
 */
export function useTexts<Name extends string>(texts: Texts<Name>): Say<Name> {
  const { t } = useI18n({
    useScope: "local",
    messages: { "zh-CN": pick(texts, "zh"), en: pick(texts, "en") },
  });
  return (name, values = {}) => t(name, values);
}

function pick(texts: Texts, language: keyof Text): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]]));
}
