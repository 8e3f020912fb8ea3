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
  readonly timestamp: unknown;
  readonly sign: unknown;
  /** The name under which its author sent a field that is missing, where one looks like it. */
  readonly speltAs?: (field: RealnameInfoField) => string | undefined;
}

/** On the wire: those that a call has. */
export type RealnameInfoField = "auth_token" | "mch_id" | "cert_serialno" | "timestamp" | "sign";

const UINT32_MAX = 4_294_967_295;
const TIMESTAMP = /^[1-9][0-9]{0,9}$/;

export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** @throws `cert_serialno_missing` when absent, null or empty; `cert_serialno_malformed` */
export function readCertSerialNo(fields: RealnameInfoFields): string {
  const { certSerialNo } = fields;
  if (isAbsent(certSerialNo) || certSerialNo === "") {
    refuse("cert_serialno_missing", detailOfMisspelt("cert_serialno", fields));
  }
  if (typeof certSerialNo !== "string" || !isCertSerialNo(certSerialNo)) {
    return refuse("cert_serialno_malformed", detailOf(diagnoseCertSerialNo(certSerialNo)));
  }
  return certSerialNo;
}

/** Of a field that is not there: under which name it was sent, or else that it is missing. */
export function detailOfMissing(
  field: RealnameInfoField,
  fields: Pick<RealnameInfoFields, "speltAs">,
): FailureDetail {
  const missing = { hint: { en: `${field} is missing`, zh: `缺少 ${field}` } };
  return { ...missing, ...detailOfMisspelt(field, fields) };
}

function detailOfMisspelt(
  field: RealnameInfoField,
  { speltAs }: Pick<RealnameInfoFields, "speltAs">,
): FailureDetail {
  const name = speltAs?.(field);
  if (name === undefined) return {};
  return {
    hint: { en: `it is spelt ${field}; ${name} was sent`, zh: `应写作 ${field}；发来的是 ${name}` },
  };
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
