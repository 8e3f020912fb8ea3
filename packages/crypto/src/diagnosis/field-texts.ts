/** Mistakes in the form of a field, seen without any key. `{}` stands for what should have been sent. */
export const fieldTexts = {
  timestamp_python_bytes: {
    en: "timestamp is Python's way of printing bytes, b'…'; send the number: {}",
    zh: "timestamp 是 Python 打印 bytes 的写法 b'…'；请填写数字：{}",
  },
  timestamp_quoted: {
    en: "timestamp has quotes inside its text; send it without them: {}",
    zh: "timestamp 的内容里带有引号；请去掉引号：{}",
  },
  timestamp_milliseconds: {
    en: "timestamp is in milliseconds; send whole seconds: {}",
    zh: "timestamp 以毫秒为单位；请改用整秒：{}",
  },
  timestamp_microseconds: {
    en: "timestamp is in micro- or nanoseconds; send whole seconds: {}",
    zh: "timestamp 以微秒或纳秒为单位；请改用整秒：{}",
  },
  timestamp_fraction: {
    en: "timestamp has a fraction; send whole seconds: {}",
    zh: "timestamp 带有小数；请改用整秒：{}",
  },
  timestamp_spaces: {
    en: "timestamp has white space around it; send {}",
    zh: "timestamp 首尾有空白字符；请填写 {}",
  },
  timestamp_date: {
    en: "timestamp is a date; send the number of seconds since 1970-01-01T00:00:00Z",
    zh: "timestamp 是日期；请填写自 1970-01-01T00:00:00Z 起的秒数",
  },
  timestamp_form: {
    en: "timestamp has a sign, a zero or a letter around its digits; send {}",
    zh: "timestamp 的数字前后有正负号、零或字母；请填写 {}",
  },
  timestamp_placeholder: {
    en: "timestamp is a placeholder, not a time; put the value in",
    zh: "timestamp 还是占位符；请代入实际的值",
  },
  mch_id_number: {
    en: 'mch_id is a number; send it as a string, in quotes: "{}"',
    zh: 'mch_id 是数字类型；请写成带引号的字符串："{}"',
  },
  mch_id_python_bytes: {
    en: "mch_id is Python's way of printing bytes, b'…'; send its text, .decode(): {}",
    zh: "mch_id 是 Python 打印 bytes 的写法 b'…'；请先 .decode()：{}",
  },
  mch_id_quoted: {
    en: "mch_id has quotes inside its text; send it without them: {}",
    zh: "mch_id 的内容里带有引号；请去掉引号：{}",
  },
  mch_id_named: {
    en: "mch_id has its own name inside its value; send the value alone: {}",
    zh: "mch_id 的值里又写了一遍字段名；请只填写 {}",
  },
  mch_id_full_width: {
    en: "mch_id has full-width digits; send {}",
    zh: "mch_id 里有全角数字；请填写 {}",
  },
  mch_id_spaces: {
    en: "mch_id has white space in or around it; send {}",
    zh: "mch_id 中或首尾有空白字符；请填写 {}",
  },
  mch_id_separators: {
    en: "mch_id has points, commas or hyphens between its digits, or a fraction; send {}",
    zh: "mch_id 的数字之间有点号、逗号或连字符，或带有小数；请填写 {}",
  },
  mch_id_appid: {
    en: "mch_id is an appid; send the number of the merchant that the mini program is bound to",
    zh: "mch_id 填成了 appid；请填写小程序所绑定的商户号",
  },
  mch_id_placeholder: {
    en: "mch_id is a placeholder, not a number; put the value in",
    zh: "mch_id 还是占位符；请代入实际的值",
  },
  sign_empty: {
    en: "sign is empty; send the signature in base64",
    zh: "sign 是空的；请填写签名的 base64",
  },
  sign_placeholder: {
    en: "sign is a placeholder, not a signature; put the value in",
    zh: "sign 还是占位符；请代入实际的值",
  },
  sign_digest: {
    en: "sign is a digest, not a signature: it has the length of one; sign with the private key (SHA256withRSA), not with SHA-256 alone",
    zh: "sign 是摘要而不是签名（长度如此）；请用私钥签名（SHA256withRSA），而不是只做 SHA-256",
  },
  sign_private_key: {
    en: "sign holds a private key, which others may have read by now: have a certificate issued for a new one; sign is the signature that is made with it, in base64",
    zh: "sign 填成了私钥，可能已被他人看到：请换新的私钥并重新申请证书；sign 应为用私钥做的签名的 base64",
  },
  sign_public_key: {
    en: "sign is a public key, not a signature; send the signature in base64",
    zh: "sign 填成了公钥；请填写签名的 base64",
  },
  sign_certificate: {
    en: "sign is a certificate, or a request for one, not a signature; send the signature in base64",
    zh: "sign 填成了证书或证书请求（CSR）；请填写签名的 base64",
  },
  sign_jws: {
    en: "sign is a JWS or JWT (eyJ….….…); sign the string itself with SHA256withRSA, and send that signature in base64",
    zh: "sign 是 JWS 或 JWT（eyJ….….…）；请直接对字符串做 SHA256withRSA 签名，填写该签名的 base64",
  },
  sign_container: {
    en: "sign is a signature in a form with more around it (CMS or PKCS#7, S/MIME, PGP, SSH, XML); send the RSA signature alone, in base64",
    zh: "sign 是带有其他内容的签名格式（CMS 或 PKCS#7、S/MIME、PGP、SSH、XML）；请只填写 RSA 签名的 base64",
  },
  sign_of_curve: {
    en: "sign is a signature by a key on an elliptic curve (ECDSA or SM2); sign with the RSA key of the certificate",
    zh: "sign 是椭圆曲线密钥（ECDSA 或国密 SM2）做的签名；请用证书对应的 RSA 私钥签名",
  },
  sign_whole_object: {
    en: "sign holds a whole object; send the value of its sign alone",
    zh: "sign 里是整个对象；请只填写其中 sign 的值",
  },
  sign_pem: {
    en: "sign has the lines of a PEM around it (-----BEGIN …); send the base64 between them, in one line",
    zh: "sign 外面带有 PEM 的首尾行（-----BEGIN …）；请只填写中间的 base64，写成一行",
  },
  sign_not_text: {
    en: "sign is no text in JSON; send the base64 as a string, in double quotes",
    zh: "sign 不是 JSON 的字符串；请把 base64 作为字符串（加双引号）发送",
  },
  sign_bytes: {
    en: "sign is a list of bytes as a program prints it; send the same bytes in base64",
    zh: "sign 是程序打印出来的字节列表；请把同样的字节改用 base64 表示",
  },
  sign_as_text: {
    en: "the signature's bytes were made a text before they were put into base64, and are lost or changed; put the bytes themselves into base64",
    zh: "签名的字节先被转成了文本，再做 base64，字节已丢失或改变；请直接对字节做 base64",
  },
  sign_reversed: {
    en: "the signature's bytes are in reverse order, as Windows' CryptSignHash gives them; reverse them before base64",
    zh: "签名的字节顺序是反的（Windows 的 CryptSignHash 如此）；请先反转再做 base64",
  },
  sign_named: {
    en: "sign has a name before its value, such as that of the algorithm; send the base64 alone",
    zh: "sign 的值前面还有名称（例如算法名）；请只填写 base64",
  },
  sign_spaces: {
    en: "sign has white space at an end; cut it off",
    zh: "sign 首尾有空白字符；请去掉",
  },
  sign_escaped: {
    en: "sign has characters that were escaped for JSON, XML or HTML (\\/, \\u003d, &#43;) once too often; send the base64 as it was made",
    zh: "sign 中的字符多做了一次转义（\\/、\\u003d、&#43;）；请原样填写生成的 base64",
  },
  sign_full_width: {
    en: "sign has full-width characters; send the base64 as it was made",
    zh: "sign 中有全角字符；请原样填写生成的 base64",
  },
  sign_python_bytes: {
    en: "sign is Python's way of printing bytes, b'…'; send its text: base64.b64encode(…).decode()",
    zh: "sign 是 Python 打印 bytes 的写法 b'…'；请改为 base64.b64encode(…).decode()",
  },
  sign_quoted: {
    en: "sign has quotes inside its text; send the base64 without them",
    zh: "sign 的内容里带有引号；请去掉引号，只填 base64",
  },
  sign_url_encoded: {
    en: "sign is URL-encoded (%2B, %2F, %3D); the body is JSON: send the base64 as it is",
    zh: "sign 做了 URL 编码（%2B、%2F、%3D）；请求体是 JSON，请原样填写 base64",
  },
  sign_line_wrapped: {
    en: 'sign has line breaks, or spaces where they were; send the base64 in one line ("openssl base64 -A")',
    zh: "sign 中有换行，或换行变成的空格；请填写单行 base64（“openssl base64 -A”）",
  },
  sign_plus_lost: {
    en: "sign has spaces where + was: it went through URL decoding once too often; send the base64 as it was made",
    zh: "sign 中的 + 变成了空格：多做了一次 URL 解码；请原样填写生成的 base64",
  },
  sign_base64url: {
    en: "sign is in the URL-safe alphabet (- and _); send standard base64, with + and / and padding",
    zh: "sign 使用了 URL 安全字母表（- 和 _）；请改用标准 base64（+、/ 和补位 =）",
  },
  sign_unpadded: {
    en: "sign lacks the = at its end; send base64 with padding",
    zh: "sign 末尾缺少 =；请填写带补位的 base64",
  },
  sign_hex: {
    en: "sign is in hex; send the same bytes in base64",
    zh: "sign 是十六进制；请把同样的字节改用 base64 表示",
  },
  sign_base64_twice: {
    en: "sign was put into base64 twice; do so once",
    zh: "sign 做了两次 base64 编码；请只编码一次",
  },
  sign_malformed: {
    en: "sign is not the base64 of a signature; send standard base64 with padding, in one line",
    zh: "sign 不是签名的 base64；请填写带补位的单行标准 base64",
  },
} as const;
