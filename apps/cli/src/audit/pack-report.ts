/** What `compliance verify` tells of a pack. */
import type { PackFault, PackFaultName, VerifiedPack } from "@shiming/compliance";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { facts } from "../listing/table.ts";

const FAULTS: Readonly<Record<PackFaultName, Text>> = {
  no_pack: { en: "this is no compliance pack, or it is damaged", zh: "这不是合规材料包，或已损坏" },
  key_not_trusted: {
    en: "it was signed with another key than the one that was given",
    zh: "签名所用的密钥不是给出的这一把",
  },
  signature_wrong: {
    en: "the manifest is not what was signed",
    zh: "清单与签名不符",
  },
  file_changed: { en: "the file was changed", zh: "文件被改动过" },
  file_missing: { en: "the file is missing", zh: "缺少文件" },
  file_added: { en: "the file was added", zh: "文件是添加的" },
  archive_changed: {
    en: "the archive was changed beside what its files say",
    zh: "压缩包在文件内容之外被改动过",
  },
  checkpoint_wrong: {
    en: "the checkpoint is not of this log, or of another size",
    zh: "检查点不是该日志的，或大小不符",
  },
  not_consistent: {
    en: "the log does not go on from one checkpoint to the next",
    zh: "后一个检查点不是由前一个延续而来",
  },
  sample_wrong: { en: "the entry is not in the log, or was not drawn", zh: "记录不在日志中，或不是抽出的" },
  sample_missing: { en: "an entry that was drawn is missing", zh: "缺少抽出的记录" },
  receipt_wrong: { en: "the receipt does not hold", zh: "回执无效" },
};

const VALID: Text = {
  en: "The pack is valid: signed by that key, whole, and its samples are in the log.",
  zh: "材料包有效：由该密钥签名，内容完整，抽样都在日志中。",
};
const INVALID: Text = { en: "The pack is not valid.", zh: "材料包无效。" };
const UNKNOWN: Text = {
  en: "Whether the pack is valid cannot be said: it holds together, by a key that it brings along.",
  zh: "无法判断材料包是否有效：它自身一致，但公钥是它自带的。",
};
const NO_KEY = (key: string): Text => ({
  en: `nobody vouches for its key: give the platform's by --log-key; the pack has ${key}`,
  zh: `没有可信的公钥：请用 --log-key 给出平台的公钥；材料包里的是 ${key}`,
});
const MOST_TOLD = 100;

export function packLines(
  { faults, manifest }: VerifiedPack,
  isKeyGiven: boolean,
  language: Language,
): readonly string[] {
  const lacksKeyAlone = !isKeyGiven && faults.every(({ fault }) => fault === "key_not_trusted");
  const verdict = faults.length === 0 ? VALID : lacksKeyAlone ? UNKNOWN : INVALID;
  const told = faults.slice(0, MOST_TOLD).map((fault) => {
    const isUnvouched = fault.fault === "key_not_trusted" && !isKeyGiven;
    return isUnvouched ? NO_KEY(manifest?.log.key ?? "")[language] : faultLine(fault, language);
  });
  return [verdict[language], ...told, ...(manifest ? ["", facts(factsOf(manifest))] : [])];
}

function faultLine({ fault, file, at }: PackFault, language: Language): string {
  const place = at === undefined ? "" : { en: ` (byte ${at})`, zh: `（第 ${at} 字节）` }[language];
  const colon = { en: ": ", zh: "：" }[language];
  return `${file === undefined ? "" : `${file}${place}${colon}`}${FAULTS[fault][language]}`;
}

function factsOf({
  platform,
  period,
  created_at,
  created_by,
  log,
  samples,
  files,
}: NonNullable<VerifiedPack["manifest"]>) {
  return [
    ["operator", `${platform.operator} (${platform.url})`],
    ["period", `${period.from} – ${period.to}`],
    ["created_at", created_at],
    ["created_by", created_by],
    ["log", log.name],
    ["entries", `${log.start + 1} – ${log.end} (${log.latest})`],
    ["samples", `${Math.min(samples.count, log.end - log.start)}`],
    ["seed", samples.seed],
    ["files", `${files.length}`],
  ] as const;
}

export function packForPrograms({ faults, manifest }: VerifiedPack) {
  return {
    valid: faults.length === 0,
    faults: faults.map(({ fault, file = null, at = null }) => ({ fault, file, at })),
    manifest: manifest ?? null,
  };
}
