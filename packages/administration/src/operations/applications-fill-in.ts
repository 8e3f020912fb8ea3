import {
  answerQuestion,
  attachFile,
  attachmentKinds,
  detachFile,
  draftApplication,
  draftPermission,
  renewApplication,
  submitForm,
  submitPermission,
  updateForm,
  updatePermission,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { changeApplication } from "../change-one.ts";
import { describeAttachment } from "../described-application.ts";
import { formChangeOf, permissionChangeOf } from "../filled-in.ts";
import { operation } from "../operation.ts";
import {
  ApplicationId,
  AttachmentFacts,
  itemsToFillIn,
  permissionToFillIn,
  Revision,
  ShownApplication,
} from "../schemas/application.ts";
import { Input } from "../schemas/common.ts";
import { shown } from "../shown-application.ts";
import { theApplication, theOrganisationNamed } from "../subjects.ts";

const named = { id: ApplicationId, revision: Type.Optional(Revision) };
const TheApplication = Input({ id: ApplicationId });
const AsSeen = Input(named);

export const applicationFillings = {
  "applications.draft": operation("applications.draft", {
    method: "POST",
    path: "/applications",
    summary: { en: "Begin an application", zh: "新建申请" },
    input: Input({
      organisation_id: Type.Optional(Type.String()),
      language: Type.Optional(Type.Enum(["zh", "en"], { description: "of the mails about it" })),
      ...itemsToFillIn,
    }),
    output: ShownApplication,
    subject: theOrganisationNamed,
    run: async ({ organisation_id: organisationId, language, ...items }, actor, deps, at) => {
      const draft = { organisationId, language, items: formChangeOf(items) };
      const { id } = await draftApplication(draft, actor, applicationDeps(deps), at);
      return shown(id, deps, at);
    },
  }),

  "applications.update": changeApplication("applications.update", {
    method: "PUT",
    path: "/applications/{id}/items",
    summary: { en: "Fill in or change items of the form", zh: "填写或修改申请表" },
    input: Input({ ...named, ...itemsToFillIn }),
    change: ({ id, revision, ...items }, actor, deps, at) =>
      updateForm({ id, revision }, formChangeOf(items), actor, applicationDeps(deps), at),
  }),

  "applications.submit": changeApplication("applications.submit", {
    method: "POST",
    path: "/applications/{id}/submit",
    summary: { en: "Submit the form", zh: "提交申请表" },
    input: AsSeen,
    change: (seen, actor, deps, at) => submitForm(seen, actor, applicationDeps(deps), at),
  }),

  "applications.answer": changeApplication("applications.answer", {
    method: "POST",
    path: "/applications/{id}/answer",
    summary: { en: "Answer what was asked", zh: "答复补充材料的要求" },
    input: Input({ ...named, answer: Type.String() }),
    change: ({ answer, ...seen }, actor, deps, at) =>
      answerQuestion(seen, answer, actor, applicationDeps(deps), at),
  }),

  "applications.draft_permission": changeApplication("applications.draft_permission", {
    method: "POST",
    path: "/applications/{id}/permission",
    summary: { en: "Begin to apply for the permission online", zh: "开始在线申请接口权限" },
    input: Input({ ...named, ...permissionToFillIn }),
    change: ({ id, revision, ...given }, actor, deps, at) =>
      draftPermission({ id, revision }, permissionChangeOf(given), actor, applicationDeps(deps), at),
  }),

  "applications.update_permission": changeApplication("applications.update_permission", {
    method: "PUT",
    path: "/applications/{id}/permission",
    summary: { en: "Fill in or change the permission", zh: "填写或修改接口权限申请" },
    input: Input({ ...named, ...permissionToFillIn }),
    change: ({ id, revision, ...given }, actor, deps, at) =>
      updatePermission({ id, revision }, permissionChangeOf(given), actor, applicationDeps(deps), at),
  }),

  "applications.submit_permission": changeApplication("applications.submit_permission", {
    method: "POST",
    path: "/applications/{id}/permission/submit",
    summary: { en: "Submit the permission for review", zh: "提交接口权限申请" },
    input: AsSeen,
    change: (seen, actor, deps, at) => submitPermission(seen, actor, applicationDeps(deps), at),
  }),

  "applications.renew": operation("applications.renew", {
    method: "POST",
    path: "/applications/{id}/renew",
    summary: { en: "Begin a change or a renewal of what is approved", zh: "变更或续期已通过的申请" },
    input: TheApplication,
    output: ShownApplication,
    subject: theApplication,
    run: async ({ id }, actor, deps, at) => {
      const successor = await renewApplication(id, actor, applicationDeps(deps), at);
      return shown(successor.id, deps, at);
    },
  }),

  "applications.attach": operation("applications.attach", {
    method: "POST",
    path: "/applications/{id}/attachments",
    summary: {
      en: "Attach a file: PDF, JPEG or PNG, at most 10 MB",
      zh: "上传文件：PDF、JPEG 或 PNG，不超过 10 MB",
    },
    input: Input({
      id: ApplicationId,
      kind: Type.Enum([...attachmentKinds]),
      name: Type.String(),
      content: Type.String({ description: "base64" }),
    }),
    output: AttachmentFacts,
    subject: theApplication,
    run: async ({ id, kind, name, content }, actor, deps, at) => {
      const file = { kind, name, content: Buffer.from(content, "base64") };
      return describeAttachment(await attachFile(id, file, actor, applicationDeps(deps), at));
    },
  }),

  "applications.detach": changeApplication("applications.detach", {
    method: "DELETE",
    path: "/applications/{id}/attachments/{digest}",
    summary: { en: "Take a file out, while it is yours to change", zh: "移除文件：轮到申请方处理时" },
    input: Input({
      id: ApplicationId,
      digest: Type.String({ description: "SHA-256 of the content" }),
      kind: Type.Enum([...attachmentKinds]),
    }),
    change: ({ id, ...file }, actor, deps, at) => detachFile(id, file, actor, applicationDeps(deps), at),
  }),
};
