import type { ConsentNotice } from "@shiming/core";
import { endpoints, type Notice, pathOf } from "@shiming/wire";

/** What a consent is a consent to, as it is told to the person's side. */
export function createNotice(notice: ConsentNotice): Notice {
  const { version, language, purpose, retention, method, withdrawal } = notice;
  return {
    version,
    language,
    recipient: { legal_name: notice.recipient.legalName, contact: notice.recipient.contact },
    mini_program: createMiniProgram(notice.miniProgram),
    category_id: [...notice.category],
    category_names: [...notice.categoryNames],
    purpose,
    legal_basis: notice.legalBasis,
    retention,
    items: [...notice.items],
    method,
    withdrawal,
    ...(notice.privacyNotice && { privacy_notice: [...notice.privacyNotice] }),
  };
}

function createMiniProgram({ appid, name, logo }: ConsentNotice["miniProgram"]): Notice["mini_program"] {
  return { appid, name, ...(logo && { logo: pathOf(endpoints.logo, logo) }) };
}
