/** Names of fields whose spelling other packages must not repeat, and the forms that values take. */

/** Fields of a real-name information request. Contract §5. */
export const requestFields = {
  authToken: "auth_token",
  mchId: "mch_id",
  certSerialNo: "cert_serialno",
  timestamp: "timestamp",
  sign: "sign",
} as const;

/** Fields of a real-name information answer. Contract §5. */
export const answerFields = {
  realName: "encryted_real_name", // sic
  credentialId: "encryted_credential_id", // sic
  certSerialNo: "cert_serialno",
} as const;

/** What else was consented to, in the same answer. Contract §10. */
export const claimsField = "encrypted_claims";

/** The first two as neighbouring interfaces spell them; a client reads both. */
export const correctedAnswerFields = {
  realName: "encrypted_real_name",
  credentialId: "encrypted_credential_id",
} as const;

/** Fields of a verification. Contract §9. */
export const verificationFields = {
  openid: "openid",
  realName: "real_name",
  credId: "cred_id",
  credType: "cred_type",
  code: "code",
} as const;

/** Fields of its answer. Contract §9. */
export const verificationAnswerFields = {
  openid: "verify_openid",
  realName: "verify_real_name",
} as const;

/** What values look like. None has flags, so that `.source` is a JSON Schema `pattern`. Contract §§1, 5, 8, 9. */
export const patterns = {
  appid: /^wx[0-9a-f]{16}$/,
  mchId: /^[0-9]{8,10}$/,
  certSerialNo: /^[0-9A-F]{40}$/,
  /** The string form of `timestamp`; at most `limits.timestampMax` all the same. */
  timestamp: /^[1-9][0-9]{0,9}$/,
  payPassword: /^[0-9]{6}$/,
  /** What can be handed over. Contract §10. */
  item: /^(real_name|credential_id|masked_name|masked_credential_id|verification|age_over_([1-9][0-9]?|1[0-4][0-9]|150))$/,
  openid: /^o[A-Za-z0-9_-]{27}$/,
} as const;
