import { isUtf8 } from "node:buffer";
import { detailOfBody, refuse, type Text } from "@shiming/core";
import type { ReceivedBody } from "./body.ts";

/** The members of a JSON object as they came; of duplicate ones the last. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The caller does best to try again. */
class BodyStalled extends Error {}

/**
 * @throws `body_empty`, `body_too_large`, `body_malformed`: not complete, not UTF-8, not JSON, or no object; a fault when
 * the platform itself may be why it is not complete
 */
export function parseJsonObject(body: ReceivedBody, contentEncoding?: string): JsonObject {
  if (body === "too_large") refuse("body_too_large");
  if (body === "stalled") throw new BodyStalled();
  if (body === "late" || body === "cut")
    refuse("body_malformed", { hint: { en: "the body did not arrive in time", zh: "请求体没有及时到达" } });
  if (body.length === 0) refuse("body_empty");
  const refuseAs = (usual: Text) => refuse("body_malformed", detailOfBody(body, contentEncoding, usual));
  if (!isUtf8(body)) return refuseAs({ en: "the body is not UTF-8", zh: "请求体不是 UTF-8" });
  const value = parseJson(body.toString());
  if (value === undefined) return refuseAs({ en: "the body is not JSON", zh: "请求体不是 JSON" });
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuseAs({ en: "the body is not a JSON object", zh: "请求体不是 JSON 对象" });
  }
  return value as JsonObject;
}

/** `undefined` for no JSON: the parser's own message quotes the body, so it goes no further than this. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
