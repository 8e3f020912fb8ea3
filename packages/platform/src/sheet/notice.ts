import type { ConsentNotice } from "@shiming/core";
import type { Notice } from "@shiming/wire";

/** What a consent is a consent to, as it is told to the person's side. */
export function createNotice(notice: ConsentNotice): Notice {
  const { version, language, purpose, retention, method, withdrawal } = notice;
  return {
    version,
    language,
    recipient: { legal_name: notice.recipient.legalName, contact: notice.recipient.contact },
    mini_program: { appid: notice.miniProgram.appid, name: notice.miniProgram.name },
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
