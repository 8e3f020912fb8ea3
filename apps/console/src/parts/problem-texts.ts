/** What a screen or an action says where the API has no words of its own. */
import type { ApiProblem, ProblemKind } from "../api/problem.ts";
import type { Text } from "../i18n/text.ts";

export const problemTexts: Readonly<Record<ProblemKind, { readonly title: Text; readonly lead: Text }>> = {
  unreachable: {
    title: { zh: "网络连接失败", en: "No connection" },
    lead: {
      zh: "没有收到平台的回应，请检查网络后重试",
      en: "the platform did not answer: check the network and try again",
    },
  },
  signed_out: {
    title: { zh: "登录已失效", en: "Signed out" },
    lead: { zh: "请重新登录", en: "sign in again" },
  },
  forbidden: {
    title: { zh: "没有权限", en: "Not for you" },
    lead: {
      zh: "你的角色不能执行此操作，请联系管理员",
      en: "your role may not do this: ask an administrator",
    },
  },
  not_found: {
    title: { zh: "没有找到", en: "Not found" },
    lead: { zh: "内容不存在，或你无权查看", en: "there is no such thing, or it is not yours to see" },
  },
  conflict: {
    title: { zh: "内容已被他人修改", en: "Somebody else was faster" },
    lead: {
      zh: "在你操作期间内容已被修改。你填写的内容仍在，请刷新后对照再提交",
      en: "it was changed while you worked. What you typed is still here: look at the change, then send again",
    },
  },
  invalid: {
    title: { zh: "内容不符合要求", en: "Something is not right" },
    lead: { zh: "请检查填写的内容", en: "check what was filled in" },
  },
  busy: {
    title: { zh: "请稍后再试", en: "Busy" },
    lead: {
      zh: "请求太频繁或平台正忙，请稍后再试",
      en: "too many requests, or the platform is busy: try again in a moment",
    },
  },
  fault: {
    title: { zh: "出错了", en: "Something failed" },
    lead: { zh: "平台处理失败，请稍后再试", en: "the platform failed at this: try again in a moment" },
  },
};

/** In the platform's own words where it has some. */
export const wordsOfProblem = ({ hint, kind }: ApiProblem): Text => hint ?? problemTexts[kind].lead;
