import { answerBinding, askForBinding, type Permitted, setBinding } from "@shiming/core";
import { appNow, merchantNow } from "../described.ts";
import { operation } from "../operation.ts";
import { Input } from "../schemas/common.ts";
import { MchId, Merchant } from "../schemas/merchant.ts";
import { App, Appid } from "../schemas/mini-program.ts";
import { theMerchant, theMiniProgram } from "../subjects.ts";

const Both = Input({ appid: Appid, mch_id: MchId });

export const bindingOperations = {
  "apps.bind": operation("apps.bind", {
    method: "PUT",
    path: "/apps/{appid}/merchants/{mch_id}",
    summary: { en: "Bind a mini program to a merchant", zh: "将小程序绑定到商户" },
    input: Both,
    output: App,
    subject: theMiniProgram,
    run: async ({ appid, mch_id }, actor, { stores }, at) => {
      await setBinding(appid, mch_id, true, actor, stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "apps.unbind": operation("apps.unbind", {
    method: "DELETE",
    path: "/apps/{appid}/merchants/{mch_id}",
    summary: { en: "Take a binding back, or a request for one", zh: "解除绑定，或撤回绑定申请" },
    input: Both,
    output: App,
    subject: theMiniProgram,
    run: async ({ appid, mch_id }, actor, { stores }, at) => {
      await setBinding(appid, mch_id, false, actor, stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "apps.request_binding": operation("apps.request_binding", {
    method: "POST",
    path: "/apps/{appid}/binding-requests",
    summary: {
      en: "Ask the merchant's owner to bind it; at once where that is the one who asks",
      zh: "向商户所有者申请绑定；申请人即为商户所有者时立即生效",
    },
    input: Both,
    output: App,
    subject: theMiniProgram,
    run: async ({ appid, mch_id }, actor, { stores }, at) => {
      await askForBinding(appid, mch_id, actor, stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "merchants.confirm_binding": operation("merchants.confirm_binding", {
    method: "POST",
    path: "/merchants/{mch_id}/binding-requests/{appid}/confirm",
    summary: { en: "Let a mini program use the merchant's number", zh: "同意小程序使用该商户号" },
    input: Both,
    output: Merchant,
    subject: theMerchant,
    run: ({ appid, mch_id }, actor, { stores }, at) => answer(appid, mch_id, "confirmed", actor, stores, at),
  }),

  "merchants.refuse_binding": operation("merchants.refuse_binding", {
    method: "POST",
    path: "/merchants/{mch_id}/binding-requests/{appid}/refuse",
    summary: { en: "Refuse a request for a binding", zh: "拒绝绑定申请" },
    input: Both,
    output: Merchant,
    subject: theMerchant,
    run: ({ appid, mch_id }, actor, { stores }, at) => answer(appid, mch_id, "refused", actor, stores, at),
  }),

  "merchants.unbind": operation("merchants.unbind", {
    method: "DELETE",
    path: "/merchants/{mch_id}/apps/{appid}",
    summary: {
      en: "Let a mini program use the merchant's number no longer",
      zh: "不再允许小程序使用该商户号",
    },
    input: Both,
    output: Merchant,
    subject: theMerchant,
    run: async ({ appid, mch_id }, actor, { stores }, at) => {
      await setBinding(appid, mch_id, false, actor, stores, at);
      return merchantNow(mch_id, stores, at);
    },
  }),
};

async function answer(
  appid: string,
  mchId: string,
  how: "confirmed" | "refused",
  actor: Permitted<"merchants.confirm_binding" | "merchants.refuse_binding">,
  stores: Parameters<typeof merchantNow>[1],
  at: Date,
) {
  await answerBinding(appid, mchId, how, actor, stores, at);
  return merchantNow(mchId, stores, at);
}
