/** Mistakes in `cert_serialno`. `{}` stands for the serial number that should have been sent. */
export const serialTexts = {
  serial_python_bytes: {
    en: "cert_serialno is Python's way of printing bytes, b'…'; send its text, .decode(): {}",
    zh: "cert_serialno 是 Python 打印 bytes 的写法 b'…'；请先 .decode()：{}",
  },
  serial_quoted: {
    en: "cert_serialno has quotes or other marks around its digits; send it without them: {}",
    zh: "cert_serialno 的数字前后带有引号或其他符号；请去掉：{}",
  },
  serial_prefix: {
    en: 'cert_serialno holds more than the number, such as the "serial=" that openssl prints; send {}',
    zh: "cert_serialno 除序列号外还有别的内容（例如 openssl 打印的“serial=”）；请填写 {}",
  },
  serial_hex_prefix: {
    en: 'cert_serialno begins with "0x"; send {}',
    zh: "cert_serialno 以“0x”开头；请填写 {}",
  },
  serial_colons: {
    en: "cert_serialno has colons between its bytes; send {}",
    zh: "cert_serialno 的字节之间有冒号；请填写 {}",
  },
  serial_spaces: {
    en: "cert_serialno has white space in or around it; send {}",
    zh: "cert_serialno 中或首尾有空白字符；请填写 {}",
  },
  serial_decimal: {
    en: "cert_serialno is the number in decimal, as some tools print it; send it in hex: {}",
    zh: "cert_serialno 是十进制（部分工具如此显示）；请改用十六进制：{}",
  },
  serial_zeros_missing: {
    en: "cert_serialno has fewer than 40 digits: unless it was cut off, it lacks its leading zeros, which most tools leave out; send all 40 digits: {}",
    zh: "cert_serialno 不足 40 位：若不是被截断，就是缺少前导零（多数工具会省略）；请填写全部 40 位：{}",
  },
  serial_lower_case: {
    en: "cert_serialno is in lower case; send it in upper case: {}",
    zh: "cert_serialno 是小写；请改用大写：{}",
  },
  serial_full_width: {
    en: "cert_serialno has full-width characters; send {}",
    zh: "cert_serialno 里有全角字符；请填写 {}",
  },
  serial_letters: {
    en: "cert_serialno has the letter O, I or l where a 0 or 1 belongs: hex digits are 0 to 9 and A to F; send {}",
    zh: "cert_serialno 把数字 0 或 1 写成了字母 O、I 或 l：十六进制只有 0 到 9 和 A 到 F；请填写 {}",
  },
  serial_zeros_added: {
    en: "cert_serialno has zeros in front of its 40 digits; send {}",
    zh: "cert_serialno 的 40 位之前多了零；请填写 {}",
  },
  serial_base64: {
    en: "cert_serialno is in base64; send it in hex: {}",
    zh: "cert_serialno 是 base64；请改用十六进制：{}",
  },
  serial_certificate: {
    en: "cert_serialno is a whole certificate; send its serial number: {}",
    zh: "cert_serialno 填成了整张证书；请填写它的序列号：{}",
  },
  serial_fingerprint: {
    en: "cert_serialno is a fingerprint, not the serial number; send the 40 digits that openssl x509 -noout -serial prints of the certificate",
    zh: "cert_serialno 是指纹，不是序列号；请填写 openssl x509 -noout -serial 打印出的 40 位",
  },
  serial_modulus: {
    en: "cert_serialno has the length of a key's modulus; send the 40 digits that openssl x509 -noout -serial prints of the certificate",
    zh: "cert_serialno 的长度与密钥的模数相当；请填写 openssl x509 -noout -serial 打印出的 40 位",
  },
  serial_other_field: {
    en: "cert_serialno is a merchant number or an appid; send the serial number of the merchant's certificate, 40 hex digits",
    zh: "cert_serialno 填成了商户号或 appid；请填写商户证书的序列号（40 位十六进制）",
  },
  serial_placeholder: {
    en: "cert_serialno is a placeholder, not a serial number; put the value in",
    zh: "cert_serialno 还是占位符；请代入实际的值",
  },
  serial_no_text: {
    en: "cert_serialno is not a string; send the 40 hex digits in quotes",
    zh: "cert_serialno 不是字符串；请把 40 位十六进制写在引号里",
  },
  serial_of_fingerprint: {
    en: "cert_serialno is the fingerprint of the certificate, not its serial number; send {}",
    zh: "cert_serialno 是证书的指纹，不是序列号；请填写 {}",
  },
  serial_of_key: {
    en: "cert_serialno is of the certificate's key (its identifier or its modulus), not the serial number; send {}",
    zh: "cert_serialno 是证书密钥的标识（SubjectKeyIdentifier）或模数，不是序列号；请填写 {}",
  },
  serial_of_issuer: {
    en: "cert_serialno is of the authority that issued the certificate, not of the certificate itself; send {}",
    zh: "cert_serialno 属于签发证书的机构，而不是证书本身；请填写 {}",
  },
  serial_mistyped: {
    en: "cert_serialno is the certificate's serial number but for a few digits: mistyped, or cut off; send {}",
    zh: "cert_serialno 与证书的序列号只差几位：可能抄错或被截断；请填写 {}",
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;
