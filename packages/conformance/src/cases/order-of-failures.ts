/** Of two failures, the answer names the one that comes first in the contract's order. Contract §5. */
import type { Errcode } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import { NotJudged, needed, Violation } from "../finding.ts";
import type { Received } from "../http.ts";
import { accessTokenOf } from "../parties/access.ts";
import { exchange, secondsOf, signatureOf, strangeToken } from "../parties/merchant.ts";
import type { TargetApp } from "../target.ts";

const section = 5;

/** A request, each part of which can be at fault by itself. The `auth_token` always is: it comes last. */
interface Situation {
  readonly method: string;
  /** Whose access token it has: `undefined` for none, `null` for one that nobody gave out. */
  readonly app: TargetApp | undefined | null;
  readonly suffix: string;
  readonly certSerialNo: string | undefined;
  readonly timestamp: number;
  readonly mchId: string;
  readonly isSignedRight: boolean;
}

interface Fault {
  readonly errcode: Errcode;
  readonly what: string;
  readonly part: (stage: Stage) => Partial<Situation>;
}

const appThat = (what: string, isIt: (app: TargetApp) => boolean) => (stage: Stage) => ({
  app: needed(stage.target.apps.find(isIt), `mini program ${what}`),
});

/** In the order of the contract. */
const faults: readonly Fault[] = [
  { errcode: 43002, what: "a wrong method", part: () => ({ method: "PUT" }) },
  { errcode: 41001, what: "no access token", part: () => ({ app: undefined }) },
  { errcode: 40001, what: "an unknown access token", part: () => ({ app: null }) },
  { errcode: 45002, what: "a body too large", part: () => ({ suffix: " ".repeat(16_384) }) },
  { errcode: 47001, what: "a body that is no JSON", part: () => ({ suffix: "}" }) },
  { errcode: 94001, what: "no cert_serialno", part: () => ({ certSerialNo: undefined }) },
  { errcode: 94009, what: "a malformed cert_serialno", part: () => ({ certSerialNo: "1" }) },
  { errcode: 94008, what: "a malformed timestamp", part: () => ({ timestamp: -1 }) },
  { errcode: 94011, what: "an old timestamp", part: (stage) => ({ timestamp: nowIn(stage) - 310 }) },
  { errcode: 94010, what: "an unknown mch_id", part: () => ({ mchId: "77777777" }) },
  { errcode: 94009, what: "an unknown certificate", part: () => ({ certSerialNo: "F".repeat(40) }) },
  { errcode: 94003, what: "a wrong signature", part: () => ({ isSignedRight: false }) },
  {
    errcode: 94006,
    what: "no access",
    part: appThat("without access", ({ isApproved }) => !isApproved),
  },
  {
    errcode: 94007,
    what: "no binding",
    part: appThat("without merchant", ({ isApproved, mchId }) => isApproved && mchId === undefined),
  },
  { errcode: 94005, what: "a wrong auth_token", part: () => ({}) },
];

const nowIn = (stage: Stage) => secondsOf(stage.now());

function situationOf(stage: Stage, found: readonly Fault[]): Situation {
  const { app, merchant } = stage.target;
  const right: Situation = {
    method: "POST",
    app,
    suffix: "",
    certSerialNo: merchant.certSerialNo,
    timestamp: nowIn(stage),
    mchId: merchant.mchId,
    isSignedRight: true,
  };
  return Object.assign(right, ...found.map(({ part }) => part(stage)));
}

async function request(stage: Stage, situation: Situation): Promise<Received> {
  const { method, app, suffix, certSerialNo, timestamp, mchId, isSignedRight } = situation;
  const message = `cert_serialno=${certSerialNo}&timestamp=${timestamp}${isSignedRight ? "" : "0"}`;
  const fields = {
    auth_token: strangeToken(),
    mch_id: mchId,
    cert_serialno: certSerialNo,
    timestamp,
    sign: signatureOf(message, stage.target.merchant.privateKey),
  };
  const accessToken =
    app === null ? "x".repeat(64) : app === undefined ? "" : await accessTokenOf(stage, app);
  return exchange(stage, JSON.stringify(fields) + suffix, { method, accessToken });
}

/** Two faults of one part exclude each other. */
function areCompatible(stage: Stage, a: Fault, b: Fault): boolean {
  const parts = Object.keys(a.part(stage));
  return !Object.keys(b.part(stage)).some((part) => parts.includes(part));
}

/** The faults that this target can be shown. */
function possible(stage: Stage, list: readonly Fault[]): Fault[] {
  return list.filter((fault) => {
    try {
      return fault.part(stage) !== undefined;
    } catch (error) {
      if (error instanceof NotJudged) return false;
      throw error;
    }
  });
}

async function requireFirst(stage: Stage, fault: Fault, ...others: readonly Fault[]): Promise<void> {
  try {
    requireCode(await request(stage, situationOf(stage, [fault, ...others])), fault.errcode);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    const when = [fault, ...others].map(({ what }) => what).join(" and ");
    throw new Violation(`${error.expected} for ${when}`, error.seen);
  }
}

export const orderCases: readonly Case[] = faults.map((fault, place) => ({
  section,
  title: `order of failures: ${fault.errcode} (${fault.what}) before everything after it`,
  async run(stage) {
    fault.part(stage);
    await requireFirst(stage, fault);
    const later = possible(stage, faults.slice(place + 1));
    for (const other of later.filter((one) => areCompatible(stage, fault, one))) {
      await requireFirst(stage, fault, other);
    }
  },
}));
