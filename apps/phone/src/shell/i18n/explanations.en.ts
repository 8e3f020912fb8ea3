import { answerFields, claimsField } from "@shiming/wire";
import type { Explanations } from "./explanations.zh-CN.ts";

export const explanationsEn: Explanations = {
  accept: "Which formats the answer may have.",
  access_token:
    "Credential for calls: obtained with appid and secret, good for 7200 seconds and this mini program.",
  alg: "How the assertion is signed: ES256, and nothing else.",
  appid: "The mini program: wx and 16 lower-case hexadecimal digits.",
  aud: "Whom the assertion is for: the platform’s base URL.",
  auth_token:
    "What the mini program gets after consent: valid for 300 seconds, and its back end exchanges it once.",
  authorization: "The host’s signed assertion, or the mini program’s own session.",
  category_id:
    "The button’s category: first-level and second-level id, perhaps a third; it must be an approved one.",
  category_list: "The mini program’s own categories: names and ids of each level.",
  cert_serialno:
    "Serial number of the merchant’s certificate: 40 upper-case hexadecimal digits, leading zeros kept. In the answer: the certificate that was encrypted to.",
  client_os: "The system that the host app runs on: ios or android.",
  client_version: "The host app’s version: 6.5.22 and later can authorize, compared number by number.",
  [answerFields.credentialId]:
    "The ID number: ASCII, encrypted with the certificate’s public key (RSAES-PKCS1-v1_5), then base64. Spelt so in the contract, without the p: `encrypted_…` is undefined.",
  [answerFields.realName]:
    "The name: in GBK (GB18030 for a character outside it), encrypted with the certificate’s public key (RSAES-PKCS1-v1_5), then base64. Spelt so in the contract, without the p: `encrypted_…` is undefined.",
  [claimsField]: `The other items that the person consented to, such as age_over_18: a JSON object in UTF-8, encrypted and written as the name is. What was not consented to is in no field: without real_name there is no ${answerFields.realName}, without credential_id no ${answerFields.credentialId}.`,
  "content-type": "The format of the body.",
  detail: "What is wrong with this request, in words.",
  errcode: "Return code: 0 is success, the others are in the table of section 5 of the contract.",
  errmsg: "The return code in words; a hint may follow, which says what to do.",
  errMsg: "Result of the button’s event: openRealnameAuth, then ok, or fail and why.",
  exp: "When the assertion ends: at most 120 seconds after it was issued.",
  expires_in: "For how many more seconds it is good.",
  force_refresh: "Revokes the stable token and issues another.",
  grant_type:
    "How the token is obtained: client_credential for an access token, authorization_code for a login.",
  iat: "When the assertion was issued, in Unix seconds.",
  id: "Number of the consent request.",
  iss: "The host that issued the assertion.",
  jti: "Number of the assertion: random, used once; sent again with the same body it gives the same request.",
  kid: "Which of the host’s registered keys has signed.",
  mch_id: "The merchant that the mini program is bound to: 8 to 10 digits.",
  reason: "A sentence for the developer: what is missing, and what to do.",
  secret: "The mini program’s secret: only its back end has it, and it is not shown here.",
  sheet_url: "Address of the consent sheet: its fragment has a one-time secret, good for five minutes.",
  sign: "Signature of the string to sign: RSASSA-PKCS1-v1_5 with SHA-256, then base64.",
  status: "The HTTP status once more, as RFC 9457 has it.",
  sub: "What the host calls this user. A user is iss and sub together.",
  timestamp: "The current time in Unix seconds; at most 300 seconds off the platform’s clock.",
  title: "The HTTP status in words.",
  typ: "What this is: a JWT.",
  type: "Kind of the problem (RFC 9457): about:blank, which leaves it to the status.",
  code: "What the mini program gets after consent to be verified: valid for 600 seconds, for one call, whatever its answer.",
  cred_id: "The ID card number that the service provider already has.",
  cred_type: "Kind of document: 1, the resident ID card.",
  js_code:
    "What wx.login gives the mini program: valid for 300 seconds, and its back end exchanges it once for the openid.",
  kind: "What the consent is for: realname, or verification, which hands nothing over.",
  openid: "What this mini program calls its user: always the same, and another in every other mini program.",
  real_name: "The name that the service provider already has.",
  session_key: "Clients expect one; here nothing is encrypted with it.",
  verify_openid:
    "V_OP_NM_MA: the name is the user’s. V_OP_NM_UM: it is not. V_OP_NA: the user is not verified by an ID card.",
  verify_real_name:
    "V_NM_ID_MA: the ID number is the user’s, too. V_NM_ID_UM: it is not. Empty where the name is not.",
  foreign: "Not a field of the contract: the platform ignores it.",
  own: "Agreed between the mini program and its own back end, which know what it means. A value may be about a person, so most are shown as their type only.",
  unanswered: "Why wx.request got no answer.",
  audit_action: "What was done.",
  audit_actor: "Which member of the staff.",
  audit_added: "How many accounts are new.",
  audit_appid: "The mini program.",
  audit_bad: "How many lines were bad, and were not imported.",
  audit_certSerialNo:
    "Serial number of the merchant certificate in the request: what the data were encrypted to.",
  audit_changed: "How many accounts were changed.",
  audit_complaintId: "Which complaint; what it says is not in the audit.",
  audit_consentId: "Which consent.",
  audit_fileDigest: "SHA-256 of the file; none for standard input.",
  audit_fingerprint:
    "Fingerprint of the request: appid, merchant, certificate, timestamp and signature. The same request is answered again for 60 seconds.",
  audit_firstLine: "From which line of the file.",
  audit_issuer: "The host whose accounts they are.",
  audit_items:
    "What the person consented to, or what was released; absent for the original two, name and ID number.",
  audit_keys: "Which keys the data belongs to from here on: their fingerprints alone.",
  audit_lastLine: "To which line of the file.",
  audit_lost: "The last signed head of the data that was replaced; null where nothing of it is missing.",
  audit_mchId: "The merchant that obtained the information.",
  audit_noticeDigest: "Digest of the notice as it was shown: proves later what the person consented to.",
  audit_reason: "Why it was refused.",
  audit_requestId: "Number of the request, the same as in the platform’s log.",
  audit_result: "What the service provider was told.",
  audit_rows: "What is new in the rows of registers, for a later comparison with the database.",
  audit_subject:
    "To what: an appid, merchant number, certificate serial number or host; for an account, a digest.",
  audit_times: "How many such refusals the entry stands for.",
  audit_voided: "How many tokens, sessions and codes were made void, by kind.",
  url: "Address of “my authorizations”; its fragment has a one-time secret.",
};
