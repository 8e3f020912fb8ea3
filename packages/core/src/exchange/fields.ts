import {
  diagnoseCertSerialNo,
  diagnoseSignEncoding,
  diagnoseTimestamp,
  isCertSerialNo,
  parseCanonicalBase64,
} from "@shiming/crypto";
import { type FailureDetail, refuse } from "../failure.ts";
import { detailOf } from "./mistakes.ts";

/** The members of a request for real-name information as they came: each may be missing or of another type. */
export interface RealnameInfoFields {
  readonly authToken: unknown;
  readonly mchId: unknown;
  readonly certSerialNo: unknown;
  /** The name of a field that its author took for that of `certSerialNo`, where that is missing. */
  readonly certSerialNoSpelt?: string | undefined;
  readonly timestamp: unknown;
  readonly sign: unknown;
}

const UINT32_MAX = 4_294_967_295;
const TIMESTAMP = /^[1-9][0-9]{0,9}$/;

const isAbsent = (value: unknown) => value === undefined || value === null;

/** @throws `cert_serialno_missing` when absent, null or empty; `cert_serialno_malformed` */
export function readCertSerialNo({ certSerialNo, certSerialNoSpelt }: RealnameInfoFields): string {
  if (isAbsent(certSerialNo) || certSerialNo === "") {
    refuse("cert_serialno_missing", certSerialNoSpelt === undefined ? {} : misspelt(certSerialNoSpelt));
  }
  if (typeof certSerialNo !== "string" || !isCertSerialNo(certSerialNo)) {
    return refuse("cert_serialno_malformed", detailOf(diagnoseCertSerialNo(certSerialNo)));
  }
  return certSerialNo;
}

function misspelt(name: string): FailureDetail {
  return {
    hint: {
      en: `it is spelt cert_serialno; ${name} was sent`,
      zh: `应写作 cert_serialno；发来的是 ${name}`,
    },
  };
}

/** Unix seconds: a uint32, or its decimal string. @throws `timestamp_invalid` */
export function readTimestamp({ timestamp }: RealnameInfoFields): number {
  const seconds = typeof timestamp === "string" && TIMESTAMP.test(timestamp) ? Number(timestamp) : timestamp;
  if (typeof seconds !== "number" || !Number.isInteger(seconds) || seconds < 0 || seconds > UINT32_MAX) {
    const usual = {
      en: "timestamp is the number of seconds (not milliseconds) since 1970, from 0 to 4294967295",
      zh: "timestamp 是 1970 年以来的秒数（不是毫秒），0 到 4294967295",
    };
    return refuse("timestamp_invalid", detailOf(diagnoseTimestamp(timestamp), usual));
  }
  return seconds;
}

/** The signature's bytes. @throws `sign_invalid` when absent or not canonical base64 */
export function readSign({ sign }: RealnameInfoFields): Buffer {
  if (isAbsent(sign)) refuse("sign_invalid", { hint: { en: "sign is missing", zh: "缺少 sign" } });
  const bytes = typeof sign === "string" && sign !== "" ? parseCanonicalBase64(sign) : undefined;
  const usual = {
    en: "sign is standard base64 with padding, in one line, not URL-encoded",
    zh: "sign 是带填充的标准 base64，写在一行，不做 URL 编码",
  };
  return bytes ?? refuse("sign_invalid", detailOf(diagnoseSignEncoding(sign), usual));
}
