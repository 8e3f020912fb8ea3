import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { diagnoseVerificationField } from "./verification-fields.ts";

const OPENID = `o${"Ab3_-".repeat(6).slice(0, 27)}`;
const CODE = `${"Ab3_-".repeat(9)}`.slice(0, 43);
/** A name as iconv leaves it that takes UTF-8 for Latin-1. */
const garbled = run("iconv", ["-f", "latin1", "-t", "utf-8"], "张三").toString();

describe("a field of a verification", () => {
  it.each([
    ["openid", 7, "openid_no_text"],
    ["openid", "wx1a2b3c4d5e6f7081", "openid_appid"],
    ["openid", "tiihtNczf5v6AKRyjwEUhQ==", "openid_session_key"],
    ["openid", OPENID.slice(0, 20), "openid_malformed"],
    ["openid", `"${OPENID}"`, "openid_quoted"],
    ["openid", `${OPENID}\n`, "openid_line_break"],
    ["real_name", undefined, "real_name_no_text"],
    ["real_name", " ", "real_name_no_text"],
    ["real_name", "*三", "real_name_masked"],
    ["real_name", "%E5%BC%A0%E4%B8%89", "real_name_url_encoded"],
    ["real_name", garbled, "real_name_garbled"],
    ["real_name", "??", "real_name_garbled"],
    ["real_name", "99010119900307033X", "real_name_number"],
    ["cred_id", 990101199003, "cred_id_no_text"],
    ["cred_id", "9901**********0330", "cred_id_masked"],
    ["cred_id", "990101900307033", "cred_id_old"],
    ["cred_id", "张三", "cred_id_malformed"],
    ["cred_type", "ID_CARD", "cred_type_other"],
    ["cred_type", 2, "cred_type_other"],
    ["cred_type", undefined, "cred_type_other"],
    ["code", { auth_code: CODE }, "code_no_text"],
    ["code", `{"code":"${CODE}"}`, "code_whole_object"],
    ["code", `'${CODE}'`, "code_quoted"],
    ["code", CODE.slice(1), "verification_code_malformed"],
  ] as const)("%s as %j is told: %s", (name, sent, word) => {
    const found = diagnoseVerificationField(name, sent);
    expect(found?.word).toBe(word);
    if (typeof sent === "string" && sent.trim() !== "") expect(JSON.stringify(found)).not.toContain(sent);
  });

  it.each([
    ["openid", OPENID],
    ["real_name", " 阿卜杜拉·买买提\u3000"],
    ["cred_id", "99010119900307033x "],
    ["cred_type", 1],
    ["cred_type", "1"],
    ["code", CODE],
    ["code", encodeURIComponent(CODE).replaceAll("_", "%5F")],
  ] as const)("%s as %j has its form", (name, sent) => {
    expect(diagnoseVerificationField(name, sent)).toBeUndefined();
  });
});
