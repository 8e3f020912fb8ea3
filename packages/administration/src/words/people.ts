import type { IdentityDocument, MemberRole, StaffRole, SubjectType } from "@shiming/core";
import type { Text } from "@shiming/crypto";

export const memberRoleWords: Readonly<Record<MemberRole, Text>> = {
  owner: { zh: "所有者", en: "Owner" },
  developer: { zh: "开发者", en: "Developer" },
  viewer: { zh: "查看者", en: "Viewer" },
};

export const staffRoleWords: Readonly<Record<StaffRole, Text>> = {
  administrator: { zh: "管理员", en: "Administrator" },
  reviewer: { zh: "审核员", en: "Reviewer" },
  certificate_officer: { zh: "证书管理员", en: "Certificate officer" },
  operator: { zh: "运营", en: "Operator" },
  auditor: { zh: "审计员", en: "Auditor" },
};

/** Kinds of organisations. */
export const subjectTypeWords: Readonly<Record<SubjectType, Text>> = {
  government_body: { zh: "政府机关", en: "Government body" },
  public_institution: { zh: "事业单位", en: "Public institution" },
  public_medical_institution: { zh: "公立医疗机构", en: "Public medical institution" },
  public_school: { zh: "公立学校", en: "Public school" },
  licensed_company: { zh: "持牌企业", en: "Licensed company" },
};

/** By which a person was verified. */
export const documentWords: Readonly<Record<IdentityDocument, Text>> = {
  resident_id_card: { zh: "居民身份证", en: "Resident ID card" },
  passport: { zh: "护照", en: "Passport" },
  other: { zh: "其他证件", en: "Another document" },
};
