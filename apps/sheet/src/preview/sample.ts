/** What the console wants to see, put into the platform's own words. Pure. */
import { isLanguage } from "@shiming/pages/language";
import { PREVIEW_SHOW, type PreviewShow } from "@shiming/pages/sheet-preview";
import { type ConsentDetails, endpoints, type Notice, pathOf } from "@shiming/wire";

/** As the platform has put it into the page: notices about nothing yet. */
export interface SheetSample
  extends Pick<ConsentDetails, "masked_real_name" | "masked_credential_id" | "values"> {
  readonly items?: readonly string[];
  readonly item_words?: Readonly<Record<PreviewShow["language"], readonly string[]>>;
  readonly notices: Readonly<Record<PreviewShow["language"], Notice>>;
}

/** From whom it came is judged elsewhere; this says whether it is what the page understands. */
export function isPreviewShow(data: unknown): data is PreviewShow {
  const { type, language, category_names: names } = (data ?? {}) as Partial<PreviewShow>;
  return type === PREVIEW_SHOW && isLanguage(language) && Array.isArray(names);
}

export function detailsOf(shown: PreviewShow, sample: SheetSample): ConsentDetails {
  const { masked_real_name, masked_credential_id } = sample;
  const values = valuesOf(shown, sample);
  return {
    kind: "realname",
    ...{ masked_real_name, masked_credential_id },
    ...(values && { values }),
    needs_password: true,
    notice: noticeOf(shown, sample),
    notice_digest: "",
    needs_guardian: false,
    expires_in: 0,
  };
}

const LOGO = /^[0-9a-f]{64}$/;

/** Of ages one stands for all: its number is put into the words. */
const AGE = /^age_over_(\d{1,3})$/;
const sampleName = (item: string) => (AGE.test(item) ? "age_over_18" : item);

function valuesOf({ items = [] }: PreviewShow, { values = {} }: SheetSample): ConsentDetails["values"] {
  const told = items.map(({ item }) => [item, values[sampleName(item)]] as const);
  return Object.fromEntries(told.flatMap(([item, value]) => (value === undefined ? [] : [[item, value]])));
}

function wordOf(item: string, language: PreviewShow["language"], sample: SheetSample): string {
  const place = sample.items?.indexOf(sampleName(item)) ?? -1;
  const words = sample.item_words?.[language][place] ?? item;
  return words.replace("18", AGE.exec(item)?.[1] ?? "18");
}

function noticeOf(shown: PreviewShow, sample: SheetSample): Notice {
  const { notices } = sample;
  const { language, appid, name, logo, recipient, category_names, purpose, legal_basis, retention } = shown;
  const { english } = shown;
  return {
    ...notices[language],
    recipient,
    mini_program: { appid, name, ...(logo && LOGO.test(logo) && { logo: pathOf(endpoints.logo, logo) }) },
    category_names: [...category_names],
    ...(shown.items && {
      items: shown.items.map(({ item }) => wordOf(item, language, sample)),
      disclosed: shown.items.map(({ item, required }) => ({ item, required })),
    }),
    ...{ purpose, legal_basis, retention },
    ...(shown.necessity && { necessity: shown.necessity }),
    ...(english && { english: englishOf(english) }),
  };
}

function englishOf({
  category_names: names,
  ...texts
}: NonNullable<PreviewShow["english"]>): Notice["english"] {
  return { ...texts, ...(names && { category_names: [...names] }) };
}
