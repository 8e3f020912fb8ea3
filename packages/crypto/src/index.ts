/**
 * Everything that the platform, the SDK and the command line share about keys, names, numbers and secrets.
 *
 * @module @shiming/crypto
 */

export { parseCanonicalBase64 } from "./base64.ts";
export { type CallSite, callSiteOf, thrownAt } from "./call-site.ts";
export { loadCertificate, loadCertificates } from "./certificate.ts";
export {
  isSignedOverStrongHash,
  mayBeUsedFor,
  pathLengthOf,
  unknownCriticalExtensionsOf,
} from "./certificate-facts.ts";
export { loadCertificateRequest } from "./certificate-request.ts";
export { characterMeant, foreignCharacterIn } from "./character-meant.ts";
export { holdsPrivateKey } from "./credential-file/private-key-beside.ts";
export {
  type CredentialId,
  credentialIdChecksum,
  isCredentialId,
  parseCredentialId,
} from "./credential-id.ts";
export { CryptoError, type CryptoFailure } from "./crypto-error.ts";
export {
  type AuthTokenFault,
  certSerialNosMeant,
  diagnoseAccessToken,
  diagnoseAuthToken,
  diagnoseBody,
  diagnoseCertSerialNo,
  diagnoseMchId,
  diagnoseSignature,
  diagnoseSignEncoding,
  diagnoseTimestamp,
  diagnoseVerificationCode,
  diagnoseVerificationField,
  type Mistake,
  type MistakeWord,
  type SentAccessToken,
  type SignedRequest,
  type VerificationCodeFault,
  type VerificationFieldName,
} from "./diagnosis/index.ts";
export {
  type Disclosure,
  openDisclosure,
  openDisclosureInTurns,
  type SealedDisclosure,
  sealDisclosureAside,
} from "./disclosure.ts";
export { EncryptionThread } from "./encryption-thread.ts";
export { isGarbledName } from "./garbled-name.ts";
export { hmac } from "./hmac.ts";
export { type KeyEncryptionKey, localKeyEncryptionKey } from "./key-encryption-key.ts";
export { loadAnyPrivateKey, loadAnyPublicKey, loadPrivateKey, loadPublicKey } from "./keys.ts";
export { maskCredentialId, maskName, maskSurname } from "./mask.ts";
export { decodeName, encodeName } from "./name-charset.ts";
export { orderOfName } from "./name-order.ts";
export { countOtherDots, spellName } from "./name-spelling.ts";
export { decryptPkcs1, encryptPkcs1 } from "./pkcs1.ts";
export { stocked } from "./random-stock.ts";
export { isRealName } from "./real-name.ts";
export {
  openRealnameInfo,
  openValue,
  type RealnameInfo,
  type SealedRealnameInfo,
  sealRealnameInfo,
} from "./realname-info.ts";
export { assertCertifiableRsa } from "./rsa.ts";
export {
  LONGEST_BEGINNING,
  openRecord,
  rewrapRecord,
  sealedWith,
  sealRecord,
  wrappedKeyOf,
} from "./sealed-record.ts";
export { Sensitive, sensitive } from "./sensitive.ts";
export {
  certSerialNoOf,
  generateCertSerialNo,
  isCertSerialNo,
  type SerialNumberForms,
  serialNumberForms,
} from "./serial-number.ts";
export {
  type SignedFields,
  signRequest,
  stringToSign,
  verifySignature,
  verifySignatureAside,
} from "./signature.ts";
export type { Text } from "./text.ts";
export { Thread } from "./thread.ts";
export { sharesFactor } from "./weak-keys/factors.ts";
export { rsaModulusOf, weaknessOfRsa } from "./weak-keys/weakness.ts";
