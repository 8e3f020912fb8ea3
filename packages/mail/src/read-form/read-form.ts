/** Reads the form of ten items out of a mail, wherever in it the applicant has filled it in. */
import type { IncomingMail, ItemNumber, ReadForm } from "@shiming/core";
import { rowsOfDocument } from "./documents.ts";
import { rowsOfHtml } from "./html.ts";
import { rowsAnsweredBetween, rowsOfText, withoutQuotation } from "./plain-text.ts";
import { splitQuoted } from "./quoted.ts";
import { readRows } from "./read-rows.ts";
import type { Row } from "./row.ts";
import { readingsOfTextFile } from "./text-file.ts";
import { attachedWithin } from "./within.ts";

type FormSource = Pick<IncomingMail, "subject" | "text" | "html" | "attachments">;

/** More attachments than this, and than this in them, are not looked into. */
const MOST_ATTACHMENTS = 10;
/** Characters of the mail's own text: a form has some thousands, and the mails that it quotes stand below it. */
const LONGEST_TEXT = 256 * 1024;

/**
 * What was typed into the mail counts before what is attached to it; the mails before, which it quotes, do not count, unless
 * it only forwards them.
 * @returns `undefined` where there is nothing of the form in it
 */
export async function readForm(mail: FormSource): Promise<ReadForm | undefined> {
  const text = mail.text.slice(0, LONGEST_TEXT);
  const bodies = [...(mail.html === undefined ? [] : [rowsOfHtml(mail.html)]), rowsOfText(text)].map(
    splitQuoted,
  );
  const own = firstForm(bodies.map((body) => body.own));
  const between = readRows(rowsAnsweredBetween(text));
  const forms = [own, between, ...(await formsAttached(mail))].filter((form) => form !== undefined);
  if (forms.length > 0) return forms.reduce(onTopOf);
  if (!isForward(mail.subject)) return undefined;
  return firstForm([...bodies.map(({ earlier }) => earlier), rowsOfText(withoutQuotation(text))]);
}

function firstForm(bodies: readonly (readonly Row[])[]): ReadForm | undefined {
  for (const rows of bodies) {
    const form = readRows(rows);
    if (form) return form;
  }
  return undefined;
}

async function formsAttached({ attachments }: FormSource): Promise<ReadForm[]> {
  const forms: ReadForm[] = [];
  let left = MOST_ATTACHMENTS;
  for (const attachment of attachments.slice(0, MOST_ATTACHMENTS)) {
    const inside = await attachedWithin(attachment);
    for (const file of inside.slice(0, left)) {
      const document = await rowsOfDocument(file.content);
      const form = firstForm(document ? [document] : readingsOfTextFile(file));
      if (form) forms.push(form);
    }
    left -= inside.length;
  }
  return forms;
}

/** Mail systems put marks of their own in front: [外部邮件] 转发：… */
const isForward = (subject: string) =>
  /^\s*(?:[[【](?!(?:fwd?|转发|轉發|轉寄))[^\]】]{1,20}[\]】]\s*){0,3}[[【]?(?:fwd?|转发|轉發|轉寄)\s*[:：\]】]/i.test(
    subject,
  );

const FIELDS: Readonly<Record<ItemNumber, readonly (keyof ReadForm["items"])[]>> = {
  1: ["legalName"],
  2: ["scenario"],
  3: ["miniProgramName", "appid"],
  4: ["mchId"],
  5: ["callsPerDay", "usersPerDay"],
  6: ["peakPerMinute"],
  7: ["averagePerMinute"],
  8: ["productContact"],
  9: ["developmentContact"],
  10: ["platformContact"],
};

/** Item by item the upper one, where it says anything, and the lower one where it says nothing. */
function onTopOf(upper: ReadForm, lower: ReadForm): ReadForm {
  const isSaid = (item: ItemNumber) =>
    FIELDS[item].some((field) => upper.items[field] !== undefined) ||
    upper.unread.some((unread) => unread.item === item);
  const numbers = Object.keys(FIELDS).map((item) => Number(item) as ItemNumber);
  const added = numbers.filter((item) => !isSaid(item)).flatMap((item) => FIELDS[item]);
  const items = Object.fromEntries(
    added.map((field) => [field, lower.items[field]]).filter(([, value]) => value !== undefined),
  );
  return {
    items: { ...upper.items, ...items },
    unread: [...upper.unread, ...lower.unread.filter(({ item }) => !isSaid(item))],
    ...(upper.repeated && { repeated: upper.repeated }),
  };
}
