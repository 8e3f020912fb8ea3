/** What the console wants to see, put into the platform's own words. Pure. */
import { isLanguage } from "@shiming/pages/language";
import { PREVIEW_SHOW, type PreviewShow } from "@shiming/pages/sheet-preview";
import { type ConsentDetails, endpoints, type Notice, pathOf } from "@shiming/wire";

/** As the platform has put it into the page: notices about nothing yet. */
export interface SheetSample extends Pick<ConsentDetails, "masked_real_name" | "masked_credential_id"> {
  readonly notices: Readonly<Record<PreviewShow["language"], Notice>>;
}

/** From whom it came is judged elsewhere; this says whether it is what the page understands. */
export function isPreviewShow(data: unknown): data is PreviewShow {
  const { type, language, category_names: names } = (data ?? {}) as Partial<PreviewShow>;
  return type === PREVIEW_SHOW && isLanguage(language) && Array.isArray(names);
}

export function detailsOf(shown: PreviewShow, { notices, ...masked }: SheetSample): ConsentDetails {
  return {
    ...masked,
    notice: noticeOf(shown, notices),
    notice_digest: "",
    needs_guardian: false,
    expires_in: 0,
  };
}

const LOGO = /^[0-9a-f]{64}$/;

function noticeOf(shown: PreviewShow, notices: SheetSample["notices"]): Notice {
  const { language, appid, name, logo, recipient, category_names, purpose, legal_basis, retention } = shown;
  const { english } = shown;
  return {
    ...notices[language],
    recipient,
    mini_program: { appid, name, ...(logo && LOGO.test(logo) && { logo: pathOf(endpoints.logo, logo) }) },
    category_names: [...category_names],
    ...{ purpose, legal_basis, retention },
    ...(english && { english: englishOf(english) }),
  };
}

function englishOf({
  category_names: names,
  ...texts
}: NonNullable<PreviewShow["english"]>): Notice["english"] {
  return { ...texts, ...(names && { category_names: [...names] }) };
}
