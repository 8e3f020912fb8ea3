import { refuse } from "../failure.ts";
import type { ComplaintStore } from "../ports/complaint-store.ts";
import type { Complaint } from "./complaint.ts";

/** @throws `entity_not_found` */
export async function requireComplaint(
  id: string,
  { complaints }: { readonly complaints: Pick<ComplaintStore, "find"> },
): Promise<Complaint> {
  const hint = { en: `no complaint ${id}`, zh: `没有投诉 ${id}` };
  return (await complaints.find(id)) ?? refuse("entity_not_found", { hint });
}
