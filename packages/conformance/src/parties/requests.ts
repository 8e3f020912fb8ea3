import type { Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import type { Received } from "../http.ts";
import { exchange, type Fields, fieldsFor } from "./merchant.ts";
import { authorize } from "./person.ts";

/** A consent and a request for it: one that succeeds. */
export async function newRequest(stage: Stage): Promise<{ authToken: string; fields: Fields }> {
  const authToken = await authorize(stage);
  return { authToken, fields: fieldsFor(stage, authToken) };
}

/** Sends the requests one after the other, and expects these codes. */
export async function requireCodes(
  stage: Stage,
  ...calls: readonly (readonly [fields: Fields, errcode: 0 | 94003 | 94005 | 94011])[]
): Promise<void> {
  for (const [fields, errcode] of calls) requireCode(await exchange(stage, fields), errcode);
}

export const codesOf = (answers: readonly Received[]) => answers.map(({ json }) => json.errcode).sort();

export const atOnce = (stage: Stage, requests: readonly Fields[]) =>
  Promise.all(requests.map((fields) => exchange(stage, fields)));
