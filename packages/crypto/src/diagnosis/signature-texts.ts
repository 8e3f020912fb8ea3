/** Mistakes in how a request was signed, seen with the public key that should verify it. `{}` stands for the string to sign. */
export const signatureTexts = {
  // the string that was signed
  times_entity: {
    en: 'the signed string has "×tamp" for "&timestamp": a web page turned "&times" into ×; write the & and the word by hand',
    zh: "所签字符串中“&timestamp”变成了“×tamp”：网页把“&times”当成了乘号；请手工写出 & 和 timestamp",
  },
  ampersand_entity: {
    en: 'the signed string has "&amp;" for "&": it was taken from HTML or XML; write a bare &',
    zh: "所签字符串中的“&”写成了“&amp;”（取自 HTML 或 XML）；请只写 &",
  },
  ampersand_extra: {
    en: 'the signed string has an & or ? too many ("&&", or one at an end); one & stands between the two parts and nowhere else',
    zh: "所签字符串多了 & 或 ?（“&&”，或在首尾）；只在两部分之间写一个 &",
  },
  newline_added: {
    en: 'the signed string ends with a line break; sign without one ("printf %s", not "echo")',
    zh: "所签字符串末尾多了换行；签名时不要带换行（用“printf %s”，不要用“echo”）",
  },
  newline_written: {
    en: "the signed string has \\n at its end, written out as two characters; sign without it",
    zh: "所签字符串末尾有写出来的 \\n（两个字符）；请去掉后再签名",
  },
  spaces_added: {
    en: "the signed string has a space, a tab or a null byte in or around it; sign without any",
    zh: "所签字符串中或首尾有空格、制表符或空字节；签名时不要带",
  },
  quoted: {
    en: "the signed string has quotes in or around it; sign without them",
    zh: "所签字符串带有引号；签名时不要带引号",
  },
  python_bytes: {
    en: "the signed string holds Python's way of printing bytes, b'…'; put the text in: .decode()",
    zh: "所签字符串里有 Python 打印 bytes 的写法 b'…'；请先 .decode() 再拼接",
  },
  order_reversed: {
    en: "the signed string has timestamp first; cert_serialno comes first",
    zh: "所签字符串把 timestamp 放在了前面；cert_serialno 在前",
  },
  names_other: {
    en: 'the signed string has other field names, or none; write "cert_serialno" and "timestamp"',
    zh: "所签字符串中的字段名不对或缺失；应写作 cert_serialno 和 timestamp",
  },
  placeholders_left: {
    en: "the signed string has its placeholders, in braces, instead of the values; put the values in",
    zh: "所签字符串里还是花括号占位符；请代入实际的值",
  },
  string_url_encoded: {
    en: "the signed string was URL-encoded; sign it as it is",
    zh: "所签字符串做了 URL 编码；请对原文签名",
  },
  string_utf16: {
    en: "the string was signed as UTF-16 or UTF-32; sign its ASCII bytes, one per character",
    zh: "所签字符串用了 UTF-16 或 UTF-32 编码；请对其 ASCII 字节签名",
  },
  string_encoded: {
    en: "the string was put into base64 or hex before it was signed; sign it as it is",
    zh: "所签字符串先做了 base64 或十六进制编码；请对原文签名",
  },
  separator_other: {
    en: "the signed string has something else than & between its two parts (a comma, a semicolon, a line break); write one &",
    zh: "所签字符串的两部分之间不是 &（而是逗号、分号或换行等）；请写一个 &",
  },
  fields_missing: {
    en: "the signed string lacks cert_serialno or timestamp, or is empty; it has both",
    zh: "所签字符串缺少 cert_serialno 或 timestamp，或是空的；两者都要有",
  },
  value_empty: {
    en: "the signed string has undefined, null, None or nothing in the place of a value: the variable had none yet when it was signed",
    zh: "所签字符串里的值是 undefined、null、None 或空：签名时变量还没有值",
  },
  byte_order_mark: {
    en: "the signed string begins with a byte order mark; sign without it",
    zh: "所签字符串开头有 BOM；请去掉后再签名",
  },
  whole_body: {
    en: "the whole body was signed; sign only cert_serialno and timestamp",
    zh: "对整个请求体做了签名；只需对 cert_serialno 和 timestamp 签名",
  },
  signed_serial_lower_case: {
    en: "the signed string has the serial number in lower case; sign it as cert_serialno is sent, in upper case",
    zh: "所签字符串中的序列号是小写；请与发送的 cert_serialno 一致，用大写",
  },
  signed_serial_zeros_missing: {
    en: "the signed string has the serial number without its leading zeros; sign all 40 digits",
    zh: "所签字符串中的序列号缺少前导零；请写全 40 位",
  },
  signed_serial_form: {
    en: "the signed string has the serial number in another form (colons, 0x or decimal); sign it as cert_serialno is sent",
    zh: "所签字符串中的序列号写法不同（冒号、0x 或十进制）；请与发送的 cert_serialno 一致",
  },
  signed_timestamp_milliseconds: {
    en: "the signed string has the time in milliseconds; sign the seconds that timestamp is sent with",
    zh: "所签字符串中的时间是毫秒；请与发送的 timestamp 一致，用秒",
  },
  signed_timestamp_other: {
    en: "the time in the signed string is not the second in timestamp: the clock was read twice; read it once and use that for both",
    zh: "所签字符串中的时间与发送的 timestamp 不是同一秒：取了两次时间；请只取一次，两处使用同一个值",
  },
  signed_timestamp_form: {
    en: "the signed string has the time in another form (a fraction, a leading zero, thousands apart); sign it as timestamp is sent",
    zh: "所签字符串中的时间写法不同（小数、前导零、千位分隔）；请与发送的 timestamp 一致",
  },
  signed_timestamp_zone: {
    en: "the time in the signed string is whole hours from timestamp: a time zone was added to one of them; Unix time has none",
    zh: "所签字符串中的时间与 timestamp 相差整数个小时：其中一个加了时区；Unix 时间没有时区",
  },
  string_other: {
    en: "the key and the algorithm are right, but another string was signed; compare yours, byte by byte, with {}",
    zh: "密钥和算法都正确，但所签的是另一个字符串；请逐字节对照：{}",
  },
  // how it was signed
  digest_md5: {
    en: "it was signed with MD5; sign with SHA-256",
    zh: "签名使用了 MD5；请改用 SHA-256",
  },
  digest_sha1: {
    en: "it was signed with SHA-1; sign with SHA-256 (SHA256withRSA)",
    zh: "签名使用了 SHA-1；请改用 SHA-256（SHA256withRSA）",
  },
  digest_sha224: {
    en: "it was signed with SHA-224; sign with SHA-256",
    zh: "签名使用了 SHA-224；请改用 SHA-256",
  },
  digest_sha384: {
    en: "it was signed with SHA-384; sign with SHA-256",
    zh: "签名使用了 SHA-384；请改用 SHA-256",
  },
  digest_sha512: {
    en: "it was signed with SHA-512; sign with SHA-256",
    zh: "签名使用了 SHA-512；请改用 SHA-256",
  },
  digest_twice: {
    en: "its digest (SHA-256, SHA-1 or MD5) was signed instead of the string: it was hashed twice; hand the string to the signing function",
    zh: "签的是摘要（SHA-256、SHA-1 或 MD5）而不是字符串：做了两次散列；请把字符串本身交给签名函数",
  },
  digest_unnamed: {
    en: 'the digest was signed without the name of its algorithm (as "openssl pkeyutl -sign" does by default); sign with "openssl dgst -sha256 -sign" or SHA256withRSA',
    zh: "所签摘要没有带算法标识（“openssl pkeyutl -sign”默认如此）；请用“openssl dgst -sha256 -sign”或 SHA256withRSA",
  },
  encrypted_not_signed: {
    en: 'the string was encrypted with the private key instead of signed; sign with "openssl dgst -sha256 -sign" or SHA256withRSA',
    zh: "用私钥对字符串做了加密而不是签名；请用“openssl dgst -sha256 -sign”或 SHA256withRSA",
  },
  padding_pss: {
    en: "it was signed with PSS padding; use PKCS#1 v1.5 (SHA256withRSA, not RSASSA-PSS)",
    zh: "签名使用了 PSS 填充；请改用 PKCS#1 v1.5（SHA256withRSA，而非 RSASSA-PSS）",
  },
  // by whom
  key_other: {
    en: "it was not made with the private key of the certificate that cert_serialno names; use that key, or name the key's own certificate",
    zh: "签名不是用 cert_serialno 所指证书的私钥做的；请改用该私钥，或填写所用私钥对应证书的序列号",
  },
  signature_length: {
    en: "sign does not have the length of a signature by the key of the certificate that cert_serialno names: it was cut off, or made with another key",
    zh: "sign 的长度与 cert_serialno 所指证书的密钥不符：被截断，或使用了别的私钥",
  },
} as const;
