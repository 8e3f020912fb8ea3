/** The words of a receipt: what names it, and the vocabularies that it is written in. */

/** `typ` of its JWS: no other JWS of the platform can be taken for a receipt. */
export const RECEIPT_TYPE = "consent-receipt+jws";

/** The profiles of the DPV guide for ISO/IEC TS 27560. */
export const CONFORMS_TO = {
  receipt: "https://w3id.org/dpv/schema/dpv-27560#receipt",
  record: "https://w3id.org/dpv/schema/dpv-27560#record",
} as const;

/** `shiming` has what neither DPV nor Dublin Core has a word for. */
export const CONTEXT = {
  dpv: "https://w3id.org/dpv#",
  pd: "https://w3id.org/dpv/pd#",
  loc: "https://w3id.org/dpv/loc#",
  dct: "http://purl.org/dc/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  shiming: "urn:shiming:receipt:",
} as const;

/** What can have happened to a consent, as the log calls it and as DPV does. */
export const STATUS_OF = {
  consent_approved: "dpv:ConsentGiven",
  consent_denied: "dpv:ConsentRefused",
  consent_withdrawn: "dpv:ConsentWithdrawn",
} as const;

/** What was asked for, in the words of DPV's extension for personal data. */
export const DATA_OF: Readonly<Record<string, string>> = {
  real_name: "pd:Name",
  masked_name: "pd:Name",
  credential_id: "pd:OfficialID",
  masked_credential_id: "pd:OfficialID",
};
