/** How the host API fails: RFC 9457 `application/problem+json` with `errMsg` and `reason` of §2. Contract §8. */
import Type, { type Static } from "typebox";
import {
  CONSENT_OK,
  type ConsentErrMsg,
  type ConsentFailure,
  consentFailures,
  failErrMsg,
} from "../consent-failures.ts";
import { ConsentDetails } from "./consent.ts";

const failErrMsgs = (Object.keys(consentFailures) as ConsentFailure[]).map((failure) => failErrMsg(failure));

/** `errMsg` of a failure. */
export const FailErrMsg = Type.Unsafe<Exclude<ConsentErrMsg, typeof CONSENT_OK>>({
  type: "string",
  enum: failErrMsgs,
});

/** Members of RFC 9457, §3.1. */
const problemMembers = {
  /** A URI reference; `about:blank` where the status says it all. */
  type: Type.String(),
  title: Type.String({ minLength: 1 }),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  detail: Type.Optional(Type.String()),
};

/** Where the consent itself has failed, and the mini program is told why. */
export type ConsentProblem = Static<typeof ConsentProblem>;
export const ConsentProblem = Type.Object({
  ...problemMembers,
  errMsg: FailErrMsg,
  /** One sentence for the developer that says what is missing. */
  reason: Type.String({ minLength: 1 }),
});

/** Any failure of the host API. `errMsg` and `reason` are absent where the consent may still succeed. */
export type Problem = Static<typeof Problem>;
export const Problem = Type.Object({
  ...problemMembers,
  errMsg: Type.Optional(FailErrMsg),
  reason: Type.Optional(Type.String({ minLength: 1 })),
});

/** 403 of `approve`: the sheet stays open. */
export type WrongPasswordProblem = Static<typeof WrongPasswordProblem>;
export const WrongPasswordProblem = Type.Object({
  ...problemMembers,
  tries_left: Type.Integer({ minimum: 0 }),
});

/** 409 of `approve`: the notice that was read is not the one to be told. The sheet stays open, and shows these. */
export type NoticeChangedProblem = Static<typeof NoticeChangedProblem>;
export const NoticeChangedProblem = Type.Object({
  ...problemMembers,
  reason: Type.String({ minLength: 1 }),
  details: ConsentDetails,
});

/** 423 of `approve`: the consent has failed with `account locked`. */
export type AccountLockedProblem = Static<typeof AccountLockedProblem>;
export const AccountLockedProblem = Type.Object({
  ...ConsentProblem.properties,
  /** RFC 3339. */
  locked_until: Type.String({ format: "date-time" }),
});

/** What the sheet of a verification ends with: the `code`, or why there is none. Contract §9. */
export type VerificationDetail = Static<typeof VerificationDetail>;
export const VerificationDetail = Type.Union([
  Type.Object({ errMsg: Type.Literal(CONSENT_OK), code: Type.String({ minLength: 1 }) }),
  Type.Object({ errMsg: FailErrMsg, reason: Type.String({ minLength: 1 }) }),
]);

/** What the button's event carries in `detail`. Contract §2. */
export type ButtonEventDetail = Static<typeof ButtonEventDetail>;
export const ButtonEventDetail = Type.Union([
  Type.Object({ errMsg: Type.Literal(CONSENT_OK), auth_token: Type.String({ minLength: 1 }) }),
  Type.Object({ errMsg: FailErrMsg, reason: Type.String({ minLength: 1 }) }),
]);
