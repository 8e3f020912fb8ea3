/** What the platform and its audit know of a person's consents. */
import { endpoints } from "@shiming/wire";
import type { PhoneEvent } from "../../../apps/phone/src/api/api.ts";
import { openMyAuthorizations } from "../../support/protocol.ts";
import { partiesOf } from "../../support/sandbox-parties.ts";
import { readEvents, type TestPhone } from "./phone.ts";

/** The audit's entries about a consent, in their order, once the last is there. */
export async function auditOf(phone: TestPhone, consentId: string, last: string): Promise<string[]> {
  const kindOf = (event: PhoneEvent) =>
    event.kind === "audit" && event.entry.fields.consentId === consentId ? event.entry.kind : undefined;
  const events = await (await readEvents(phone)).until((event) => kindOf(event) === last);
  return events.flatMap((event) => kindOf(event) ?? []);
}

/** How each request of the host for a consent of the person ended: with a sheet, or with a failure of the contract. */
export async function answersToHost(phone: TestPhone, userId: string): Promise<string[]> {
  const answerOf = (event: PhoneEvent) => {
    if (event.kind !== "traffic" || event.entry.target !== endpoints.consentRequests.path) return undefined;
    const { request, response } = event.entry;
    if (!request.some(({ name, value }) => name === "sub" && value === userId)) return undefined;
    return response.find(({ name }) => name === "errMsg")?.value ?? "sheet";
  };
  const events = await (await readEvents(phone)).until((event) => answerOf(event) !== undefined);
  return events.flatMap((event) => answerOf(event) ?? []);
}

/** What "my authorizations" shows the person: the newest first. */
export async function authorizationsOf({ sandbox }: TestPhone, userId: string): Promise<string[]> {
  const mine = await openMyAuthorizations(partiesOf(sandbox), userId);
  const { consents } = (await mine.list()).json;
  return consents.map(({ state }: { state: string }) => state);
}
