/** What people ask of the operator, complaints among it, and what they are answered: for the operator's staff. */
import {
  answerPersonRequest,
  receivePersonRequest,
  remindOfRequests,
  requirePersonRequest,
} from "@shiming/core";
import Type from "typebox";
import { describePersonRequest, describeRequestFacts } from "../described-request.ts";
import { requireHost } from "../host-meant.ts";
import { operation } from "../operation.ts";
import { Input, Nothing } from "../schemas/common.ts";
import {
  PersonRequest,
  PersonRequestFacts,
  PersonRequestKind,
  PersonRequestState,
  ReceivedRequestInput,
} from "../schemas/person-request.ts";
import { staffMailsOf } from "../staff-mails.ts";
import { thePlatform } from "../subjects.ts";

const Named = { request_id: Type.String({ minLength: 1 }) };

export const rightsOperations = {
  "rights.list": operation("rights.list", {
    method: "GET",
    path: "/rights",
    summary: {
      en: "What people have asked for, complaints among it, those first that are due first",
      zh: "个人提出的请求（含投诉），先到期的在前",
    },
    input: Input({
      state: Type.Optional(PersonRequestState),
      kind: Type.Optional(PersonRequestKind),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    }),
    output: Type.Array(PersonRequestFacts),
    subject: thePlatform,
    run: async ({ state, kind, limit = 100 }, _actor, { stores }, at) => {
      const found = await stores.personRequests.list({ state, kind, limit });
      return found.map((each) => describeRequestFacts(each, at));
    },
  }),

  "rights.show": operation("rights.show", {
    method: "GET",
    path: "/rights/{request_id}",
    summary: {
      en: "A request of a person; of a complaint with the record of the consent that it is about",
      zh: "一项个人请求；投诉附有所涉的授权记录",
    },
    input: Input(Named),
    output: PersonRequest,
    subject: thePlatform,
    run: async ({ request_id }, _actor, deps, at) =>
      describePersonRequest(await requirePersonRequest(request_id, deps.stores), deps, at),
  }),

  "rights.receive": operation("rights.receive", {
    method: "POST",
    path: "/rights",
    summary: {
      en: "Write down a request that came by letter, telephone or otherwise: the time for its answer runs",
      zh: "登记通过信函、电话等收到的请求：开始计算答复期限",
    },
    input: ReceivedRequestInput,
    output: PersonRequest,
    subject: thePlatform,
    run: async ({ kind, channel, issuer, user_id: userId, received_at, text }, actor, deps, at) => {
      const { stores, keys, random } = deps;
      const account =
        userId === undefined ? undefined : { issuer: await requireHost(issuer, stores), userId };
      const receivedAt = received_at === undefined ? at : new Date(received_at);
      const given = { kind, channel, account, receivedAt, text };
      const received = await receivePersonRequest(given, actor, { ...stores, keys, random }, at);
      return describePersonRequest(received, deps, at);
    },
  }),

  "rights.answer": operation("rights.answer", {
    method: "POST",
    path: "/rights/{request_id}/answer",
    summary: {
      en: "Answer a request, once: whoever has an account reads it under “my authorizations”",
      zh: "答复个人请求（仅一次）：有账户的用户在“我的授权”中看到",
    },
    input: Input({ ...Named, answer: Type.String({ minLength: 1, maxLength: 2000 }) }),
    output: PersonRequest,
    subject: thePlatform,
    run: async ({ request_id, answer }, actor, deps, at) => {
      const { stores, keys } = deps;
      const answered = await answerPersonRequest(request_id, answer, actor, { ...stores, keys }, at);
      return describePersonRequest(answered, deps, at);
    },
  }),

  "rights.remind": operation("rights.remind", {
    method: "POST",
    path: "/rights/remind",
    summary: {
      en: "Remind staff by mail of requests that are due soon, without waiting for the job",
      zh: "立即发邮件提醒工作人员即将到期的个人请求",
    },
    input: Nothing,
    output: Type.Object({ reminded: Type.Integer() }),
    subject: thePlatform,
    run: async (_input, actor, deps, at) => {
      const { stores, keys, random } = deps;
      const addresses = () => staffMailsOf(["operator", "reviewer"], deps);
      return { reminded: await remindOfRequests(actor, { ...stores, addresses, keys, random }, at) };
    },
  }),
};
