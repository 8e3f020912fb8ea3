import { wrappingTexts } from "./wrapping.ts";

/** What is wrong with the form of an access token, or with its place. None of it says whether the token is a good one. */
export const accessTokenTexts = {
  access_token_twice: {
    en: "access_token is in the address more than once; send it once",
    zh: "地址里出现了不止一个 access_token；请只写一个",
  },
  access_token_after_entity: {
    en: 'access_token comes after "&amp;", which was taken from HTML or XML; write a bare & before it',
    zh: "access_token 前面是“&amp;”（取自 HTML 或 XML）；请只写 &",
  },
  access_token_name: {
    en: "the parameter's name is misspelt; it is access_token, in lower case",
    zh: "参数名写法不对；应为小写的 access_token",
  },
  access_token_merged: {
    en: "access_token comes after a second ? or a ;: write & before it",
    zh: "access_token 前面是第二个 ? 或 ;；请在它前面写 &",
  },
  access_token_appid: {
    en: "access_token is an appid; send the token that /cgi-bin/token or /cgi-bin/stable_token gave for it",
    zh: "access_token 填成了 appid；请填写 /cgi-bin/token 或 /cgi-bin/stable_token 返回的 access_token",
  },
  access_token_secret: {
    en: "access_token has the form of a secret, which does not belong into this address: get a token with it at /cgi-bin/token or /cgi-bin/stable_token",
    zh: "access_token 的格式像 secret，它不该出现在这个地址里：请用它到 /cgi-bin/token 或 /cgi-bin/stable_token 获取 access_token",
  },
  access_token_in_header: {
    en: "access_token came in the header Authorization; send it in the address: ?access_token=…",
    zh: "access_token 放在了 Authorization 头里；请放在地址中：?access_token=…",
  },
  access_token_in_own_header: {
    en: "access_token came in a header of its own; send it in the address: ?access_token=…",
    zh: "access_token 放在了单独的请求头里；请放在地址中：?access_token=…",
  },
  access_token_in_cookie: {
    en: "access_token came in a cookie; send it in the address: ?access_token=…",
    zh: "access_token 放在了 Cookie 里；请放在地址中：?access_token=…",
  },
  access_token_in_body: {
    en: "access_token came in the body; send it in the address: ?access_token=…",
    zh: "access_token 放在了请求体里；请放在地址中：?access_token=…",
  },
  access_token_equals: {
    en: "the equals sign behind access_token came encoded, or as a colon; write access_token=… with a bare =",
    zh: "access_token 后面的等号被编码了，或写成了冒号；请直接写 access_token=…",
  },
  access_token_more_behind: {
    en: "access_token has more behind it, after ?, /, ; or #; write & between parameters",
    zh: "access_token 后面以 ?、/、; 或 # 连着别的内容；参数之间请写 &",
  },
  access_token_whole_answer: {
    en: "access_token holds the whole answer in JSON; send the value of its member access_token",
    zh: "access_token 里是整个 JSON 应答；请只取其中 access_token 的值",
  },
  access_token_placeholder: {
    en: "access_token is a placeholder, not a token; put the value in",
    zh: "access_token 还是占位符；请代入实际的值",
  },
  access_token_form: {
    en: "access_token does not have the form of this platform's tokens (64 letters, digits, - and _): it was cut off, or belongs to another platform",
    zh: "access_token 不是本平台的格式（64 个字母、数字、- 和 _）：被截断，或属于别的平台",
  },
  ...wrappingTexts("access_token"),
} as const;
