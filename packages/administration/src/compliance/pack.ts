import { createPublicKey, sign } from "node:crypto";
import { type PackFile, sampleNumbers, writePack } from "@shiming/compliance";
import { type Actor, nameOfActor, refuse, shanghaiDateOf } from "@shiming/core";
import { FileAnswer } from "../file-answer.ts";
import type { OperationDeps } from "../operation.ts";
import { PACK_TYPE } from "../schemas/compliance.ts";
import { countFiles } from "./counts.ts";
import { type LogPart, logPartOf } from "./log-files.ts";
import { registerFiles } from "./registers.ts";
import { sampleFiles } from "./samples.ts";
import { type Period, type Tally, tallyOf } from "./tally.ts";

interface Asked {
  readonly period: Period;
  /** So many entries are proven. */
  readonly samples: number;
  /** Draws them; unless it is given, the root at the end of the period does. */
  readonly seed: string | undefined;
}

/** @throws `entity_not_found` without the key of the log; `platform_busy` before the log has signed its first checkpoint; later, while it is read, Error where something does not hold */
export async function compliancePack(
  { period, samples, seed: wanted }: Asked,
  actor: Actor,
  deps: Pick<OperationDeps, "stores" | "keys" | "keyStore" | "own" | "operator">,
  at: Date,
): Promise<FileAnswer> {
  const { stores } = deps;
  const own = deps.own ?? refuse("entity_not_found", { hint: NO_KEY });
  const log = await logPartOf(period, stores, own.logKey);
  const seed = wanted ?? log.endRoot;
  const numbers = sampleNumbers(seed, log.start, log.end, samples);
  const about = {
    platform: {
      url: own.url() || log.origin,
      version: own.version,
      operator: operatorNameOf(deps) ?? log.origin,
    },
    period: { from: period.from.toISOString(), to: period.to.toISOString() },
    created_at: at.toISOString(),
    created_by: nameOfActor(actor),
    log: { name: log.origin, key: log.key, start: log.start, end: log.end, latest: log.latest },
    samples: { seed, count: samples },
  };
  const signBytes = (signed: Uint8Array) => sign(null, signed, own.logKey);
  const platform = { url: about.platform.url, logKey: log.key };
  const signer = { publicKey: createPublicKey(own.logKey), sign: signBytes };
  const drawn = { stores, numbers, platform, sign: signer, at };
  const files = filesOf({ period, deps, log, at }, sampleFiles(drawn));
  const days = [period.from, new Date(period.to.getTime() - 1)].map(shanghaiDateOf).join("-to-");
  return new FileAnswer(`compliance-${days}.zip`, PACK_TYPE, writePack(about, files, signBytes));
}

const operatorNameOf = ({ operator }: Pick<OperationDeps, "operator">) =>
  operator?.legalName ?? operator?.name;

interface Whole {
  readonly period: Period;
  readonly deps: Pick<OperationDeps, "stores" | "keys" | "keyStore" | "operator">;
  readonly log: LogPart;
  readonly at: Date;
}

async function* filesOf(
  { period, deps, log, at }: Whole,
  samples: AsyncIterable<PackFile>,
): AsyncGenerator<PackFile> {
  const { stores } = deps;
  let tally: Promise<Tally> | undefined;
  yield* countFiles({
    period,
    stores,
    tally: () => {
      tally ??= tallyOf(period, stores);
      return tally;
    },
  });
  yield* registerFiles({ period, deps, at });
  yield* log.files;
  yield* samples;
}

const NO_KEY = {
  en: "the key of the log is not here: nothing can be signed",
  zh: "这里没有日志的密钥，无法签名",
};
