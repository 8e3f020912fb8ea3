/** Complaints of people about service providers, for the operator's staff. */
import {
  answerComplaint,
  type Complaint as Complained,
  type Consent,
  openComplaint,
  requireComplaint,
  stateOfComplaint,
} from "@shiming/core";
import Type from "typebox";
import { type OperationDeps, operation } from "../operation.ts";
import { Input } from "../schemas/common.ts";
import { Complaint, ComplaintFacts, ComplaintState } from "../schemas/complaint.ts";
import { thePlatform } from "../subjects.ts";

const Named = { complaint_id: Type.String({ minLength: 1 }) };

export const complaintOperations = {
  "complaints.list": operation("complaints.list", {
    method: "GET",
    path: "/complaints",
    summary: {
      en: "Complaints about service providers, those first that are due first",
      zh: "用户对服务提供方的投诉，先到期的在前",
    },
    input: Input({
      state: Type.Optional(ComplaintState),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    output: Type.Array(ComplaintFacts),
    subject: thePlatform,
    run: async ({ state, limit = 100 }, _actor, { stores }) =>
      (await stores.complaints.list({ state, limit })).map(describeFacts),
  }),

  "complaints.show": operation("complaints.show", {
    method: "GET",
    path: "/complaints/{complaint_id}",
    summary: {
      en: "A complaint, with the record of the consent that it is about",
      zh: "一件投诉及其所涉的授权记录",
    },
    input: Input(Named),
    output: Complaint,
    subject: thePlatform,
    run: async ({ complaint_id }, _actor, deps) =>
      describeComplaint(await requireComplaint(complaint_id, deps.stores), deps),
  }),

  "complaints.answer": operation("complaints.answer", {
    method: "POST",
    path: "/complaints/{complaint_id}/answer",
    summary: {
      en: "Answer a complaint, once: the person reads it under “my authorizations”",
      zh: "答复投诉（仅一次）：用户在“我的授权”中看到",
    },
    input: Input({ ...Named, answer: Type.String({ minLength: 1, maxLength: 2000 }) }),
    output: Complaint,
    subject: thePlatform,
    run: async ({ complaint_id, answer }, actor, deps, at) => {
      const { complaints } = deps.stores;
      return describeComplaint(
        await answerComplaint(complaint_id, answer, actor, { complaints, keys: deps.keys }, at),
        deps,
      );
    },
  }),
};

function describeFacts(complaint: Complained): ComplaintFacts {
  return {
    complaint_id: complaint.id,
    state: stateOfComplaint(complaint),
    appid: complaint.appid,
    legal_name: complaint.legalName,
    filed_at: complaint.filedAt.toISOString(),
    answer_by: complaint.deadline.toISOString(),
    answered_at: complaint.answer?.at.toISOString() ?? null,
  };
}

async function describeComplaint(
  complaint: Complained,
  { stores, keys }: Pick<OperationDeps, "stores" | "keys">,
): Promise<Complaint> {
  const { text, answer = null } = openComplaint(complaint, keys);
  const consent = await stores.consents.find(complaint.consentId);
  return { ...describeFacts(complaint), text, answer, consent: consent ? describeRecord(consent) : null };
}

function describeRecord(consent: Consent): NonNullable<Complaint["consent"]> {
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
