import type { Text } from "./text.ts";

/** Why a cryptographic operation refused. Closed: a caller that switches over it is told by the compiler of a new one. */
export type CryptoFailure =
  | "key_malformed"
  | "key_ambiguous"
  | "key_cipher_unsupported"
  | "key_not_rsa"
  | "key_size_unsupported"
  | "key_exponent_unsupported"
  | "passphrase_missing_or_wrong"
  | "certificate_malformed"
  | "certificate_ambiguous"
  | "certificate_request_malformed"
  | "serial_number_unsupported"
  | "plaintext_too_long"
  | "name_not_encodable"
  | "name_malformed"
  | "realname_info_invalid"
  | "realname_info_unreadable"
  | "key_encryption_key_invalid"
  | "key_encryption_key_unknown"
  | "record_unreadable";

/**
 * The one error of this package. `code` is for programs, `message` is a sentence for developers.
 * Neither ever holds key material, a name, an ID number, or the text of an underlying OpenSSL error.
 */
export class CryptoError extends Error {
  override readonly name = "CryptoError";
  readonly code: CryptoFailure;
  /** The message in both languages. */
  readonly text: Text;

  /** What is said is one sentence, and says what to do. */
  constructor(code: CryptoFailure, text: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}
