/** What a request carries that could have come into the string. */
export interface RequestFields {
  readonly certSerialNo: string;
  readonly timestamp: number;
  readonly mchId?: unknown;
  readonly authToken?: unknown;
}
