import type { Binding, BindingRequest } from "../mini-program/binding.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { Change } from "./change.ts";
import type { RegisterPage } from "./register-page.ts";

/** A binding, or a request for one, with the names of both. */
export interface ListedBinding {
  readonly appid: string;
  readonly name: string;
  readonly mchId: string;
  readonly legalName: string;
  /** Absent for one that is bound. */
  readonly request?: { readonly at: Date; readonly until: Date } | undefined;
}

export interface MiniProgramPage extends RegisterPage<"appid" | "name"> {
  readonly access?: MiniProgram["access"]["state"] | undefined;
}

export interface BindingPage extends Omit<RegisterPage<"appid" | "mch_id">, "among"> {
  readonly state?: "bound" | "open" | "expired" | undefined;
  /** When a request is open, or over. */
  readonly at: Date;
}

export interface MiniProgramStore {
  /** The `serviceProvider` of one that belongs to an organisation is what the organisation is now. */
  find(appid: string): Promise<MiniProgram | undefined>;
  /** By their appids unless ordered. @throws `entity_not_found` for an `after` that is not there */
  list(page: MiniProgramPage): Promise<readonly MiniProgram[]>;

  /** Adds or changes it. */
  change(appid: string, change: Change<MiniProgram | undefined, MiniProgram>): Promise<void>;

  /**
   * Changes it into another organisation's. What it could do for the former one ends with the same commit: bindings and
   * requests for them, access tokens, and consents that were asked for or given and not yet used.
   */
  transfer(appid: string, change: Change<MiniProgram | undefined, MiniProgram>, at: Date): Promise<void>;

  isBound(appid: string, mchId: string): Promise<boolean>;
  boundMerchants(appid: string): Promise<readonly string[]>;
  /** The appids of those that may use a merchant's number. */
  boundTo(mchId: string): Promise<readonly string[]>;
  /** Those that are on offer, or were and no end is on record, in time or not: all, or those from or to these organisations. */
  listOffered(organisationIds?: readonly string[]): Promise<readonly MiniProgram[]>;
  /** Those that were offered until then, and of whose offer no end is on record. */
  offeredUntil(at: Date): Promise<readonly MiniProgram[]>;
  /** Requests that are over then, and of which no end is on record. */
  bindingRequestsOver(at: Date): Promise<readonly BindingRequest[]>;
  /** Requests that are open then, oldest first. */
  bindingRequests(
    of: { readonly appid: string } | { readonly mchId: string },
    at: Date,
  ): Promise<readonly BindingRequest[]>;
  /** The key of one is `appid mch_id`. @throws `entity_not_found` for an `after` that is not there */
  listBindings(page: BindingPage): Promise<readonly ListedBinding[]>;
  changeBinding(appid: string, mchId: string, change: Change<Binding>): Promise<void>;
}
