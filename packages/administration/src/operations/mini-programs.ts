import {
  approveAccess,
  createMiniProgram,
  endAccess,
  type Quota,
  resetSecret,
  resumeAccess,
  setCategories,
  setLogo,
  setQuota,
  suspendAccess,
} from "@shiming/core";
import Type, { type Static } from "typebox";
import { appInUse } from "../app-in-use.ts";
import { applicationDeps } from "../application-deps.ts";
import { changeApp } from "../change-one.ts";
import { appNow, describeApp } from "../described.ts";
import { behind, categoriesInTree, categoriesOf } from "../made-for.ts";
import { type OperationDeps, operation } from "../operation.ts";
import { Input, Nullable, PAGE, registerPage, Unchanged } from "../schemas/common.ts";
import {
  App,
  AppInUse,
  Appid,
  ApprovedUse as ApprovedUseInput,
  AppSecret,
  accessStates,
  Category,
  CategoryIds,
  Quota as QuotaInput,
  ServiceProvider as ServiceProviderInput,
} from "../schemas/mini-program.ts";
import { OrganisationId } from "../schemas/organisation.ts";
import { organisationsSeen } from "../seen-by.ts";
import { theMiniProgram, whatIsMade, whatIsVisible } from "../subjects.ts";
import { approvedUseOf } from "../uses.ts";

const TheApp = Input({ appid: Appid });

export const miniProgramOperations = {
  "apps.list": operation("apps.list", {
    method: "GET",
    path: "/apps",
    summary: { en: "Mini programs and their real-name access", zh: "小程序及其实名授权" },
    input: Input({
      ...registerPage(["appid", "name"]),
      organisation_id: Type.Optional(OrganisationId),
      access: Type.Optional(Type.Enum([...accessStates])),
    }),
    output: Type.Array(App),
    subject: whatIsVisible,
    run: async ({ limit = PAGE, organisation_id, ...input }, actor, { stores }, at) => {
      const page = { ...input, limit, among: organisationsSeen(actor, organisation_id) };
      const apps = await stores.miniPrograms.list(page);
      return Promise.all(apps.map((app) => describeApp(app, stores, at)));
    },
  }),

  "apps.show": operation("apps.show", {
    method: "GET",
    path: "/apps/{appid}",
    summary: { en: "One mini program", zh: "单个小程序" },
    input: TheApp,
    output: App,
    subject: theMiniProgram,
    run: ({ appid }, _actor, { stores }, at) => appNow(appid, stores, at),
  }),

  "apps.in_use": operation("apps.in_use", {
    method: "GET",
    path: "/apps/{appid}/in-use",
    summary: {
      en: "In figures, what would end with its secret, its access or its owner",
      zh: "重置密钥、终止授权或转让会影响多少在用的内容",
    },
    input: TheApp,
    output: AppInUse,
    subject: theMiniProgram,
    run: ({ appid }, _actor, { stores }, at) => appInUse(appid, stores, at),
  }),

  "apps.create": operation("apps.create", {
    method: "POST",
    path: "/apps",
    summary: { en: "Make a mini program", zh: "新建小程序" },
    input: Input({
      appid: Type.Optional(Appid),
      name: Type.String(),
      organisation_id: Type.Optional(OrganisationId),
      service_provider: Type.Optional(ServiceProviderInput),
      categories: Type.Optional(Type.Array(Category, { description: "by staff, of any tree" })),
      category_ids: Type.Optional(CategoryIds),
      quota: Type.Optional(QuotaInput),
    }),
    output: AppSecret,
    subject: whatIsMade,
    run: async (input, actor, deps, at) => {
      const { appid: chosen, name, quota } = input;
      const app = {
        ...(chosen !== undefined && { appid: chosen }),
        name,
        ...(await behind(input, deps.stores)),
        categories: await categoriesOf(input, actor, deps.stores),
        ...(quota && { quota: quotaOf(quota) }),
      };
      const { appid, secret } = await createMiniProgram(app, actor, storesOf(deps), at);
      return { appid, secret: secret.reveal() };
    },
  }),

  "apps.reset_secret": operation("apps.reset_secret", {
    method: "POST",
    path: "/apps/{appid}/secret",
    summary: { en: "Replace the secret; the old one ends at once", zh: "重置密钥，旧密钥立即失效" },
    input: TheApp,
    output: AppSecret,
    subject: theMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      const tokens = { accessTokens: deps.stores.accessTokens };
      const secret = await resetSecret(appid, actor, { ...storesOf(deps), ...tokens }, at);
      return { appid, secret: secret.reveal() };
    },
  }),

  "apps.approve": changeApp("apps.approve", {
    method: "POST",
    path: "/apps/{appid}/approve",
    summary: { en: "Open real-name access for these uses", zh: "为这些用途开通实名授权" },
    input: Input({ appid: Appid, uses: Type.Array(ApprovedUseInput) }),
    change: ({ appid, uses }, actor, deps, at) =>
      approveAccess(appid, uses.map(approvedUseOf), actor, applicationDeps(deps), at),
  }),

  "apps.suspend": changeApp("apps.suspend", {
    method: "POST",
    path: "/apps/{appid}/suspend",
    summary: { en: "Suspend real-name access", zh: "暂停实名授权" },
    input: Input({ appid: Appid, reason: Type.String() }),
    change: ({ appid, reason }, actor, deps, at) =>
      suspendAccess(appid, reason, actor, applicationDeps(deps), at),
  }),

  "apps.resume": changeApp("apps.resume", {
    method: "POST",
    path: "/apps/{appid}/resume",
    summary: { en: "Open suspended access again", zh: "恢复已暂停的实名授权" },
    input: TheApp,
    change: ({ appid }, actor, deps, at) => resumeAccess(appid, actor, applicationDeps(deps), at),
  }),

  "apps.end": changeApp("apps.end", {
    method: "POST",
    path: "/apps/{appid}/end",
    summary: { en: "End real-name access", zh: "终止实名授权" },
    input: TheApp,
    change: ({ appid }, actor, deps, at) => endAccess(appid, actor, applicationDeps(deps), at),
  }),

  "apps.set_quota": changeApp("apps.set_quota", {
    method: "PUT",
    path: "/apps/{appid}/quota",
    summary: { en: "Set how many calls are allowed", zh: "设置调用额度" },
    input: Input({ appid: Appid, quota: QuotaInput, if_unchanged: Unchanged(QuotaInput) }),
    change: ({ appid, quota, if_unchanged: seen }, actor, deps, at) =>
      setQuota(appid, quotaOf(quota), actor, storesOf(deps), at, seen && quotaOf(seen)),
  }),

  "apps.set_categories": changeApp("apps.set_categories", {
    method: "PUT",
    path: "/apps/{appid}/categories",
    summary: { en: "Set its categories, out of the tree", zh: "设置小程序的类目（从类目树中选择）" },
    input: Input({ appid: Appid, category_ids: CategoryIds, if_unchanged: Unchanged(CategoryIds) }),
    change: async ({ appid, category_ids, if_unchanged }, actor, deps, at) => {
      const categories = await categoriesInTree(category_ids, deps.stores);
      await setCategories(appid, categories, actor, storesOf(deps), at, if_unchanged);
    },
  }),

  "apps.set_logo": operation("apps.set_logo", {
    method: "PUT",
    path: "/apps/{appid}/logo",
    summary: { en: "Set the logo that people are shown", zh: "设置展示给用户的图标" },
    input: Input({
      appid: Appid,
      image: Type.String({ description: "PNG or WebP, base64" }),
      if_unchanged: Unchanged(Nullable(Type.String())),
    }),
    output: Type.Object({ logo: Type.String({ description: "SHA-256 of the picture" }) }),
    subject: theMiniProgram,
    run: async ({ appid, image, if_unchanged }, actor, { stores }, at) => ({
      logo: await setLogo(appid, Buffer.from(image, "base64"), actor, stores, at, if_unchanged),
    }),
  }),
};

function storesOf({ stores, random }: OperationDeps) {
  return { miniPrograms: stores.miniPrograms, random };
}

function quotaOf({ per_minute, per_day }: Static<typeof QuotaInput>): Quota {
  return { perMinute: per_minute, perDay: per_day };
}
