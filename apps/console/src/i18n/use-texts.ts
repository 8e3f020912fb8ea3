import { i18n } from "./language.ts";
import { type Text, textIn } from "./text.ts";

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
  const { locale, rt } = i18n.global;
  return (name, values = {}) => rt(textIn(texts[name], locale.value), values);
}
