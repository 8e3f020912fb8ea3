/** What the phone's page and its back end say to one another: JSON under `/api/`, and one stream of events. */
import type { ConsentKind, FailDetail } from "@shiming/wire";
import type { Problem } from "../bundle/bundle.ts";
import type { WxRequest, WxResponse } from "../link/link.ts";

/** A person of the sandbox, as the panel offers them. */
export interface PhonePersona {
  readonly userId: string;
  /** What the persona is there to try. */
  readonly persona: string;
  readonly realName: string | null;
  /** An invented one: the panel shows it, so that a newcomer can type it. */
  readonly payPassword: string;
  /** User ids of those who may act for them. */
  readonly guardians: readonly string[];
}

/** A mini program that the phone can open. */
export interface PhoneApp {
  /** In URLs. */
  readonly id: string;
  readonly name: string;
  readonly appid: string;
}

/** `GET /api/phone` */
export interface PhoneSettings {
  readonly personas: readonly PhonePersona[];
  readonly apps: readonly PhoneApp[];
}

/** `GET /api/apps/{id}/bundle` → MiniProgramBundle; `GET /api/apps/{id}/files/{path}` → a file of the mini program. */

/** `POST /api/consent-requests`: plays the host's back end. 200 with a `SheetInvitation`, or with the button's failure. */
export interface SheetQuestion {
  readonly userId: string;
  /** The child for whom that user acts as a guardian. */
  readonly actFor?: string | undefined;
  readonly appid: string;
  readonly clientOs: string;
  readonly clientVersion: string;
  readonly kind: ConsentKind;
  readonly categoryId?: unknown;
}

/** `POST /api/login-codes`: what `wx.login` gives. */
export type LoginQuestion = Omit<SheetQuestion, "kind" | "categoryId">;
export interface LoginCode {
  readonly code: string;
}

export type SheetInvitation =
  | { readonly sheetUrl: string; readonly failure?: undefined }
  | { readonly failure: FailDetail; readonly sheetUrl?: undefined };

/** `POST /api/me-sessions` `{ userId, actFor? }`: where "my authorizations" of this person is, or of the child. */
export interface MySession {
  readonly url: string;
}

/** `POST /api/requests` with a `WxRequest`: what `wx.request` does, without a browser's rules about origins. */
export type RequestOutcome =
  | { readonly response: WxResponse; readonly errMsg?: undefined }
  | { readonly errMsg: string; readonly response?: undefined };
export type { WxRequest };

/** `GET /api/events`: server-sent events, each `data:` one of these. Those of the last minutes come first. */
export type PhoneEvent =
  | { readonly kind: "traffic"; readonly entry: TrafficEntry }
  | { readonly kind: "audit"; readonly entry: AuditLine }
  /** A mini program's sources changed. */
  | { readonly kind: "changed"; readonly appId: string; readonly problems: readonly Problem[] }
  /** Another mini program can be opened. */
  | { readonly kind: "apps"; readonly apps: readonly PhoneApp[] };

/** One request that went over a wire: between which two, what it carried, and what came back. Secrets are left out. */
export interface TrafficEntry {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly milliseconds: number;
  readonly from: Party;
  readonly to: Party;
  readonly method: string;
  /** Path and query, secrets shortened. */
  readonly target: string;
  readonly status: number;
  readonly request: readonly TrafficField[];
  readonly response: readonly TrafficField[];
  /** What a refusal told the developer. */
  readonly hint?: { readonly en: string; readonly zh: string } | undefined;
  /** Where a signature was sent: the string that was to be signed. */
  readonly stringToSign?: string | undefined;
}

export type Party = "mini program" | "service provider" | "host" | "platform" | "person";

export interface TrafficField {
  readonly name: string;
  readonly value: string;
  /** The word under which the panel keeps the field's explanation, e.g. `cert_serialno`; one that it lacks is foreign to the contract. */
  readonly explanation: string;
}

/** An entry of the platform's audit. */
export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  /** `consent_approved`, `identity_released` … */
  readonly kind: string;
  /** What else the entry says, by name. None of it names a person. */
  readonly fields: Readonly<Record<string, string>>;
}
