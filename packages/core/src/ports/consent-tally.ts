/** A part of all consents, along their ids, of which those are counted that something happened to in a time. */
export interface TallyPart {
  /** The id behind which it begins; `""` at first. */
  readonly after: string;
  /** So many consents are looked at. */
  readonly limit: number;
  readonly from: Date;
  readonly before: Date;
}

/** What happened to the consents of one mini program, for one category and recipient, with one merchant's number. */
export interface ConsentTally {
  readonly appid: string;
  /** `99-904` */
  readonly category: string;
  /** The legal name that people were told. */
  readonly recipient: string;
  /** Absent where nothing was handed over. */
  readonly mchId: string | undefined;
  readonly consented: number;
  readonly denied: number;
  readonly released: number;
  readonly verified: number;
  readonly withdrawn: number;
  /** Of what was handed over or compared, at whatever time. */
  readonly firstUsedAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
  /** The one that was decided last, at whatever time. */
  readonly lastConsent: { readonly id: string; readonly at: Date };
}

export interface TallyStep {
  readonly tallies: readonly ConsentTally[];
  /** Where the next part begins; `undefined` behind the last. */
  readonly next: string | undefined;
}
