import type { RandomBytes } from "../random.ts";
import type { Correspondence, Permission } from "./application.ts";
import type { ReadForm } from "./form.ts";
import type { NewApplication } from "./step.ts";

/** Without letters that are taken for digits: what is read out on the telephone arrives (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** So many characters of 5 random bits each. */
function readableText(length: number, random: RandomBytes): string {
  return [...random(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

const NO_PERMISSION: Permission = { uses: [] };

interface Beginnings {
  readonly form: ReadForm;
  readonly language?: Correspondence["language"] | undefined;
  readonly organisationId?: string | undefined;
  readonly replyTo?: string | undefined;
  readonly succeeds?: string | undefined;
}

/** With an id and a token of its own. */
export function newApplication(of: Beginnings, random: RandomBytes): NewApplication {
  return {
    id: `A${readableText(16, random)}`,
    organisationId: of.organisationId,
    ...factsOfForm(of.form),
    takenBy: undefined,
    succeeds: of.succeeds,
    form: of.form,
    permission: NO_PERMISSION,
    attachments: [],
    approval: undefined,
    correspondence: {
      token: `SM-${readableText(13, random)}`,
      language: of.language ?? "zh",
      replyTo: of.replyTo,
      messageIds: [],
    },
  };
}

/** Lists have room for so many characters of what a stranger wrote. */
const LONGEST_NAME = 200;

/** What lists are searched by. */
export function factsOfForm({ items }: ReadForm): { readonly legalName: string; readonly appid: string } {
  return {
    legalName: (items.legalName ?? "").slice(0, LONGEST_NAME),
    appid: (items.appid ?? "").slice(0, LONGEST_NAME),
  };
}
