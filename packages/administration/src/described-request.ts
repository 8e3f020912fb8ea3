/** Requests of people as staff see them: what is asked and when, and never who. */
import {
  type Consent,
  openPersonRequest,
  type PersonRequest as Requested,
  stateOfPersonRequest,
} from "@shiming/core";
import { timeOf } from "./described.ts";
import type { OperationDeps } from "./operation.ts";
import type { PersonRequest, PersonRequestFacts } from "./schemas/person-request.ts";

export function describeRequestFacts(request: Requested, at: Date): PersonRequestFacts {
  const { about, answer, deadline } = request;
  return {
    request_id: request.id,
    kind: request.kind,
    channel: request.channel,
    state: stateOfPersonRequest(request),
    is_overdue: !answer && deadline < at,
    is_identified: request.account !== undefined,
    appid: about?.appid ?? null,
    legal_name: about?.legalName ?? null,
    filed_at: request.filedAt.toISOString(),
    answer_by: deadline.toISOString(),
    answered_at: timeOf(answer?.at),
    answered_by: answer?.by ?? null,
  };
}

export async function describePersonRequest(
  request: Requested,
  { stores, keys }: Pick<OperationDeps, "stores" | "keys">,
  at: Date,
): Promise<PersonRequest> {
  const { text, answer = null } = openPersonRequest(request, keys);
  const consent = request.about && (await stores.consents.find(request.about.consentId));
  return {
    ...describeRequestFacts(request, at),
    ...{ text, answer },
    consent: consent ? describeRecord(consent) : null,
  };
}

function describeRecord(consent: Consent): NonNullable<PersonRequest["consent"]> {
  const { notice } = consent;
  const given = "act" in consent ? consent : undefined;
  const decidedAt = consent.state === "denied" ? consent.deniedAt : given?.act.approvedAt;
  const release = "release" in consent ? consent.release : undefined;
  return {
    consent_id: consent.id,
    state: consent.state,
    mini_program: notice.miniProgram.name,
    purpose: notice.purpose,
    retention: notice.retention,
    items: given ? [...given.consented.items] : [],
    notice_digest: consent.noticeDigest,
    requested_at: consent.requestedAt.toISOString(),
    decided_at: decidedAt?.toISOString() ?? null,
    released_at: release?.releasedAt.toISOString() ?? null,
    mch_id: release?.mchId ?? null,
    withdrawn_at: consent.state === "withdrawn" ? consent.withdrawnAt.toISOString() : null,
  };
}
