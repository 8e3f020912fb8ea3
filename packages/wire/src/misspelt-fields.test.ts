import { expect, test } from "vitest";
import { misspeltField } from "./misspelt-fields.ts";

test.each([
  [
    "cert_serialno",
    [
      "certSerialNo",
      "cert_serial_no",
      "CertSerialNo",
      "serial_no",
      "certserialno",
      "cert-serialno",
      "cert_serailno",
      "cert_serialnum",
    ],
  ],
  ["mch_id", ["mchid", "mchId", "MchID", "merchant_id", "mhc_id", "mch_di"]],
  ["auth_token", ["authToken", "authtoken", "token", "auth_tokne", "auht_token"]],
  ["timestamp", ["timeStamp", "time_stamp", "timestmap", "timestemp"]],
  ["sign", ["signature", "Sign", "sing", "sgin"]],
  ["openid", ["openId", "open_id", "OpenID", "opneid"]],
  ["real_name", ["realName", "realname", "name", "rael_name"]],
  ["cred_id", ["credId", "id_card", "idCardNo", "cred_di"]],
  ["cred_type", ["credType", "id_type", "cred_tpye"]],
  ["code", ["auth_code", "cdoe"]],
  ["appid", ["appId", "app_id", "AppID", "client_id"]],
  ["secret", ["appsecret", "appSecret", "app_secret", "secert"]],
  ["grant_type", ["grantType", "grand_type"]],
  ["js_code", ["code", "jsCode", "jscode"]],
] as const)("%s is meant by %j", (field, names) => {
  for (const name of names) expect(misspeltField({ [name]: "1", other: 2 }, field)).toBe(name);
});

test("a field that is there is not sought, nor is one found that has nothing to do with it", () => {
  expect(misspeltField({ sign: "", signature: "x" }, "sign")).toBeUndefined();
  expect(misspeltField({ sign: null, signature: "x" }, "sign")).toBe("signature");
  expect(misspeltField({ appid: "wx", nonce: "x" }, "cert_serialno")).toBeUndefined();
  for (const name of ["signal", "design", "size", "appid", "openid", "version", "string"]) {
    expect(misspeltField({ [name]: "x" }, "sign")).toBeUndefined();
    expect(misspeltField({ [name]: "x" }, "mch_id")).toBeUndefined();
  }
  expect(misspeltField({ ["cert_serialno\u0000".repeat(9)]: "x" }, "cert_serialno")).toBeUndefined();
});
