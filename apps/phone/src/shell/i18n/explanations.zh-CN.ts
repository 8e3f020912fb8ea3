/** What a field on the wire says, by the word it has in the contract. */
import { answerFields } from "@shiming/wire";

export const explanationsZh = {
  access_token: "接口凭证：凭 appid 和 secret 领取，有效 7200 秒，只能用于这个小程序。",
  appid: "小程序的标识：wx 加 16 位小写十六进制数字。",
  aud: "断言发给谁：平台的基础地址。",
  auth_token: "用户同意后小程序拿到的凭证：有效 300 秒，后台只能兑换一次。",
  authorization: "宿主后台的签名断言，或者小程序自己的会话。",
  category_id: "按钮上的类目：一级和二级 id，可以再有三级 id；须是已获准的类目。",
  category_list: "小程序自己的类目，各级的名称和 id。",
  cert_serialno: "商户证书的序列号：40 位大写十六进制数字，前导零保留。答复里的是实际用来加密的证书。",
  client_os: "宿主应用所在的系统：ios 或者 android。",
  client_version: "宿主应用的版本：6.5.22 起可以授权，逐段按数字比较。",
  [answerFields.credentialId]:
    "身份证号：ASCII 文本用证书公钥加密（RSAES-PKCS1-v1_5），再作 base64。字段名的拼写沿用原文档。",
  [answerFields.realName]:
    "姓名：GBK 编码（GBK 之外的字用 GB18030）后用证书公钥加密（RSAES-PKCS1-v1_5），再作 base64。字段名的拼写沿用原文档。",
  errcode: "返回码：0 是成功，其余见契约第 5 节的表。",
  errmsg: "返回码的文字，后面可能有 hint，说明该怎么办。",
  errMsg: "按钮事件的结果：openRealnameAuth 后面是 ok，或者 fail 和原因。",
  exp: "断言的到期时间：最多在签发后 120 秒。",
  expires_in: "还有多少秒有效。",
  force_refresh: "让稳定版凭证立即作废并换发新的。",
  grant_type: "领取方式：固定为 client_credential。",
  iat: "断言的签发时间，Unix 秒。",
  id: "授权请求的编号。",
  iss: "签发断言的宿主。",
  jti: "断言的编号：随机，只用一次；同样的内容重发会得到同一个请求。",
  kid: "宿主用哪一把登记过的密钥签名。",
  mch_id: "小程序绑定的商户号：8 到 10 位数字。",
  reason: "给开发者的一句话：缺了什么，该怎么办。",
  secret: "小程序的密钥：只在服务商后台，这里不显示。",
  sheet_url: "授权页的地址：片段里有一次性的密钥，五分钟内有效。",
  sign: "对待签名串的签名：RSASSA-PKCS1-v1_5 和 SHA-256，再作 base64。",
  sub: "宿主对这位用户的称呼。用户由 iss 和 sub 一起确定。",
  timestamp: "当前时间，Unix 秒；与平台的时钟相差不超过 300 秒。",
  // The audit's own words.
  audit_action: "做了什么。",
  audit_actor: "哪位工作人员。",
  audit_appid: "小程序的标识。",
  audit_certSerialNo: "请求里的商户证书序列号：数据加密给了它。",
  audit_consentId: "哪一次同意。",
  audit_fingerprint: "请求的指纹：appid、商户号、证书、时间戳和签名。同样的请求在 60 秒内可以再次应答。",
  audit_mchId: "取得信息的商户号。",
  audit_noticeDigest: "当时展示的告知文本的摘要：事后能证明用户同意的是什么。",
  audit_previous: "上一条记录的摘要：改动任何一条，后面的就都对不上。",
  audit_reason: "为什么拒绝。",
  audit_requestId: "请求的编号，与平台日志里的相同。",
  audit_subject: "对什么做的：appid、商户号、证书序列号或宿主。",
  url: "“我的授权”的地址，片段里有一次性的密钥。",
};

export type Explanations = typeof explanationsZh;
