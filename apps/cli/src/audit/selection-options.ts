/** Which entries `audit list` and `audit export` read: their options, and what these mean. */
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { auditActionWords, auditKindWords } from "@shiming/administration/words";
import { type AuditSelection, isAppid, isMchId } from "@shiming/core";
import { isSqliteDirectoryInUse } from "@shiming/store/locks";
import type { PlatformLocation } from "../administration/location.ts";
import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { isInPostgres, requirePlatform } from "../server/database-place.ts";
import { parseTime } from "../time-option.ts";
import { type AuditData, auditDataOf } from "./data.ts";

export interface SelectionOptions {
  readonly user?: string;
  readonly host?: string;
  readonly appid?: string;
  readonly mchId?: string;
  readonly kind?: readonly string[];
  readonly action?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export function addSelectionOptions(command: Command): Command {
  return command
    .option("--user <user_id>", {
      en: "what concerns this person; the audit records that you looked",
      zh: "与此人有关的记录；此次查阅会记入审计",
    })
    .option("--host <issuer>", {
      en: "the host of --user (default: the only one)",
      zh: "--user 所属宿主（默认：唯一的那个）",
    })
    .option("--appid <appid>", { en: "what concerns this mini program", zh: "与该小程序有关的记录" })
    .option("--mch-id <mch_id>", { en: "what concerns this merchant", zh: "与该商户号有关的记录" })
    .option("--kind <kind...>", { en: "only entries of these kinds", zh: "仅这些种类的记录" })
    .option("--action <action...>", {
      en: "only entries of these actions: secret_reset, ... (--json shows them)",
      zh: "仅这些操作的记录：secret_reset 等（用 --json 查看代号）",
    })
    .option("--from <time>", {
      en: "from this day or time on (Asia/Shanghai)",
      zh: "从该日期或时间起（北京时间）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time",
      zh: "到该日期结束，或到该时间之前",
    });
}

/**
 * What the options select. Reading by person is remembered in the audit first, wherever the data is the platform's own.
 * @throws Sentence for what is no data, kind, action, time, host, appid or merchant number
 */
export async function selectionOf(
  options: SelectionOptions,
  location: PlatformLocation,
): Promise<AuditSelection> {
  const { data } = location;
  requirePlatform(data);
  const { appid, mchId, from, to } = options;
  if (appid !== undefined && !isAppid(appid)) {
    usage({
      en: `"${appid}" is no appid: wx and 16 hex digits in lower case.`,
      zh: `“${appid}”不是 appid：应为 wx 加 16 位小写十六进制数字。`,
    });
  }
  if (mchId !== undefined && !isMchId(mchId)) {
    usage({
      en: `"${mchId}" is no merchant number: 8 to 10 digits.`,
      zh: `“${mchId}”不是商户号：应为 8 到 10 位数字。`,
    });
  }
  const read = await auditDataOf(data);
  return {
    kinds: options.kind?.map(requireKind),
    actions: options.action?.map(requireAction),
    from: from === undefined ? undefined : parseTime("--from", from, "start"),
    to: to === undefined ? undefined : parseTime("--to", to, "end"),
    appid,
    merchant:
      mchId === undefined ? undefined : { mchId, certSerialNos: await read.certificateSerials(mchId) },
    person: await personOf(options, location, read),
  };
}

function requireKind(kind: string): string {
  if (Object.hasOwn(auditKindWords, kind)) return kind;
  const known = Object.keys(auditKindWords).join(", ");
  return usage({ en: `"${kind}" is no kind of entry: ${known}.`, zh: `没有“${kind}”这种记录：${known}。` });
}

function requireAction(action: string): string {
  if (Object.hasOwn(auditActionWords, action)) return action;
  const known = Object.keys(auditActionWords).join(", ");
  return usage({ en: `"${action}" is no action: ${known}.`, zh: `没有“${action}”这种操作：${known}。` });
}

async function personOf(
  { user: userId, host }: SelectionOptions,
  location: PlatformLocation,
  read: AuditData,
): Promise<AuditSelection["person"]> {
  if (userId === undefined) {
    if (host !== undefined) usage({ en: "--host needs --user.", zh: "--host 需要与 --user 一起使用。" });
    return undefined;
  }
  const account = { issuer: requireHost(host, await read.hosts()), userId };
  if (isOwnData(location))
    await perform(location, "audit.record_reading", { issuer: account.issuer, user_id: account.userId });
  return { account, consentIds: new Set(await read.consentIds(account.issuer, userId)) };
}

function requireHost(named: string | undefined, hosts: readonly string[]): string {
  const [only, ...others] = hosts;
  if (named === undefined && only !== undefined && others.length === 0) return only;
  if (named !== undefined && hosts.includes(named)) return named;
  const all = hosts.join(", ");
  return usage({ en: `Name the host with --host, one of: ${all}.`, zh: `请用 --host 指定宿主：${all}。` });
}

/** A copy without keys, or on read-only media, is an auditor's: nothing is written to it. */
function isOwnData({ data, keys }: PlatformLocation): boolean {
  if (isSqliteDirectoryInUse(data)) return true;
  if (isInPostgres(data)) return existsSync(keys);
  try {
    accessSync(join(data, "shiming.db"), constants.W_OK);
    return existsSync(keys);
  } catch {
    return false;
  }
}
