/** Of two failures, the answer names the one that comes first in the contract's order. Contract §5. */
import type { Errcode } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import { NotJudged, needed, Violation } from "../finding.ts";
import type { Received } from "../http.ts";
import { accessTokenOf } from "../parties/access.ts";
import { exchange, secondsOf, signatureOf, strangeToken } from "../parties/merchant.ts";
import type { TargetApp } from "../target.ts";
import { type Text, text } from "../text.ts";

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
  readonly what: Text;
  readonly part: (stage: Stage) => Partial<Situation>;
}

const appThat = (what: string, isIt: (app: TargetApp) => boolean) => (stage: Stage) => ({
  app: needed(stage.target.apps.find(isIt), `mini program ${what}`),
});

/** In the order of the contract. */
const faults: readonly Fault[] = [
  { errcode: 43002, what: text("a wrong method", "方法不对"), part: () => ({ method: "PUT" }) },
  { errcode: 41001, what: text("no access token", "没有 access token"), part: () => ({ app: undefined }) },
  {
    errcode: 40001,
    what: text("an unknown access token", "access token 不存在"),
    part: () => ({ app: null }),
  },
  {
    errcode: 45002,
    what: text("a body too large", "请求体过大"),
    part: () => ({ suffix: " ".repeat(16_384) }),
  },
  { errcode: 47001, what: text("a body that is no JSON", "请求体不是 JSON"), part: () => ({ suffix: "}" }) },
  {
    errcode: 94001,
    what: text("no cert_serialno", "没有 cert_serialno"),
    part: () => ({ certSerialNo: undefined }),
  },
  {
    errcode: 94009,
    what: text("a malformed cert_serialno", "cert_serialno 格式不对"),
    part: () => ({ certSerialNo: "1" }),
  },
  {
    errcode: 94008,
    what: text("a malformed timestamp", "timestamp 格式不对"),
    part: () => ({ timestamp: -1 }),
  },
  {
    errcode: 94011,
    what: text("an old timestamp", "timestamp 过旧"),
    part: (stage) => ({ timestamp: nowIn(stage) - 310 }),
  },
  { errcode: 94010, what: text("an unknown mch_id", "mch_id 不存在"), part: () => ({ mchId: "77777777" }) },
  {
    errcode: 94009,
    what: text("an unknown certificate", "证书不存在"),
    part: () => ({ certSerialNo: "F".repeat(40) }),
  },
  { errcode: 94003, what: text("a wrong signature", "签名不对"), part: () => ({ isSignedRight: false }) },
  {
    errcode: 94006,
    what: text("no access", "没有权限"),
    part: appThat("without access", ({ isApproved }) => !isApproved),
  },
  {
    errcode: 94007,
    what: text("no binding", "没有绑定"),
    part: appThat("without merchant", ({ isApproved, mchId }) => isApproved && mchId === undefined),
  },
  { errcode: 94005, what: text("a wrong auth_token", "auth_token 不对"), part: () => ({}) },
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
    const when = [fault, ...others].map(({ what }) => what.en).join(" and ");
    throw new Violation(`${error.expected} for ${when}`, error.seen);
  }
}

export const orderCases: readonly Case[] = faults.map((fault, place) => ({
  section,
  title: text(
    `order of failures: ${fault.errcode} (${fault.what.en}) before everything after it`,
    `错误的先后：${fault.errcode}（${fault.what.zh}）先于其后的一切`,
  ),
  async run(stage) {
    fault.part(stage);
    await requireFirst(stage, fault);
    const later = possible(stage, faults.slice(place + 1));
    for (const other of later.filter((one) => areCompatible(stage, fault, one))) {
      await requireFirst(stage, fault, other);
    }
  },
}));
