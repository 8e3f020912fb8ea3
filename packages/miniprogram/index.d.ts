/**
 * Types for the handlers of a page. They fit `WechatMiniprogram.CustomEvent` and need no other typings; nothing of this
 * package is imported at run time but the component, through `usingComponents`.
 */

/** What both buttons hand over when the user has consented. */
export interface RealnameSuccessDetail {
  readonly errMsg: "openRealnameAuth:ok";
  /** For your back end, which exchanges it once, within five minutes. */
  readonly auth_token: string;
}

/** Why there is no `auth_token`, for programs. */
export type RealnameReason =
  | "cancel"
  | "access_denied"
  | "invalid_category_id"
  | "version_too_low"
  | "account_locked"
  | "no_real_name_info"
  | "not_register_wechat_pay"
  | "stale_request"
  | "system_error";

/** What `errMsg` says then. */
export type RealnameFailErrMsg =
  | "openRealnameAuth:fail cancel"
  | "openRealnameAuth:fail access denied"
  | "openRealnameAuth:fail invalid category-id"
  | "openRealnameAuth:fail version too low"
  | "openRealnameAuth:fail account locked"
  | "openRealnameAuth:fail no real name info"
  | "openRealnameAuth:fail not register wechat pay"
  | "openRealnameAuth:fail stale request"
  | "openRealnameAuth:fail system error";

export interface RealnameFailDetail {
  readonly errMsg: RealnameFailErrMsg;
  readonly reason: RealnameReason;
  /** For the user, in the button's language. */
  readonly message: string;
  /** For you: what is missing, and what to do. */
  readonly hint: string;
}

/** What the bare `<button open-type="getRealnameAuthInfo">` hands over. Its `reason` is a sentence for the developer. */
export type RealnameAuthInfoDetail =
  | RealnameSuccessDetail
  | { readonly errMsg: RealnameFailErrMsg; readonly reason: string };

/** An event of a mini program's component, as far as handlers of these need it. */
export interface RealnameEvent<Type extends string, Detail> {
  readonly type: Type;
  readonly timeStamp: number;
  readonly target: RealnameEventTarget;
  readonly currentTarget: RealnameEventTarget;
  readonly detail: Detail;
}

export interface RealnameEventTarget {
  readonly id: string;
  // What a page writes as data-…: only the page knows.
  // biome-ignore lint/suspicious/noExplicitAny: as in the typings of mini programs
  readonly dataset: Record<string, any>;
}

/** `bind:success` of `<realname-button>`. */
export type RealnameSuccessEvent = RealnameEvent<"success", RealnameSuccessDetail>;

/** `bind:fail` of `<realname-button>`. */
export type RealnameFailEvent = RealnameEvent<"fail", RealnameFailDetail>;

/** `bindgetrealnameauthinfo` of the bare button. */
export type RealnameAuthInfoEvent = RealnameEvent<string, RealnameAuthInfoDetail>;
