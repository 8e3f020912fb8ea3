/** The payment merchant that mini programs are bound to. */
export interface Merchant {
  /** 8 to 10 decimal digits. */
  readonly mchId: string;
  /** Whose it is; undefined for one that was made without an organisation. */
  readonly organisationId?: string;
  /** That of its organisation, where it has one. */
  readonly legalName: string;
}

const MCH_ID = /^[0-9]{8,10}$/;

export function isMchId(value: unknown): value is string {
  return typeof value === "string" && MCH_ID.test(value);
}
