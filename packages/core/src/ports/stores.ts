import type { AccessTokenStore } from "./access-token-store.ts";
import type { AccountImportStore } from "./account-import-store.ts";
import type { AccountStore } from "./account-store.ts";
import type { AuditStore } from "./audit-store.ts";
import type { CategoryStore } from "./category-store.ts";
import type { ConsentStore } from "./consent-store.ts";
import type { HostStore } from "./host-store.ts";
import type { Housekeeping } from "./housekeeping.ts";
import type { InvitationStore } from "./invitation-store.ts";
import type { KeyRegister } from "./key-register.ts";
import type { LogoStore } from "./logo-store.ts";
import type { MembershipStore } from "./membership-store.ts";
import type { MerchantStore } from "./merchant-store.ts";
import type { MiniProgramStore } from "./mini-program-store.ts";
import type { OlderData } from "./older-data.ts";
import type { OrganisationStore } from "./organisation-store.ts";
import type { OutboxStore } from "./outbox-store.ts";
import type { PersonSessionStore } from "./person-session-store.ts";
import type { QuotaCounter } from "./quota-counter.ts";
import type { StaffStore } from "./staff-store.ts";
import type { StoreHealth } from "./store-health.ts";

/** Every store of the platform: what one database adapter provides. */
export interface Stores {
  readonly accessTokens: AccessTokenStore;
  readonly accountImports: AccountImportStore;
  readonly accounts: AccountStore;
  readonly audit: AuditStore;
  readonly categories: CategoryStore;
  readonly consents: ConsentStore;
  readonly hosts: HostStore;
  readonly health: StoreHealth;
  readonly housekeeping: Housekeeping;
  readonly invitations: InvitationStore;
  readonly keyRegister: KeyRegister;
  readonly logos: LogoStore;
  readonly memberships: MembershipStore;
  readonly merchants: MerchantStore;
  readonly miniPrograms: MiniProgramStore;
  readonly olderData: OlderData;
  readonly organisations: OrganisationStore;
  readonly outbox: OutboxStore;
  readonly quotas: QuotaCounter;
  readonly sessions: PersonSessionStore;
  readonly staff: StaffStore;
}
