import { type Organisation, orderOfName } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly legal_name: string;
  readonly social_credit_code: string;
  readonly subject_type: Organisation["subjectType"];
  readonly citizen_contact: string;
  readonly created_at: number;
  readonly name_order: string;
}

export function fromRow(row: Row): Organisation {
  return {
    id: row.id,
    legalName: row.legal_name,
    socialCreditCode: row.social_credit_code,
    subjectType: row.subject_type,
    citizenContact: row.citizen_contact,
    createdAt: new Date(row.created_at),
  };
}

export function toRow(organisation: Organisation): Row {
  return {
    id: organisation.id,
    legal_name: organisation.legalName,
    social_credit_code: organisation.socialCreditCode,
    subject_type: organisation.subjectType,
    citizen_contact: organisation.citizenContact,
    created_at: organisation.createdAt.getTime(),
    name_order: orderOfName(organisation.legalName),
  };
}

export const noOrganisation = (id: string) => ({ en: `no organisation ${id}`, zh: `没有主体 ${id}` });

export const KNOWN_CODE = {
  en: "an organisation with this unified social credit code is registered: ask its owner to invite you, or the platform's operator",
  zh: "该统一社会信用代码已登记：请联系其所有者邀请您加入，或联系平台运营方",
};
