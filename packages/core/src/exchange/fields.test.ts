import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { requireMerchant } from "./caller.ts";
import { requireInTime } from "./claim.ts";
import { type RealnameInfoFields, readCertSerialNo, readSign, readTimestamp } from "./fields.ts";
import { fingerprintOf } from "./fingerprint.ts";

const NONE = {
  authToken: undefined,
  mchId: undefined,
  certSerialNo: undefined,
  timestamp: undefined,
  sign: undefined,
};

/** The value that is read, or the failure. */
function outcome<T>(
  read: (fields: RealnameInfoFields) => T,
  fields: Partial<RealnameInfoFields>,
): T | string {
  try {
    return read({ ...NONE, ...fields });
  } catch (error) {
    return error instanceof DomainError ? error.failure : String(error);
  }
}

/** What the refusal says is to be done. */
async function hintOf(read: () => unknown): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.detail.hint?.en : String(error);
  }
}

describe("a field that is missing", () => {
  const merchants = { find: () => Promise.resolve(undefined) };
  const readers = {
    cert_serialno: readCertSerialNo,
    timestamp: readTimestamp,
    sign: readSign,
    mch_id: (fields: RealnameInfoFields) => requireMerchant(fields, { merchants }),
  };

  it.each(Object.entries(readers))(
    "%s is told of by the name that it was sent under",
    async (field, read) => {
      const misplaced = (name: string) => (name === field ? { spelt: "otherName" } : undefined);
      expect(await hintOf(() => read({ ...NONE, misplaced }))).toBe(
        `it is spelt ${field}; otherName was sent`,
      );
    },
  );

  it.each(Object.entries(readers))("%s is told of by the object that it lies in", async (field, read) => {
    const misplaced = (name: string) => (name === field ? { within: "data" } : undefined);
    expect(await hintOf(() => read({ ...NONE, misplaced }))).toBe(
      `${field} lies inside "data"; send it as a member of the body itself`,
    );
  });

  it.each(["timestamp", "sign", "mch_id"] as const)("%s is told to be missing", async (field) => {
    expect(await hintOf(() => readers[field](NONE))).toBe(`${field} is missing`);
  });
});

describe("a timestamp that is hours off", () => {
  const at = new Date(1_795_902_040_000);
  const hint = (seconds: number) => hintOf(() => requireInTime(1_795_902_040 + seconds, at));

  it("is told to be of another time zone, where it is whole hours", async () => {
    expect(await hint(8 * 3600 + 2)).toContain("timestamp is 8 h from it");
    expect(await hint(-5 * 3600)).toContain("timestamp is 5 h from it");
  });

  it("is told nothing more of otherwise", async () => {
    expect(await hint(1800)).not.toContain("h from it");
    expect(await hint(30 * 3600)).not.toContain("h from it");
  });
});

describe("timestamp", () => {
  const timestamp = (value: unknown) => outcome(readTimestamp, { timestamp: value });

  it.each([
    [0, 0],
    [1, 1],
    [1_500_000_000, 1_500_000_000],
    [4_294_967_295, 4_294_967_295],
    ["1", 1],
    ["1500000000", 1_500_000_000],
    ["4294967295", 4_294_967_295],
  ])("is read from %j", (value, expected) => {
    expect(timestamp(value)).toBe(expected);
  });

  it.each([1e3, 1.5e9, 100.0])("is read from %s however its JSON is written", (value) => {
    expect(timestamp(JSON.parse(value.toExponential()))).toBe(value);
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [""],
    ["0"],
    ["0123"],
    ["01500000000"],
    ["+1"],
    ["-1"],
    ["1.0"],
    ["1e3"],
    ["0x10"],
    [" 1"],
    ["1 "],
    ["1\n"],
    ["１"],
    ["4294967296"],
    ["10000000000"],
    [-1],
    [1.5],
    [4_294_967_296],
    [1_500_000_000_000],
    [JSON.parse("1e400")],
    [Number.NaN],
    [true],
    [[1]],
    [{}],
    [1n],
  ])("is not read from %s", (value) => {
    expect(timestamp(value)).toBe("timestamp_invalid");
  });
});

describe("cert_serialno", () => {
  const certSerialNo = (value: unknown) => outcome(readCertSerialNo, { certSerialNo: value });
  const SERIAL = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";

  it("is 40 upper-case hex digits, leading zeros and all", () => {
    expect(certSerialNo(SERIAL)).toBe(SERIAL);
  });

  it.each([undefined, null, ""])("is missing as %s", (value) => {
    expect(certSerialNo(value)).toBe("cert_serialno_missing");
  });

  it.each<[unknown]>([
    [SERIAL.toLowerCase()],
    [SERIAL.slice(1)],
    [`0${SERIAL}`],
    [SERIAL.replace("A", "G")],
    [` ${SERIAL.slice(1)}`],
    [`${SERIAL}\n`],
    [SERIAL.replace("0", "０")],
    [0],
    [1e39],
    [false],
    [[SERIAL]],
    [{}],
  ])("is malformed as %j", (value) => {
    expect(certSerialNo(value)).toBe("cert_serialno_malformed");
  });
});

describe("sign", () => {
  const sign = (value: unknown) => outcome(readSign, { sign: value });

  it.each([
    ["AA==", [0]],
    ["+/8=", [251, 255]],
    ["AAEC", [0, 1, 2]],
  ])("is read from %j", (value, bytes) => {
    expect(sign(value)).toEqual(Buffer.from(bytes));
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [""],
    ["AA"],
    ["AA="],
    ["AB=="],
    ["-_8="],
    ["AAEC\n"],
    [" AAEC"],
    ["AA EC"],
    ["AA%3D%3D"],
    ["AA==AA=="],
    ["===="],
    [0],
    [["AAEC"]],
    [{}],
  ])("is not read from %j", (value) => {
    expect(sign(value)).toBe("sign_invalid");
  });
});

describe("the fingerprint of a request", () => {
  const parts = {
    appid: "wx0123456789abcdef",
    mchId: "1900000109",
    certSerialNo: "0".repeat(40),
    timestamp: 1_500_000_000,
    signature: Buffer.of(1, 2, 3),
  };

  it("is the same for a timestamp as a number and as a string", () => {
    const [number, text] = [1_500_000_000, "1500000000"].map((timestamp) =>
      fingerprintOf({ ...parts, timestamp: readTimestamp({ ...NONE, timestamp }) }),
    );
    expect(number).toBe(text);
  });

  it.each<[keyof typeof parts, unknown]>([
    ["appid", "wxffffffffffffffff"],
    ["mchId", "1900000108"],
    ["certSerialNo", "1".repeat(40)],
    ["timestamp", 1_500_000_001],
    ["signature", Buffer.of(1, 2, 4)],
  ])("is another with another %s", (part, value) => {
    expect(fingerprintOf({ ...parts, [part]: value })).not.toBe(fingerprintOf(parts));
  });
});
