/** Where the events of a mini program are pushed to, and what became of each. */
import {
  causeTestEvent,
  pauseEndpoint,
  refuse,
  registerEndpoint,
  removeEndpoint,
  resumeEndpoint,
  staffEvent,
} from "@shiming/core";
import Type from "typebox";
import { describeDelivery, endpointNow, requireEvent, shownDelivery } from "../described-event.ts";
import { operation } from "../operation.ts";
import { after, Input, PAGE } from "../schemas/common.ts";
import { Delivery, ShownDelivery, ShownEndpoint } from "../schemas/event.ts";
import { MessageState } from "../schemas/mail.ts";
import { Appid } from "../schemas/mini-program.ts";
import { theMiniProgram } from "../subjects.ts";

const TheApp = Input({ appid: Appid });
const TheEvent = Input({ appid: Appid, id: Type.String() });

export const eventOperations = {
  "events.show_endpoint": operation("events.show_endpoint", {
    method: "GET",
    path: "/apps/{appid}/event-endpoint",
    summary: { en: "Where the events of a mini program are pushed to", zh: "查看小程序接收事件的地址" },
    input: TheApp,
    output: ShownEndpoint,
    subject: theMiniProgram,
    run: ({ appid }, _actor, deps, at) => endpointNow(appid, deps, at),
  }),

  "events.register": operation("events.register", {
    method: "PUT",
    path: "/apps/{appid}/event-endpoint",
    summary: {
      en: "Have events pushed to an HTTPS address, once it has answered a challenge",
      zh: "登记接收事件的 HTTPS 地址；该地址须先答对验证请求",
    },
    input: Input({ appid: Appid, url: Type.String({ maxLength: 1000 }) }),
    output: ShownEndpoint,
    subject: theMiniProgram,
    run: async ({ appid, url }, actor, deps, at) => {
      const { stores, random, events } = deps;
      if (!events) return refuse("entity_not_found", { hint: NOT_RUNNING });
      const challenging = { ...stores, random, ...events, issuer: events.issuer() };
      await registerEndpoint({ appid, url }, actor, challenging, at);
      return endpointNow(appid, deps, at);
    },
  }),

  "events.pause": operation("events.pause", {
    method: "POST",
    path: "/apps/{appid}/event-endpoint/pause",
    summary: { en: "Push nothing until it is resumed: events wait", zh: "暂停推送，事件保留到恢复之后" },
    input: TheApp,
    output: ShownEndpoint,
    subject: theMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      await pauseEndpoint(appid, actor, deps.stores, at);
      return endpointNow(appid, deps, at);
    },
  }),

  "events.resume": operation("events.resume", {
    method: "POST",
    path: "/apps/{appid}/event-endpoint/resume",
    summary: {
      en: "Push again, at once also where it rests because it has failed",
      zh: "恢复推送；因失败而等待重试的，也立即推送",
    },
    input: TheApp,
    output: ShownEndpoint,
    subject: theMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      await resumeEndpoint(appid, actor, deps.stores, at);
      return endpointNow(appid, deps, at);
    },
  }),

  "events.remove": operation("events.remove", {
    method: "DELETE",
    path: "/apps/{appid}/event-endpoint",
    summary: {
      en: "Push no events any more; what waits is given up",
      zh: "不再推送事件；尚未送达的不再推送",
    },
    input: TheApp,
    output: ShownEndpoint,
    subject: theMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      await removeEndpoint(appid, actor, deps.stores, at);
      return endpointNow(appid, deps, at);
    },
  }),

  "events.test": operation("events.test", {
    method: "POST",
    path: "/apps/{appid}/events",
    summary: { en: "Cause a test event, pushed as any other", zh: "产生一个测试事件，按正常流程推送" },
    input: TheApp,
    output: Delivery,
    subject: theMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      const { stores, random } = deps;
      const id = await causeTestEvent(appid, actor, { ...stores, random }, at);
      return describeDelivery(await requireEvent({ appid, id }, deps));
    },
  }),

  "events.list": operation("events.list", {
    method: "GET",
    path: "/apps/{appid}/events",
    summary: {
      en: "Events of a mini program and what became of them, newest first",
      zh: "小程序的事件及其推送结果，从新到旧",
    },
    input: Input({ appid: Appid, state: Type.Optional(MessageState), ...after }),
    output: Type.Array(Delivery),
    subject: theMiniProgram,
    run: async ({ appid, limit = PAGE, ...page }, _actor, { stores }) => {
      const listed = await stores.outbox.list({ ...page, limit, about: appid, channel: "event" });
      return listed.map(describeDelivery);
    },
  }),

  "events.show": operation("events.show", {
    method: "GET",
    path: "/apps/{appid}/events/{id}",
    summary: {
      en: "An event: what is pushed, and what came of each try",
      zh: "查看一个事件：推送的内容和每次推送的应答",
    },
    input: TheEvent,
    output: ShownDelivery,
    subject: theMiniProgram,
    run: async (input, _actor, deps, at) => shownDelivery(await requireEvent(input, deps), deps, at),
  }),

  "events.redeliver": operation("events.redeliver", {
    method: "POST",
    path: "/apps/{appid}/events/{id}/redeliver",
    summary: {
      en: "Push at once what was given up, or waits after a try that failed",
      zh: "立即重新推送已放弃的事件，或失败后等待重试的事件",
    },
    input: TheEvent,
    output: Delivery,
    subject: theMiniProgram,
    run: async (input, actor, deps, at) => {
      const { id } = await requireEvent(input, deps);
      await deps.stores.outbox.retry(id, at, [staffEvent(actor, "message_retried", `message ${id}`, at)]);
      return describeDelivery(await requireEvent(input, deps));
    },
  }),
};

const NOT_RUNNING = {
  en: "an endpoint is registered at a platform that runs: it is asked first",
  zh: "登记地址须先验证，只能在运行中的平台上进行",
};
