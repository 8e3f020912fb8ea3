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
  /** Where nothing is handed over. */
  readonly verification: Readonly<Record<PreviewShow["language"], Notice>>;
  /** How the privacy notice begins where no whole number is asked for, by what of the items decides it. */
  readonly influences: readonly ({ readonly of: readonly string[] } & Readonly<
    Record<PreviewShow["language"], string>
  >)[];
}

/** From whom it came is judged elsewhere; this says whether it is what the page understands. */
export function isPreviewShow(data: unknown): data is PreviewShow {
  const { type, language, category_names: names } = (data ?? {}) as Partial<PreviewShow>;
  return type === PREVIEW_SHOW && isLanguage(language) && Array.isArray(names);
}

export function detailsOf(shown: PreviewShow, sample: SheetSample): ConsentDetails {
  const { masked_real_name, masked_credential_id } = sample;
  const [isVerification, items] = [onlyVerifies(shown), askedOf(shown)];
  const values = valuesOf({ ...shown, items }, sample);
  return {
    kind: isVerification ? "verification" : "realname",
    ...{ masked_real_name, masked_credential_id },
    ...(values && { values }),
    needs_password: !isVerification,
    notice: noticeOf({ ...shown, items }, sample, isVerification),
    notice_digest: "",
    needs_guardian: false,
    expires_in: 0,
  };
}

const isVerified = ({ item }: { readonly item: string }) => item === "verification";

/** Who asks for nothing else opens a sheet that hands nothing over. */
const onlyVerifies = ({ items = [] }: PreviewShow) => items.length > 0 && items.every(isVerified);

/** Beside other items, a verification has a sheet of its own. */
const askedOf = (shown: PreviewShow): PreviewShow["items"] =>
  onlyVerifies(shown) ? shown.items : shown.items?.filter((each) => !isVerified(each));

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

/** As the platform begins it for these items. */
function privacyOf({ items, language }: PreviewShow, { influences }: SheetSample, notice: Notice) {
  if (!items || !notice.privacy_notice) return {};
  const deciding = decidingOf(items.map(({ item }) => item)).join();
  const first = influences.find(({ of }) => of.join() === deciding)?.[language];
  return first === undefined ? {} : { privacy_notice: [first, ...notice.privacy_notice.slice(1)] };
}

/** Who asks for the number has the platform's usual beginning; else the fuller of name and masked name counts. */
function decidingOf(items: readonly string[]): readonly string[] {
  if (items.includes("credential_id")) return ["credential_id"];
  const name = ["real_name", "masked_name"].find((item) => items.includes(item)) ?? [];
  return [name, items.filter((item) => item === "masked_credential_id")].flat();
}

function noticeOf(shown: PreviewShow, sample: SheetSample, isVerification: boolean): Notice {
  const notices = isVerification ? sample.verification : sample.notices;
  const { language, appid, name, logo, recipient, category_names, purpose, legal_basis, retention } = shown;
  const { english } = shown;
  return {
    ...notices[language],
    ...(!isVerification && privacyOf(shown, sample, notices[language])),
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
