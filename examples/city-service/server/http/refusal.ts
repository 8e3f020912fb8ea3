/** Whatever this back end refuses: a word for programs, a status, and words for the citizen. */
import { minuteOf } from "../services/calendar.ts";

interface Words {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

export const refusals = {
  ask_again: {
    status: 422,
    zh: "本次授权已用过、已过期或已撤回。如需登录，请再点一次“实名授权”。",
    en: "This authorization was used, has expired or was withdrawn. To sign in, please tap the real-name button once more.",
  },
  no_payment_account: {
    status: 422,
    zh: "您还没有开通支付账户，暂时无法实名登录。开通后请再试，也可以到窗口办理。",
    en: "You have no payment account yet. Please open one and try again, or come to the counter.",
  },
  no_realname_info: {
    status: 422,
    zh: "您的账户里没有可以提供的居民身份证信息，暂时无法实名登录。请带本人证件到窗口办理。",
    en: "Your account has no resident ID card information to give, so you cannot sign in here. Please come to the counter with your document.",
  },
  busy: {
    status: 503,
    zh: "实名平台正忙，请稍等片刻再试。",
    en: "The real-name platform is busy. Please try again in a moment.",
  },
  come_back_tomorrow: {
    status: 503,
    zh: "今天实名登录的人数已满，请明天再来，急事请到窗口办理。",
    en: "No more people can sign in today. Please come back tomorrow, or come to the counter if it is urgent.",
  },
  not_your_fault: {
    status: 500,
    zh: "是我们这边出了问题，与您无关，我们已记录下来。请稍后再来。",
    en: "This is our mistake and not yours; we have noted it. Please come back later.",
  },
  not_on_the_roll: {
    status: 422,
    zh: "没有这个养老金编号，请核对后再试。",
    en: "There is no pension with this number. Please look at it again.",
  },
  another_person: {
    status: 422,
    zh: "您的实名信息与这个养老金编号登记的不一致。请由本人认证，或带身份证到窗口办理。",
    en: "You are not whom this pension is registered for. Please let that person do it, or come to the counter with your ID card.",
  },
  sign_in_needed: {
    status: 401,
    zh: "登录已过期，请重新登录。",
    en: "Your session has ended. Please sign in again.",
  },
  deleted: {
    status: 401,
    zh: "您已撤回授权，我们已于 {at} 删除您的全部数据。",
    en: "You withdrew your authorization, and we deleted all of your data at {at}.",
  },
  not_offered: {
    status: 422,
    zh: "这个号源已不再开放，请另选一个。",
    en: "This appointment is no longer offered. Please choose another.",
  },
  already_booked: {
    status: 409,
    zh: "您在这个时段已有预约，请先取消，或另选时段。",
    en: "You already have an appointment at that time. Please cancel it first, or choose another time.",
  },
  fully_booked: {
    status: 409,
    zh: "这个时段已约满，请另选一个。",
    en: "This time is fully booked. Please choose another.",
  },
  too_many_requests: {
    status: 429,
    zh: "操作过于频繁，请一分钟后再试。",
    en: "Too many requests. Please try again in a minute.",
  },
  not_found: {
    status: 404,
    zh: "没有找到，可能已经取消或删除了。",
    en: "Not found. It may have been cancelled or deleted already.",
  },
  request_malformed: {
    status: 400,
    zh: "请求格式不正确，请更新小程序后再试。",
    en: "The request is malformed. Please update the mini program and try again.",
  },
  request_too_large: {
    status: 413,
    zh: "请求内容过大。",
    en: "The request is too large.",
  },
} as const satisfies Record<string, Words>;

/** The stable word of a refusal. */
export type Reason = keyof typeof refusals;

export function wordsOf(reason: Reason, at?: Date): { readonly zh: string; readonly en: string } {
  const { zh, en } = refusals[reason];
  const time = at ? minuteOf(at) : "";
  return { zh: zh.replace("{at}", time), en: en.replace("{at}", time) };
}

/** Thrown by any route; the answer and the log are written in one place, `answers.ts`. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly #at: Date | undefined;

  /** @param at when it happened, where the words have a place for it */
  constructor(reason: Reason, { at, ...options }: ErrorOptions & { readonly at?: Date } = {}) {
    super(reason, options);
    this.reason = reason;
    this.#at = at;
  }

  /** For the citizen. */
  get words(): { readonly zh: string; readonly en: string } {
    return wordsOf(this.reason, this.#at);
  }
}
