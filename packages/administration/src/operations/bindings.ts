import { answerBinding, askForBinding, type ListedBinding, setBinding, stateOfRequest } from "@shiming/core";
import Type from "typebox";
import { changeApp, changeMerchant } from "../change-one.ts";
import { timeOf } from "../described.ts";
import { operation } from "../operation.ts";
import { Binding } from "../schemas/binding.ts";
import { Input, PAGE, registerPage } from "../schemas/common.ts";
import { MchId } from "../schemas/merchant.ts";
import { Appid } from "../schemas/mini-program.ts";
import { thePlatform } from "../subjects.ts";

const Both = Input({ appid: Appid, mch_id: MchId });

export const bindingOperations = {
  "apps.list_bindings": operation("apps.list_bindings", {
    method: "GET",
    path: "/bindings",
    summary: {
      en: "Which mini program uses which merchant's number, and who has asked to, page by page",
      zh: "哪个小程序使用哪个商户号，以及待确认的绑定申请，分页",
    },
    input: Input({
      ...registerPage(["appid", "mch_id"]),
      state: Type.Optional(Type.Enum(["bound", "open", "expired"])),
    }),
    output: Type.Array(Binding),
    subject: thePlatform,
    run: async ({ limit = PAGE, ...page }, _actor, { stores }, at) =>
      (await stores.miniPrograms.listBindings({ ...page, limit, at })).map((each) =>
        describeBinding(each, at),
      ),
  }),

  "apps.bind": changeApp("apps.bind", {
    method: "PUT",
    path: "/apps/{appid}/merchants/{mch_id}",
    summary: { en: "Bind a mini program to a merchant", zh: "将小程序绑定到商户" },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      setBinding(appid, mch_id, true, actor, { ...deps.stores, ...deps }, at),
  }),

  "apps.unbind": changeApp("apps.unbind", {
    method: "DELETE",
    path: "/apps/{appid}/merchants/{mch_id}",
    summary: { en: "Take a binding back, or a request for one", zh: "解除绑定，或撤回绑定申请" },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      setBinding(appid, mch_id, false, actor, { ...deps.stores, ...deps }, at),
  }),

  "apps.request_binding": changeApp("apps.request_binding", {
    method: "POST",
    path: "/apps/{appid}/binding-requests",
    summary: {
      en: "Ask the merchant's owner to bind it; at once where that is the one who asks",
      zh: "向商户所有者申请绑定；申请人即为商户所有者时立即生效",
    },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      askForBinding(appid, mch_id, actor, { ...deps.stores, ...deps }, at),
  }),

  "merchants.confirm_binding": changeMerchant("merchants.confirm_binding", {
    method: "POST",
    path: "/merchants/{mch_id}/binding-requests/{appid}/confirm",
    summary: { en: "Let a mini program use the merchant's number", zh: "同意小程序使用该商户号" },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      answerBinding(appid, mch_id, "confirmed", actor, { ...deps.stores, ...deps }, at),
  }),

  "merchants.refuse_binding": changeMerchant("merchants.refuse_binding", {
    method: "POST",
    path: "/merchants/{mch_id}/binding-requests/{appid}/refuse",
    summary: { en: "Refuse a request for a binding", zh: "拒绝绑定申请" },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      answerBinding(appid, mch_id, "refused", actor, { ...deps.stores, ...deps }, at),
  }),

  "merchants.unbind": changeMerchant("merchants.unbind", {
    method: "DELETE",
    path: "/merchants/{mch_id}/apps/{appid}",
    summary: {
      en: "Let a mini program use the merchant's number no longer",
      zh: "不再允许小程序使用该商户号",
    },
    input: Both,
    change: ({ appid, mch_id }, actor, deps, at) =>
      setBinding(appid, mch_id, false, actor, { ...deps.stores, ...deps }, at),
  }),
};

function describeBinding({ request, ...binding }: ListedBinding, at: Date): Binding {
  const { appid, name, mchId, legalName } = binding;
  return {
    key: `${appid} ${mchId}`,
    ...{ appid, name, mch_id: mchId, legal_name: legalName },
    state: request ? stateOfRequest({ appid, mchId, ...request }, at) : "bound",
    requested_at: timeOf(request?.at),
    ends_at: timeOf(request?.until),
  };
}
