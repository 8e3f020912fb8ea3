/** The draft of a notification to the persons of a breach, as PIPL 57 has it: somebody completes it. It names none of them. */
import type { Text } from "@shiming/crypto";
import type { BreachStatements } from "./statements.ts";
import { toldWords } from "./told.ts";
import type { BreachToll } from "./toll.ts";

export function breachNoticeText(
  { toll, said }: { readonly toll: BreachToll; readonly said: BreachStatements },
  language: keyof Text,
): string {
  const { fillIn, comma, ...words } = NOTICE[language];
  const fill = (text: string) => text.trim() || fillIn;
  const recipients = [...toll.recipients.keys()].filter((name) => name !== "");
  const items = [...toll.items.keys()].map((item) => toldWords(item)[language]);
  return [
    words.salutation,
    words.what(fill(recipients.join(comma)), fill(items.join(comma))),
    words.cause(fill(said.cause)),
    words.harm(fill(said.harm)),
    words.measures(fill(said.measures)),
    words.advice(fill(said.advice)),
    words.contact(fill(said.contact)),
    "",
  ].join("\n\n");
}

const NOTICE = {
  zh: {
    salutation: "您好：",
    what: (recipients: string, items: string) =>
      `经您授权，我们曾向${recipients}提供您的以下信息，这些信息可能已经泄露：${items}。`,
    cause: (text: string) => `原因：${text}`,
    harm: (text: string) => `可能造成的危害：${text}`,
    measures: (text: string) => `我们已采取的措施：${text}`,
    advice: (text: string) => `您可以采取的措施：${text}`,
    contact: (text: string) => `您可以在“我的授权”里查看提供的记录、撤回授权。联系我们：${text}`,
    comma: "、",
    fillIn: "【请填写】",
  },
  en: {
    salutation: "Dear user,",
    what: (recipients: string, items: string) =>
      `With your consent we have told ${recipients} the following about you, which may have got into wrong hands: ${items}.`,
    cause: (text: string) => `Cause: ${text}`,
    harm: (text: string) => `Possible harm: ${text}`,
    measures: (text: string) => `What we have done: ${text}`,
    advice: (text: string) => `What you can do: ${text}`,
    contact: (text: string) =>
      `Under “my authorizations” you see what was given to whom, and can withdraw your consent. Contact us: ${text}`,
    comma: ", ",
    fillIn: "[to be filled in]",
  },
} as const;
