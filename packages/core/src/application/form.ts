/** The form of ten items by which access is applied for (contract §7). */

/** Somebody to be reached about an application. Personal data: sealed at rest, never in a log. */
export interface Contact {
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
}

export interface ApplicationForm {
  /** 1: 业务方名称 (主体名称). */
  readonly legalName: string;
  /** 2: 使用该接口的场景和用途. */
  readonly scenario: string;
  /** 3: 小程序名称及对应 appid. */
  readonly miniProgramName: string;
  readonly appid: string;
  /** 4: 商户号, one that the mini program is bound to. */
  readonly mchId: string;
  /** 5: 日均调用量预估. */
  readonly callsPerDay: number;
  readonly usersPerDay: number;
  /** 6: 最高并发调用量预估, calls in the busiest minute. */
  readonly peakPerMinute: number;
  /** 7: 日并发调用量均值预估, calls in an average minute. */
  readonly averagePerMinute: number;
  /** 8: 产品联系人. */
  readonly productContact: Contact;
  /** 9: 开发联系人. */
  readonly developmentContact: Contact;
  /** 10: 平台方接口人, where there is one. */
  readonly platformContact?: Omit<Contact, "telephone"> | undefined;
}

/** The ten items, by the number that the form gives them. */
export type ItemNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

type PartialContact = Partial<Contact>;

/** What was understood of a form that somebody filled in: any part of it may be missing. */
export interface ReadForm {
  readonly items: Partial<
    Omit<ApplicationForm, "productContact" | "developmentContact" | "platformContact"> & {
      readonly productContact: PartialContact;
      readonly developmentContact: PartialContact;
      readonly platformContact: PartialContact;
    }
  >;
  /** What stands in an item and could not be understood, as it was written. */
  readonly unread: readonly { readonly item: ItemNumber; readonly text: string }[];
  /** Of one mail: what was answered in it more than once, and differently. The uppermost counts. */
  readonly repeated?: readonly ItemNumber[];
}
