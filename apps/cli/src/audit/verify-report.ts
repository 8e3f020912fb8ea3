/** What `audit verify` tells a person of what it found. */
import type { AuditProblem, AuditReport, SignedTreeHead } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { counted } from "../counted.ts";

const MEANING: Record<AuditProblem["problem"], Text> = {
  changed: { en: "was changed", zh: "被改动过" },
  missing: { en: "is missing", zh: "缺失" },
  added: { en: "was added: no entry has such a number", zh: "是添加的：没有这个编号的记录" },
  cut: { en: "was cut off: a signed head covers it", zh: "被截去：有签名的链头记着它" },
  rewritten: {
    en: "rewritten, or some of them: a signed head covers others",
    zh: "（全部或部分）被重写过：有签名的链头记着的是别的内容",
  },
  forked: {
    en: "ends another audit that was signed beside this one",
    zh: "之前另有一份审计被签名过，与这一份不同",
  },
  head_forged: { en: "has a head with a wrong signature", zh: "的链头签名不对" },
};

/** How far a witness vouches for the log. */
export function witnessSentence({
  url,
  head: { seq, at },
}: {
  readonly url: string;
  readonly head: SignedTreeHead;
}): Text {
  return {
    en: `${url} has signed ${counted(seq, "entry", "entries")}, the last time at ${at}`,
    zh: `${url} 已联署前 ${seq} 条记录，最近一次在 ${at}`,
  };
}

/** A line for each, the sum last. */
export function auditSentences({ entries, signedHeads, givenUp, problems }: AuditReport): Text[] {
  return [
    ...givenUp.map(({ seq, lastSeq, at }) => ({
      en: `entries ${seq} to ${lastSeq} of newer data were given up on ${at}, when older data was accepted`,
      zh: `较新数据的第 ${seq} 到 ${lastSeq} 条记录已在 ${at} 接受较旧数据时放弃`,
    })),
    ...problems.map(problemSentence),
    {
      en: [
        counted(entries, "entry", "entries"),
        counted(signedHeads, "signed head"),
        counted(problems.length, "problem"),
      ].join(", "),
      zh: `${entries} 条记录，${signedHeads} 个签名链头，${problems.length} 个问题`,
    },
  ];
}

function problemSentence(found: AuditProblem): Text {
  const { en, zh } = MEANING[found.problem];
  const isRange = "lastSeq" in found && found.lastSeq !== found.seq;
  return {
    en: `entry ${found.seq}${isRange ? ` to ${found.lastSeq}` : ""} ${en}`,
    zh: `第 ${found.seq}${isRange ? ` 到 ${found.lastSeq}` : ""} 条记录${zh}`,
  };
}
