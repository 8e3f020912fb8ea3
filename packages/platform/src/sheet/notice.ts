import { type ConsentNotice, itemsOf, type UseTexts } from "@shiming/core";
import { endpoints, type Notice, type NoticeOperator, pathOf } from "@shiming/wire";

/** What a consent is a consent to, as it is told to the person's side. */
export function createNotice(notice: ConsentNotice): Notice {
  const { version, language, acting, operator, english, method, withdrawal } = notice;
  return {
    version,
    language,
    ...(acting && { acting }),
    ...(operator && { operator: createOperator(operator) }),
    recipient: { legal_name: notice.recipient.legalName, contact: notice.recipient.contact },
    mini_program: createMiniProgram(notice.miniProgram),
    category_id: [...notice.category],
    category_names: [...notice.categoryNames],
    ...createTexts(notice),
    ...(english && { english: createEnglish(english) }),
    items: [...notice.items],
    disclosed: itemsOf(notice.offered).map(({ item, required }) => ({ item, required })),
    method,
    withdrawal,
    ...(notice.records !== undefined && { records: notice.records }),
    ...(notice.complaints !== undefined && { complaints: notice.complaints }),
    ...(notice.privacyNotice && { privacy_notice: [...notice.privacyNotice] }),
  };
}

export function createOperator({
  name,
  legalName,
  contact,
  logo,
  privacyUrl,
}: NonNullable<ConsentNotice["operator"]>): NoticeOperator {
  return {
    name,
    ...(legalName !== undefined && { legal_name: legalName }),
    contact,
    ...(logo && { logo: pathOf(endpoints.logo, logo) }),
    ...(privacyUrl && { privacy_url: privacyUrl }),
  };
}

function createTexts({ purpose, legalBasis, retention, necessity }: UseTexts) {
  return { purpose, legal_basis: legalBasis, retention, ...(necessity !== undefined && { necessity }) };
}

function createEnglish(english: NonNullable<ConsentNotice["english"]>): Notice["english"] {
  const { categoryNames } = english;
  return { ...createTexts(english), ...(categoryNames && { category_names: [...categoryNames] }) };
}

function createMiniProgram({ appid, name, logo }: ConsentNotice["miniProgram"]): Notice["mini_program"] {
  return { appid, name, ...(logo && { logo: pathOf(endpoints.logo, logo) }) };
}
