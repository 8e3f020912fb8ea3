/** What is wrong with a body that is not one JSON object in UTF-8. */
export const bodyTexts = {
  body_gzip: {
    en: "the body is compressed (gzip); send it uncompressed",
    zh: "请求体做了 gzip 压缩；请不要压缩",
  },
  body_deflate: {
    en: "the body is compressed (deflate); send it uncompressed",
    zh: "请求体做了 deflate 压缩；请不要压缩",
  },
  body_brotli: {
    en: "the body is compressed (br); send it uncompressed",
    zh: "请求体做了 br（Brotli）压缩；请不要压缩",
  },
  body_zstd: {
    en: "the body is compressed (zstd); send it uncompressed",
    zh: "请求体做了 zstd 压缩；请不要压缩",
  },
  body_byte_order_mark: {
    en: "the body begins with a byte order mark (EF BB BF); send it without, as UTF-8 alone",
    zh: "请求体开头有 BOM（EF BB BF）；请用不带 BOM 的 UTF-8",
  },
  body_utf16: {
    en: "the body is in UTF-16; send it in UTF-8",
    zh: "请求体是 UTF-16 编码；请改用 UTF-8",
  },
  body_other_charset: {
    en: "the body is not UTF-8, perhaps GBK; send it in UTF-8",
    zh: "请求体不是 UTF-8（可能是 GBK）；请改用 UTF-8",
  },
  body_null_bytes: {
    en: "the body has null bytes after its end; send as many bytes as the JSON has",
    zh: "请求体末尾有多余的空字节（\\0）；请按 JSON 的实际字节数发送",
  },
  body_python_bytes: {
    en: "the body is Python's way of printing bytes, b'…'; send the bytes themselves",
    zh: "请求体是 Python 打印 bytes 的写法 b'…'；请发送字节本身",
  },
  body_python_dict: {
    en: "the body is a Python dict as it is printed, with single quotes; send json.dumps(…)",
    zh: "请求体是 Python 字典打印出来的样子（单引号）；请用 json.dumps(…)",
  },
  body_quoted: {
    en: "the body has single quotes around it, which cmd does not remove; quote as the shell needs it, or use a file: -d @body.json",
    zh: "请求体外面带有单引号（cmd 不会去掉它）；请按所用 shell 的写法加引号，或用文件：-d @body.json",
  },
  body_json_twice: {
    en: "the body is a text in JSON, not an object: it was put into JSON twice; do so once",
    zh: "请求体是 JSON 字符串而不是对象：做了两次 JSON 编码；请只编码一次",
  },
  body_array: {
    en: "the body is an array; send one object, without [ ]",
    zh: "请求体是数组；请只发送一个对象，不要 [ ]",
  },
  body_xml: {
    en: "the body is XML or HTML; send one JSON object",
    zh: "请求体是 XML 或 HTML；请发送一个 JSON 对象",
  },
  body_pem: {
    en: "the body is a PEM file; send one JSON object that has it as a string",
    zh: "请求体是 PEM 文件；请发送一个 JSON 对象，把它作为其中的字符串",
  },
  body_multipart: {
    en: "the body is a multipart form; send one JSON object",
    zh: "请求体是 multipart 表单；请发送一个 JSON 对象",
  },
  body_form: {
    en: "the body is a form (name=value&…); send one JSON object, whatever the Content-Type",
    zh: "请求体是表单（name=value&…）；请发送一个 JSON 对象，Content-Type 不限",
  },
  body_escaped: {
    en: 'the body has backslashes before its quotes (\\"): it was escaped once too often; send the JSON itself',
    zh: '请求体的引号前有反斜杠（\\"）：多做了一次转义；请发送 JSON 本身',
  },
  body_quotes_lost: {
    en: 'the body has lost its double quotes, because a shell removed them; quote "$JSON", or use a file: -d @body.json',
    zh: '请求体的双引号不见了（被 shell 去掉了）；请写 "$JSON"，或用文件：-d @body.json',
  },
  body_url_encoded: {
    en: "the body is URL-encoded (%7B…); send the JSON itself (--data-binary, not --data-urlencode)",
    zh: "请求体做了 URL 编码（%7B…）；请发送 JSON 本身（--data-binary，而非 --data-urlencode）",
  },
  body_placeholder: {
    en: 'the body is a placeholder; put the JSON in (-d "$JSON", or -d @body.json)',
    zh: '请求体还是占位符；请代入 JSON（-d "$JSON" 或 -d @body.json）',
  },
  body_blank: {
    en: "the body is white space alone; send a JSON object",
    zh: "请求体只有空白字符；请发送一个 JSON 对象",
  },
  body_utf32: {
    en: "the body is in UTF-32; send it in UTF-8",
    zh: "请求体是 UTF-32 编码；请改用 UTF-8",
  },
  body_printed_object: {
    en: "the body is what a language prints of an object (a map, an array, the name of a class); put the object into JSON first",
    zh: "请求体是编程语言打印对象的样子（map、数组或类名）；请先把对象转成 JSON",
  },
  body_base64: {
    en: "the body is in base64; send the JSON itself",
    zh: "请求体做了 base64 编码；请发送 JSON 本身",
  },
  body_hex: {
    en: "the body is in hex; send the JSON itself",
    zh: "请求体是十六进制；请发送 JSON 本身",
  },
  body_binary: {
    en: "the body is binary (Protocol Buffers, or compressed); send a JSON object as text",
    zh: "请求体是二进制内容（如 Protocol Buffers 或压缩数据）；请以文本发送 JSON 对象",
  },
  body_invisible: {
    en: "the body has a character outside of its quotes that cannot be seen, {}; take it away",
    zh: "请求体的引号之外有看不见的字符 {}；请去掉",
  },
  body_names_unquoted: {
    en: 'the names in the body have no quotes, as in a program; JSON has {"name": …}: send JSON.stringify(…)',
    zh: '请求体里的名字没有加引号（程序里的写法）；JSON 应为 {"name": …}：请用 JSON.stringify(…)',
  },
  body_caret: {
    en: 'the body has carets before its quotes (^"), which cmd uses and other shells keep; take them away, or use a file: -d @body.json',
    zh: '请求体的引号前有 ^（^" 是 cmd 的写法，其他 shell 会原样保留）；请去掉，或用文件：-d @body.json',
  },
  body_braces_lost: {
    en: "the body has no { } around it; send one JSON object",
    zh: "请求体外面缺少 { }；请发送一个 JSON 对象",
  },
  body_yaml: {
    en: "the body is lines of name: value, as in YAML; send one JSON object",
    zh: "请求体是 name: value 的写法（如 YAML）；请发送一个 JSON 对象",
  },
  body_wide_signs: {
    en: "the body has a full-width sign (， ： ｛ ｝) outside of its quotes; JSON has , : { }",
    zh: "请求体的引号之外有全角符号（，：｛｝）；JSON 用半角的 , : { }",
  },
  body_value_placeholder: {
    en: "the body has a placeholder as a value ($TIME, {{time}}): nothing was put in; a shell puts nothing in between single quotes",
    zh: "请求体里有一个值还是占位符（$TIME、{{time}}），没有代入；shell 在单引号里不会代入变量",
  },
  body_value_missing: {
    en: "the body has a name without a value behind its colon: a variable was empty",
    zh: "请求体里有一个名字在冒号后面没有值：变量是空的",
  },
  body_value_unquoted: {
    en: 'the body has a value without quotes that is no number of JSON\'s; texts need quotes ("…"), and a number has no plus, leading zero or letter',
    zh: '请求体里有一个值没有加引号，又不是 JSON 的数字；文本要加引号（"…"），数字不能有加号、前导零或字母',
  },
  body_comma_twice: {
    en: "the body has two commas in a row; JSON has one",
    zh: "请求体里有两个连续的逗号；JSON 只用一个",
  },
  body_comma_missing: {
    en: "the body lacks a comma between two of its members",
    zh: "请求体的两个成员之间缺少逗号",
  },
  body_control_character: {
    en: "the body has a line break, a tab or another control character in a text, or a quote too few; in JSON it is \\n or \\t",
    zh: "请求体的某个文本里有换行、制表符等控制字符，或少了一个引号；JSON 里要写成 \\n、\\t",
  },
  body_wrong_escape: {
    en: "the body has a backslash in a text before a character that JSON has no escape for; a backslash itself is \\\\",
    zh: "请求体的某个文本里，反斜杠后面的字符不是 JSON 的转义；反斜杠本身要写成 \\\\",
  },
  body_brace_twice: {
    en: "the body has another sign behind its closing brace; end with the brace",
    zh: "请求体收尾的花括号后面还有一个多余的符号；请以花括号结束",
  },
  body_entities: {
    en: "the body has &quot; or &amp;: it was escaped for HTML; send the JSON itself",
    zh: "请求体里有 &quot; 或 &amp;：做了 HTML 转义；请发送 JSON 本身",
  },
  body_curly_quotes: {
    en: 'the body has curly quotes (“ ”), as word processors write them; JSON has straight ones (")',
    zh: '请求体里是弯引号（“ ”，文字处理软件会这样写）；JSON 用直引号（"）',
  },
  body_comment: {
    en: "the body has a comment (//, /* or #); JSON has none",
    zh: "请求体里有注释（//、/* 或 #）；JSON 不能有注释",
  },
  body_trailing_comma: {
    en: "the body has a comma before its closing brace; JSON has none there",
    zh: "请求体收尾的花括号前多了逗号；JSON 不能这样写",
  },
  body_not_a_number: {
    en: "the body has NaN, Infinity or undefined as a value, which JSON does not know: a variable had no value",
    zh: "请求体里有 NaN、Infinity 或 undefined，JSON 没有这样的值：变量还没有值",
  },
  body_prefixed: {
    en: "the body has something before its object, such as callback( or )]}'; send the object alone",
    zh: "请求体的对象前面有别的内容，例如 callback( 或 )]}'；请只发送对象",
  },
  body_two_objects: {
    en: "the body has more than one object; send one",
    zh: "请求体里不止一个对象；请只发送一个",
  },
  body_cut: {
    en: "the body ends before its closing brace: it was cut off, for example by a Content-Length that counts characters instead of bytes",
    zh: "请求体没有收尾的花括号：被截断了，例如 Content-Length 按字符而非字节计算",
  },
} as const;
