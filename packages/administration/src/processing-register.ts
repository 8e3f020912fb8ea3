/** Records of processing and recipients, as operations list and export them. */
import { listRecipients, type Period, processingRecords, refuse, shanghaiDayStart } from "@shiming/core";
import type { Static } from "typebox";
import { describeProcessing, describeRecipient, ofPlatform } from "./described-processing.ts";
import type { OperationDeps } from "./operation.ts";
import { PAGE } from "./schemas/common.ts";
import type { ProcessingInput, ProcessingRecord, Recipient, RecipientInput } from "./schemas/processing.ts";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 365;

type Deps = Pick<OperationDeps, "stores" | "operator">;

/** Whole days, so that whoever asks again today asks for the same. */
function periodOf({ from, to }: { readonly from?: string; readonly to?: string }, at: Date): Period {
  const before = to === undefined ? new Date(shanghaiDayStart(at).getTime() + DAY_MS) : new Date(to);
  const begin = from === undefined ? new Date(before.getTime() - USUAL_DAYS * DAY_MS) : new Date(from);
  if (begin >= before) refuse("value_invalid", { hint: END_FIRST });
  return { from: begin, before };
}

/** What is counted unless somebody says otherwise: whoever needs no figures asks for these, which may be known. */
export const usualPeriod = (at: Date): Period => periodOf({}, at);

export async function processingRegister(
  { limit = PAGE, from, to, ...asked }: Static<typeof ProcessingInput>,
  deps: Deps,
  at: Date,
): Promise<ProcessingRecord[]> {
  const period = periodOf({ ...(from && { from }), ...(to && { to }) }, at);
  const same = await ofPlatform(period, deps);
  const records: ProcessingRecord[] = [];
  for await (const record of processingRecords({ ...asked, ...period }, deps.stores, at)) {
    if (records.push(describeProcessing(record, same)) >= limit) break;
  }
  return records;
}

export async function recipientRegister(
  { limit = PAGE, from, to, search = "", state, after }: Static<typeof RecipientInput>,
  { stores }: Deps,
  at: Date,
): Promise<Recipient[]> {
  const period = periodOf({ ...(from && { from }), ...(to && { to }) }, at);
  const all = await listRecipients(period, stores, at);
  const behind = after === undefined ? 0 : all.findIndex(({ key }) => key === after) + 1;
  if (after !== undefined && behind === 0) refuse("entity_not_found", { hint: GONE });
  const found = all
    .slice(behind)
    .filter((each) => each.legalName.includes(search) && (state === undefined || each.state === state))
    .slice(0, limit);
  const numbers = new Set(found.flatMap(({ merchants }) => [...merchants.keys()]));
  const merchants = await Promise.all([...numbers].map((mchId) => stores.merchants.find(mchId)));
  const names = new Map(merchants.flatMap((each) => (each ? [[each.mchId, each.legalName] as const] : [])));
  return found.map((each) => describeRecipient(each, names, period));
}

const END_FIRST = { en: "the beginning is not before the end", zh: "开始时间应早于结束时间" };
const GONE = { en: "that recipient is not in the list any more", zh: "列表中已没有这个接收方" };
