/** How events are listed for people. */
import type { Delivery, ShownDelivery } from "@shiming/administration";
import { eventWords, messageStateWords } from "@shiming/administration/words";
import type { Language } from "../language.ts";
import { printableLines } from "../printable.ts";
import { facts, table } from "./table.ts";
import { timeText } from "./words.ts";

const HEADS = {
  en: ["ID", "AT", "EVENT", "STATE", "TRIES", "LAST ERROR"],
  zh: ["ID", "时间", "事件", "状态", "尝试次数", "最近的错误"],
};

export function deliveriesTable(events: readonly Delivery[], language: Language): string {
  const rows = events.map(({ id, created_at, event, state, attempts, last_error }) => [
    ...[id, timeText(created_at), eventText(event, language), messageStateWords[state][language]],
    ...[String(attempts), last_error ?? ""],
  ]);
  return table(HEADS[language], rows);
}

/** As people call it, and as the token has it. */
function eventText(event: string, language: Language): string {
  return event in eventWords ? `${eventWords[event as keyof typeof eventWords][language]} (${event})` : event;
}

const TRY_HEADS = {
  en: ["TRIED AT", "ANSWER", "TOOK", "ERROR"],
  zh: ["推送时间", "应答", "用时", "错误"],
};

/** An event, what is pushed, what came of each try, and what its receiver said last. */
export function deliveryText(event: ShownDelivery, language: Language): string {
  const words = (en: string, zh: string) => (language === "zh" ? zh : en);
  const { tries, request } = event;
  const head = facts([
    [words("EVENT", "事件"), eventText(event.event, language)],
    [words("STATE", "状态"), messageStateWords[event.state][language]],
    [words("CAUSED", "产生时间"), timeText(event.created_at)],
    [words("TRIES", "尝试次数"), String(event.attempts)],
    [words("LAST ERROR", "最近的错误"), event.last_error ?? ""],
    [words("NEXT TRY", "下次尝试"), event.next_try_at ? timeText(event.next_try_at) : ""],
    [words("PUSHED TO", "推送地址"), request.url ?? ""],
    [words("CLAIMS", "推送内容"), request.claims ?? ""],
  ]);
  const rows = tries.map(({ at, answer, took_ms, error }) => [
    ...[at ? timeText(at) : "", answer ? `HTTP ${answer.status}` : "", `${took_ms} ms`, error ?? ""],
  ]);
  const last = tries[0]?.answer?.body;
  return [
    head,
    ...(rows.length > 0 ? [table(TRY_HEADS[language], rows)] : []),
    ...(last ? [printableLines(last)] : []),
  ].join("\n\n");
}
