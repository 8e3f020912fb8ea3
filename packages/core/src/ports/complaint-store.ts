import type { AccountKey } from "../account/account.ts";
import type { Complaint, ComplaintState } from "../complaint/complaint.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Change } from "./change.ts";

export interface ComplaintStore {
  /** Adds it, with what that causes. */
  file(complaint: Complaint, caused: Caused): Promise<void>;
  find(id: string): Promise<Complaint | undefined>;
  /** Of a person, newest first; a hundred at most. */
  listOf(account: AccountKey): Promise<readonly Complaint[]>;
  /** Of everybody, those first that are to be answered first, and then the newest; at most so many. */
  list(selection: {
    readonly state?: ComplaintState | undefined;
    readonly limit: number;
  }): Promise<readonly Complaint[]>;
  /** @throws `entity_not_found` */
  change(id: string, change: Change<Complaint>): Promise<Complaint>;
}
