import {
  type ApplicationList,
  applicationStates,
  capabilities,
  capabilityOf,
  countApplications,
  differences,
  downloadFile,
  listApplications,
  type Mover,
  requireApplication,
  turnOf,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { describeAttachment, describeListed } from "../described-application.ts";
import { operation } from "../operation.ts";
import { personIdOf } from "../person-id.ts";
import {
  ApplicationCounts,
  ApplicationId,
  AttachmentFacts,
  ListedApplication,
  ShownApplication,
  ShownDifference,
} from "../schemas/application.ts";
import { Input, Nullable, Time } from "../schemas/common.ts";
import { Appid } from "../schemas/mini-program.ts";
import { shown } from "../shown-application.ts";
import { theApplication, theMiniProgram, whatIsVisible } from "../subjects.ts";

const TheApplication = Input({ id: ApplicationId });
const LIST_AT_ONCE = 100;

const statesOf = (owner: Mover) => applicationStates.filter((state) => turnOf(state).owner === owner);

const WaitingFor = Type.Enum(["applicant", "staff", "nobody"], {
  description: "whose move it is; all without it",
});

export const applicationReadings = {
  "applications.list": operation("applications.list", {
    method: "GET",
    path: "/applications",
    summary: { en: "Applications, overdue ones first", zh: "申请列表，超期的在前" },
    input: Input({
      state: Type.Optional(Type.Enum([...applicationStates])),
      waiting_for: Type.Optional(WaitingFor),
      mine: Type.Optional(Type.Boolean({ description: "those that you have taken" })),
      free: Type.Optional(Type.Boolean({ description: "those that nobody has taken" })),
      unclaimed: Type.Optional(
        Type.Boolean({ description: "those that came by mail and belong to no organisation yet" }),
      ),
      overdue: Type.Optional(Type.Boolean()),
      organisation_id: Type.Optional(Type.String({ description: "of those that you may see, this one's" })),
      search: Type.Optional(Type.String({ description: "an appid, or a part of the legal name" })),
      after: Type.Optional(Type.String({ description: "the last id of the page before" })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_AT_ONCE })),
    }),
    output: Type.Array(ListedApplication),
    subject: whatIsVisible,
    run: async (input, actor, deps, at) => {
      const { state, waiting_for, mine, free, unclaimed, overdue, organisation_id, ...rest } = input;
      const page = {
        ...{ limit: LIST_AT_ONCE, ...rest },
        ...{ isOverdue: overdue, isFree: free, isUnclaimed: unclaimed, organisationId: organisation_id },
        states: state ? [state] : waiting_for && statesOf(waiting_for),
        takenBy: mine ? personIdOf(actor) : undefined,
      };
      const listed = await listApplications(page, actor, applicationDeps(deps), at);
      return listed.map((application) => describeListed(application, at));
    },
  }),

  "applications.count": operation("applications.count", {
    method: "GET",
    path: "/applications/count",
    summary: { en: "How long each part of the queue is", zh: "队列各部分的申请数" },
    input: Input({ waiting_for: Type.Optional(WaitingFor), overdue: Type.Optional(Type.Boolean()) }),
    output: ApplicationCounts,
    subject: whatIsVisible,
    run: async ({ waiting_for, overdue: isOverdue }, actor, deps, at) => {
      const page = { states: waiting_for && statesOf(waiting_for), isOverdue, limit: LIST_AT_ONCE };
      const count = (part: Partial<ApplicationList>) =>
        countApplications({ ...page, ...part }, actor, deps.stores, at);
      const [all, mine, free, unclaimed, overdue] = await Promise.all([
        count({}),
        count({ takenBy: personIdOf(actor) ?? "" }),
        count({ isFree: true }),
        count({ isUnclaimed: true }),
        count({ isOverdue: true }),
      ]);
      return { all, mine, free, unclaimed, overdue };
    },
  }),

  "applications.show": operation("applications.show", {
    method: "GET",
    path: "/applications/{id}",
    summary: {
      en: "One application, with what the checks find and its history",
      zh: "一份申请及其检查结果和历史",
    },
    input: TheApplication,
    output: ShownApplication,
    subject: theApplication,
    run: ({ id }, _actor, deps, at) => shown(id, deps, at),
  }),

  "applications.difference": operation("applications.difference", {
    method: "GET",
    path: "/applications/{id}/difference",
    summary: {
      en: "What a change asks for in place of what is approved, field by field",
      zh: "变更申请与已通过内容的逐项差异",
    },
    input: TheApplication,
    output: Type.Array(ShownDifference),
    subject: theApplication,
    run: async ({ id }, _actor, deps) => {
      const { application } = await requireApplication(id, applicationDeps(deps));
      if (application.succeeds === undefined) return [];
      const { application: former } = await requireApplication(application.succeeds, applicationDeps(deps));
      return differences(former, application).map(({ field, before = null, after = null }) => ({
        field,
        before,
        after,
      }));
    },
  }),

  "applications.download": operation("applications.download", {
    method: "GET",
    path: "/applications/{id}/attachments/{digest}",
    summary: { en: "A file of an application", zh: "下载申请的文件" },
    input: Input({ id: ApplicationId, digest: Type.String({ description: "SHA-256 of the content" }) }),
    output: Type.Object({ ...AttachmentFacts.properties, content: Type.String({ description: "base64" }) }),
    subject: theApplication,
    run: async ({ id, digest }, actor, deps) => {
      const { content, ...attachment } = await downloadFile(id, digest, actor, applicationDeps(deps));
      return { ...describeAttachment(attachment), content: Buffer.from(content).toString("base64") };
    },
  }),

  "apps.capability": operation("apps.capability", {
    method: "GET",
    path: "/apps/{appid}/capability",
    summary: { en: "How real-name access stands, and what to do next", zh: "实名授权能力的状态和下一步" },
    input: Input({ appid: Appid }),
    output: Type.Object({
      appid: Appid,
      capability: Type.Enum([...capabilities]),
      to_do: Type.Object({ en: Type.String(), zh: Type.String() }),
      application: Nullable(ListedApplication),
      /** Under way, while what is approved stays in force. */
      change: Nullable(ListedApplication),
      ends_at: Nullable(Time),
    }),
    subject: theMiniProgram,
    run: async ({ appid }, _actor, deps, at) => {
      const { applications } = deps.stores;
      const [inForce, last] = await Promise.all([
        applications.findInForce(appid),
        applications.findLast(appid),
      ]);
      const opened = async (stored: typeof last) =>
        stored && (await requireApplication(stored.id, applicationDeps(deps))).application;
      const newest = await opened(last);
      const { capability, toDo, application } = capabilityOf(await opened(inForce), newest, at);
      const isUnderWay = newest && newest.id !== application?.id && turnOf(newest.state).owner !== "nobody";
      return {
        ...{ appid, capability, to_do: toDo },
        application: application ? describeListed(application, at) : null,
        change: isUnderWay ? describeListed(newest, at) : null,
        ends_at: application?.approval?.endsAt?.toISOString() ?? null,
      };
    },
  }),
};
