import type { Organisation } from "../organisation/organisation.ts";
import type { Caused } from "../outbox/caused.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";
import type { Change } from "./change.ts";
import type { RegisterPage } from "./register-page.ts";

export type OrganisationPage = RegisterPage<"created_at" | "legal_name">;

export interface OrganisationStore {
  find(id: string): Promise<Organisation | undefined>;
  /** @param code in its normal form */
  findByCode(code: string): Promise<Organisation | undefined>;
  /** Newest first unless ordered. @throws `entity_not_found` for an `after` that is not there */
  list(page: OrganisationPage): Promise<readonly Organisation[]>;

  /** Adds it and its first members, in one commit. @throws `entity_exists` for a code that another organisation has */
  add(organisation: Organisation, members: readonly OrganisationMember[], caused: Caused): Promise<void>;

  /**
   * Changes it, and with it what its mini programs and merchants tell of it.
   * @throws `entity_not_found`; `entity_exists` for a code that another organisation has
   */
  change(id: string, change: Change<Organisation>): Promise<void>;
}
