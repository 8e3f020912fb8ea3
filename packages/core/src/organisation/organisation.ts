/** The legal entity behind mini programs and merchants. */
export interface Organisation {
  readonly id: string;
  readonly legalName: string;
  /** 统一社会信用代码, GB 32100-2015. */
  readonly socialCreditCode: string;
  readonly subjectType: SubjectType;
  /** How a citizen reaches it: telephone, e-mail or address. */
  readonly citizenContact: string;
  readonly createdAt: Date;
}

/** What a legal entity is; which of them may use which category is data. */
export const subjectTypes = [
  "government_body",
  "public_institution",
  "public_medical_institution",
  "public_school",
  "licensed_company",
] as const;
export type SubjectType = (typeof subjectTypes)[number];
