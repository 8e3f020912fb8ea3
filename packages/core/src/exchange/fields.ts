import {
  diagnoseCertSerialNo,
  diagnoseSignEncoding,
  diagnoseTimestamp,
  isCertSerialNo,
  parseCanonicalBase64,
} from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { detailOfMisplaced, detailOfMissing, type Seeking } from "../misplaced.ts";
import { detailOf } from "./mistakes.ts";

/** The members of a request for real-name information as they came: each may be missing or of another type. */
export interface RealnameInfoFields extends Seeking {
  readonly authToken: unknown;
  readonly mchId: unknown;
  readonly certSerialNo: unknown;
  readonly timestamp: unknown;
  readonly sign: unknown;
}

const UINT32_MAX = 4_294_967_295;
const TIMESTAMP = /^[1-9][0-9]{0,9}$/;

export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** @throws `cert_serialno_missing` when absent, null or empty; `cert_serialno_malformed` */
export function readCertSerialNo(fields: RealnameInfoFields): string {
  const { certSerialNo } = fields;
  if (isAbsent(certSerialNo) || certSerialNo === "") {
    refuse("cert_serialno_missing", detailOfMisplaced("cert_serialno", fields));
  }
  if (typeof certSerialNo !== "string" || !isCertSerialNo(certSerialNo)) {
    return refuse("cert_serialno_malformed", detailOf(diagnoseCertSerialNo(certSerialNo)));
  }
  return certSerialNo;
}

/** Unix seconds: a uint32, or its decimal string. @throws `timestamp_invalid` */
export function readTimestamp(fields: RealnameInfoFields): number {
  const { timestamp } = fields;
  if (isAbsent(timestamp) || timestamp === "") {
    refuse("timestamp_invalid", detailOfMissing("timestamp", fields));
  }
  const seconds = typeof timestamp === "string" && TIMESTAMP.test(timestamp) ? Number(timestamp) : timestamp;
  if (typeof seconds !== "number" || !Number.isInteger(seconds) || seconds < 0 || seconds > UINT32_MAX) {
    const usual = {
      en: "timestamp must be the number of seconds (not milliseconds) since 1970, from 0 to 4294967295",
      zh: "timestamp 应为 1970 年以来的秒数（不是毫秒），0 到 4294967295",
    };
    return refuse("timestamp_invalid", detailOf(diagnoseTimestamp(timestamp), usual));
  }
  return seconds;
}

/** The signature's bytes. @throws `sign_invalid` when absent or not canonical base64 */
export function readSign(fields: RealnameInfoFields): Buffer {
  const { sign } = fields;
  if (isAbsent(sign)) refuse("sign_invalid", detailOfMissing("sign", fields));
  const bytes = typeof sign === "string" && sign !== "" ? parseCanonicalBase64(sign) : undefined;
  const usual = {
    en: "sign must be standard base64 with padding, in one line, not URL-encoded",
    zh: "sign 应为带填充的标准 base64，写在一行，不做 URL 编码",
  };
  return bytes ?? refuse("sign_invalid", detailOf(diagnoseSignEncoding(sign), usual));
}
