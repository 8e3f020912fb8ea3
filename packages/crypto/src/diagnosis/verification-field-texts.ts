import { wrappingTexts } from "./wrapping.ts";

/** What is wrong with a field of a verification, told by its form alone. */
export const verificationFieldTexts = {
  openid_no_text: {
    en: "openid is not a string; send what jscode2session gave",
    zh: "openid 不是字符串；请填写 jscode2session 返回的值",
  },
  openid_appid: {
    en: "openid is an appid; send the user's openid, which jscode2session gave",
    zh: "openid 填成了 appid；请填写 jscode2session 返回的用户 openid",
  },
  openid_session_key: {
    en: "openid is a session_key; send the member openid of the same answer",
    zh: "openid 填成了 session_key；请改填同一应答中的 openid",
  },
  openid_malformed: {
    en: "openid is malformed (o and 27 letters, digits, - and _): it was cut off, or is something else",
    zh: "openid 格式不对（应为 o 加 27 个字母、数字、- 和 _）：被截断，或不是 openid",
  },
  real_name_no_text: {
    en: "real_name is not a string, or empty; send the name that you have",
    zh: "real_name 不是字符串或为空；请填写你们已有的姓名",
  },
  real_name_masked: {
    en: "real_name has * in it: a masked name matches nobody; send the whole name",
    zh: "real_name 含有 *：脱敏的姓名与谁都不一致；请填写完整姓名",
  },
  real_name_url_encoded: {
    en: "real_name is URL-encoded; the body is JSON in UTF-8: send the characters themselves",
    zh: "real_name 做了 URL 编码；请求体是 UTF-8 的 JSON，请直接填写汉字",
  },
  real_name_garbled: {
    en: "real_name is garbled: it was read in another charset than it was written in; UTF-8 throughout",
    zh: "real_name 是乱码：写入和读取的字符集不同；请全程使用 UTF-8",
  },
  real_name_number: {
    en: "real_name is an ID number: name and number have changed places",
    zh: "real_name 填的是身份证号：姓名和号码填反了",
  },
  cred_id_no_text: {
    en: "cred_id is not a string, or empty; 18 digits are more than a number keeps: send them as a string",
    zh: "cred_id 不是字符串或为空；18 位数字超出数值精度，请用字符串",
  },
  cred_id_masked: {
    en: "cred_id has * in it: a masked number matches nobody; send the whole number",
    zh: "cred_id 含有 *：脱敏的号码与谁都不一致；请填写完整号码",
  },
  cred_id_old: {
    en: "cred_id has 15 digits: numbers of before 1999 match nobody; send that of today's card, 18 characters",
    zh: "cred_id 是 15 位的旧号码，与谁都不一致；请填写现行身份证的 18 位号码",
  },
  cred_id_malformed: {
    en: "cred_id is no ID number: 17 digits, then a digit or X",
    zh: "cred_id 不是身份证号：应为 17 位数字加一位数字或 X",
  },
  cred_type_other: {
    en: "cred_type is not 1; only the resident ID card can be verified: send 1",
    zh: "cred_type 不是 1；只能核验居民身份证，请填写 1",
  },
  code_no_text: {
    en: "code is not a string; send what referrerInfo.extraData has in code, or in code.auth_code where that is an object",
    zh: "code 不是字符串；请填写 referrerInfo.extraData.code；它是对象时，填写其中的 auth_code",
  },
  code_whole_object: {
    en: "code holds the whole extraData; send its member code alone",
    zh: "code 里是整个 extraData；请只取其中的 code",
  },
  ...wrappingTexts("openid"),
  ...wrappingTexts("code"),
} as const;
