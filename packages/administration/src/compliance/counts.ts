/** How often what happened, by month and mini program. */
import type { PackFile } from "@shiming/compliance";
import { type Stores, shanghaiDateOf, shanghaiDayStart } from "@shiming/core";
import { csvOf } from "./csv.ts";
import { COUNTED, type Period, type Tally } from "./tally.ts";

interface Asked {
  readonly period: Period;
  readonly stores: Stores;
  /** Made once, when it is asked for first. */
  readonly tally: () => Promise<Tally>;
}

const KINDS = Object.keys(COUNTED);

export function countFiles(asked: Asked): readonly PackFile[] {
  return [
    {
      path: "counts/by-mini-program.csv",
      what: {
        zh: "每月各小程序的授权、提供、核验、撤回、拒绝和投诉次数，出自审计",
        en: "consents, releases, verifications, withdrawals, refusals and complaints by month and mini program, out of the audit",
      },
      content: csvOf(
        ["month", "appid", "mini_program", "service_provider", ...Object.values(COUNTED)],
        appRows(asked),
      ),
    },
    {
      path: "counts/actions.csv",
      what: {
        zh: "每月的人员操作、查阅、导入和删除次数，出自审计",
        en: "what staff and jobs have done, by month, out of the audit: deletions, answers, readings, imports",
      },
      content: csvOf(["month", "action", "times"], actionRows(asked)),
    },
    {
      path: "counts/calls.csv",
      what: {
        zh: "每月各小程序调用接口的返回码次数；统计用，以审计为准",
        en: "answers to calls by month, mini program and code; counted beside the audit, which is the truth",
      },
      content: csvOf(["month", "appid", "call", "code", "times"], callRows(asked)),
    },
    {
      path: "registers/retention-runs.csv",
      what: { zh: "到期记录的删除", en: "records that were removed after their time" },
      content: csvOf(["at", "removed"], removalRows(asked)),
    },
  ];
}

async function* appRows({ tally, stores }: Asked) {
  const { apps } = await tally();
  for (const [key, counts] of inOrder(apps)) {
    const [month = "", appid = ""] = key.split(" ");
    const app = await stores.miniPrograms.find(appid);
    const told = KINDS.map((kind) => counts.get(kind) ?? 0);
    yield [month, appid, app?.name, app?.serviceProvider.legalName, ...told];
  }
}

async function* actionRows({ tally }: Asked) {
  for (const [key, times] of inOrder((await tally()).actions)) yield [...key.split(" "), times];
}

async function* removalRows({ tally }: Asked) {
  for (const { at, told } of (await tally()).removals) yield [at, told];
}

const MOST_SUMS = 1_000_000;

async function* callRows({ period, stores }: Asked) {
  for (const { month, from, before } of monthsOf(period)) {
    const sums = await stores.usage.list({ from, before, by: "all", limit: MOST_SUMS });
    for (const { appid, what, code, times } of sums)
      if (what !== "consent") yield [month, appid, what, code, times];
  }
}

/** Each month of Asia/Shanghai, as far as it is in the period. */
function* monthsOf({ from, to }: Period) {
  for (let start = from; start < to; ) {
    const month = shanghaiDateOf(start).slice(0, 7);
    const [year = 0, number = 0] = month.split("-").map(Number);
    const next = shanghaiDayStart(new Date(Date.UTC(year, number, 1)));
    const before = next < to ? next : to;
    yield { month, from: start, before };
    start = before;
  }
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>) =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1));
