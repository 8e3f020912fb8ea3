import { refuse } from "../failure.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import type { PersonRequest } from "./person-request.ts";

/** @throws `entity_not_found` */
export async function requirePersonRequest(
  id: string,
  { personRequests }: { readonly personRequests: Pick<PersonRequestStore, "find"> },
): Promise<PersonRequest> {
  const hint = { en: `no request ${id} of a person`, zh: `没有个人请求 ${id}` };
  return (await personRequests.find(id)) ?? refuse("entity_not_found", { hint });
}
