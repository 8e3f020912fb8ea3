import type { AccountKey } from "../account/account.ts";
import type { Caused } from "../outbox/caused.ts";
import type {
  PersonRequest,
  PersonRequestKind,
  PersonRequestState,
} from "../person-request/person-request.ts";
import type { Change } from "./change.ts";

export interface PersonRequestStore {
  /** Adds it, with what that causes. */
  file(request: PersonRequest, caused: Caused): Promise<void>;
  find(id: string): Promise<PersonRequest | undefined>;
  /** Of a person, newest first; a hundred at most. */
  listOf(account: AccountKey): Promise<readonly PersonRequest[]>;
  /** Of everybody, those first that are to be answered first, and then the newest; at most so many. */
  list(selection: {
    readonly state?: PersonRequestState | undefined;
    readonly kind?: PersonRequestKind | undefined;
    readonly limit: number;
  }): Promise<readonly PersonRequest[]>;
  /** Those that wait and are due until then, and of which nobody was reminded; a hundred at most, due ones first. */
  listDue(until: Date): Promise<readonly PersonRequest[]>;
  /** Those whose answer is late then. */
  countOverdue(at: Date): Promise<number>;
  /** @throws `entity_not_found` */
  change(id: string, change: Change<PersonRequest>): Promise<PersonRequest>;
}
