import { describe, expect, it } from "vitest";
import { run, withFile } from "../testing/command.ts";
import { aKey } from "../testing/vectors.ts";
import { diagnoseMchId } from "./merchant-number.ts";
import { diagnoseCertSerialNo } from "./serial-number.ts";
import { diagnoseSignEncoding } from "./sign-encoding.ts";
import { diagnoseTimestamp } from "./timestamp.ts";

const SERIAL = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";

/** A certificate with that serial number, as openssl prints it in its several ways. */
const printed = withFile(
  run("openssl", ["req", "-x509", "-key", aKey.file, "-set_serial", `0x${SERIAL}`, "-subj", "/CN=m"]),
  (path) => ({
    serial: run("openssl", ["x509", "-in", path, "-noout", "-serial"]).toString(),
    text: run("openssl", ["x509", "-in", path, "-noout", "-text"]).toString(),
  }),
);

describe("a serial number", () => {
  const decimal = run("bc", [], `ibase=16\n${SERIAL}\n`)
    .toString()
    .replaceAll(/[\\\n]/g, "");
  const colons = /Serial Number:\s+(\S+)/.exec(printed.text)?.[1] ?? "";

  it.each([
    ["as openssl prints it", printed.serial, "serial_prefix"],
    ["with its name", `Serial Number: ${SERIAL}`, "serial_prefix"],
    ["without the zeros that openssl leaves out", printed.serial.slice(7, -1), "serial_zeros_missing"],
    ["with the colons of openssl's text", colons, "serial_colons"],
    ["as Python prints bytes", `b'${SERIAL}'`, "serial_python_bytes"],
    ["in quotes", `"${SERIAL}"`, "serial_quoted"],
    ["with spaces", "00 A1 B2 C3 D4 E5 F6 07 18 29 3A 4B 5C 6D 7E 8F 90 A1 B2 C3", "serial_spaces"],
    ["with a line break", `${SERIAL}\n`, "serial_spaces"],
    ["in decimal", decimal, "serial_decimal"],
    ["with 0x", "0x00a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3", "serial_hex_prefix"],
    ["in lower case", "00a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3", "serial_lower_case"],
    ["in lower case and short", "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3", "serial_zeros_missing"],
  ])("%s is told, and what to write", (_, sent, word) => {
    const mistake = diagnoseCertSerialNo(sent);
    expect(mistake?.word).toBe(word);
    expect(mistake?.en).toContain(SERIAL);
    expect(mistake?.zh).toContain(SERIAL);
  });

  it.each([[SERIAL], [""], ["x".repeat(40)], ["F".repeat(41)], ["1".repeat(60)], [undefined]])(
    "of which nothing can be told: %j",
    (sent) => {
      expect(diagnoseCertSerialNo(sent)).toBeUndefined();
    },
  );
});

describe("a merchant number", () => {
  it.each<[string, unknown, string]>([
    ["as a number", 1900000109, "mch_id_number"],
    ["with a space", "1900000109 ", "mch_id_spaces"],
    ["with a line break", "1900000109\r\n", "mch_id_spaces"],
    ["in quotes", '"1900000109"', "mch_id_quoted"],
    ["as Python prints bytes", "b'1900000109'", "mch_id_python_bytes"],
    ["with its name", "mchId=1900000109", "mch_id_named"],
    ["in full-width digits", "１９０００００１０９", "mch_id_full_width"],
    ["with thousands apart", "1,900,000,109", "mch_id_separators"],
    ["as a spreadsheet writes a number", "1900000109.0", "mch_id_separators"],
  ])("%s is told, and what to write", (_, sent, word) => {
    const mistake = diagnoseMchId(sent);
    expect(mistake?.word).toBe(word);
    expect([mistake?.instead, mistake?.en.includes("1900000109")]).toEqual(["1900000109", true]);
  });

  it.each<[unknown, string | undefined]>([
    ["wx1a2b3c4d5e6f7081", "mch_id_appid"],
    ["MCH_ID", "mch_id_placeholder"],
    ["undefined", "mch_id_placeholder"],
    ["1900", undefined],
    [1900, undefined],
    [true, undefined],
    [" ".repeat(1_000_000), undefined],
  ])("%j is what it is", (sent, word) => {
    expect(diagnoseMchId(sent)?.word).toBe(word);
  });
});

describe("a timestamp", () => {
  it.each([
    ["of ASP.NET", "/Date(1573203570123+0800)/", "timestamp_milliseconds", "1573203570"],
    ["with a zero before it", "01573203570", "timestamp_form", "1573203570"],
    ["with a letter behind it", "1573203570L", "timestamp_form", "1573203570"],
    ["in milliseconds", 1573203570123, "timestamp_milliseconds", "1573203570"],
    ["in milliseconds, as a string", "1573203570123", "timestamp_milliseconds", "1573203570"],
    ["in microseconds", 1573203570123456, "timestamp_microseconds", "1573203570"],
    ["in nanoseconds", "1573203570123456789", "timestamp_microseconds", "1573203570"],
    ["with a fraction", 1573203570.25, "timestamp_fraction", "1573203570"],
    ["with white space", "1573203570\n", "timestamp_spaces", "1573203570"],
    ["that is a date", "2019-11-08 16:59:30", "timestamp_date", "seconds since 1970"],
    ["that is a date in digits", "20191108165930", "timestamp_date", "seconds since 1970"],
  ])("%s is told, and what to write", (_, sent, word, instead) => {
    expect(diagnoseTimestamp(sent)).toMatchObject({ word, en: expect.stringContaining(instead) });
  });

  it.each([[1573203570], ["1573203570"], ["now"], [""], [-1], [true], [null], [undefined]])(
    "of which nothing can be told: %j",
    (sent) => {
      expect(diagnoseTimestamp(sent)).toBeUndefined();
    },
  );
});

describe("a sign", () => {
  const signature = run("openssl", ["dgst", "-sha256", "-sign", aKey.file], "text");
  const sign = run("openssl", ["base64", "-A"], signature).toString();
  const spread = "++//".repeat(86);

  it.each([
    ["URL-encoded", encodeURIComponent(sign), "sign_url_encoded"],
    ["with spaces for +", spread.replaceAll("+", " "), "sign_plus_lost"],
    [
      "in the URL-safe alphabet",
      run("basenc", ["--base64url", "-w0"], signature).toString(),
      "sign_base64url",
    ],
    ["in lines, as openssl prints it", run("openssl", ["base64"], signature).toString(), "sign_line_wrapped"],
    ["with line breaks escaped twice", `${sign}\\n`, "sign_line_wrapped"],
    ["without padding", sign.replaceAll("=", ""), "sign_unpadded"],
    ["in quotes", `"${sign}"`, "sign_quoted"],
    ["as Python prints bytes", `b'${sign}'`, "sign_python_bytes"],
    ["in hex", run("basenc", ["--base16", "-w0"], signature).toString().toLowerCase(), "sign_hex"],
    ["in hex with colons", (signature.toString("hex").match(/../g) ?? []).join(":"), "sign_hex"],
    ["as openssl prints hex", `RSA2-256(stdin)= ${signature.toString("hex")}`, "sign_named"],
    ["with the name of an algorithm", `SHA256withRSA:${sign}`, "sign_named"],
    ["as another interface has it", `WECHATPAY2-SHA256-RSA2048 ${sign}`, "sign_named"],
    ["with a space behind it", `${sign} `, "sign_spaces"],
    ["with an invisible character", `${sign}\u200b`, "sign_spaces"],
    ["URL-encoded twice", encodeURIComponent(encodeURIComponent(sign)), "sign_url_encoded"],
    ["escaped for XML", sign.replaceAll("=", "&#61;").replaceAll("+", "&#43;"), "sign_escaped"],
    ["escaped twice for JSON", sign.replaceAll("=", "\\u003d"), "sign_escaped"],
    ["with full-width characters", sign.replaceAll("=", "＝"), "sign_full_width"],
    ["as Java prints bytes", JSON.stringify([...new Int8Array(signature)]), "sign_bytes"],
    ["as Go prints bytes", `[${[...signature].join(" ")}]`, "sign_bytes"],
    [
      "with spaces where line breaks were",
      run("openssl", ["base64"], signature).toString().trim().replaceAll("\n", " "),
      "sign_line_wrapped",
    ],
    ["in hex behind 0x", `0x${signature.toString("hex")}`, "sign_hex"],
    ["as a data URL", `data:;base64,${sign}`, "sign_named"],
    ["a number", 1, "sign_not_text"],
    ["a truth", true, "sign_not_text"],
    ["a list of one text", [sign], "sign_not_text"],
    ["an object", {}, "sign_not_text"],
    ["as a digest in hex", "0123456789abcdef".repeat(4), "sign_digest"],
    ["empty", "", "sign_empty"],
    ["a placeholder", "SIGN", "sign_placeholder"],
    ["in base64 twice", run("openssl", ["base64", "-A"], sign).toString(), "sign_base64_twice"],
  ])("%s is told", (_, sent, word) => {
    expect(diagnoseSignEncoding(sent)?.word).toBe(word);
  });

  it("as Node's JSON has a Buffer, or as a list, is told", () => {
    expect(diagnoseSignEncoding(signature.toJSON())?.word).toBe("sign_bytes");
    expect(diagnoseSignEncoding([...signature])?.word).toBe("sign_bytes");
  });

  it.each([[sign], ["?"], ["A".repeat(5000)], [undefined], [null]])(
    "of which nothing can be told: %j",
    (sent) => {
      expect(diagnoseSignEncoding(sent)).toBeUndefined();
    },
  );
});
