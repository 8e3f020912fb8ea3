import { registerHostKey, removeHostKey, requireHostOrigins, setHostOrigins } from "@shiming/core";
import Type from "typebox";
import { describeHost, hostNow } from "../described.ts";
import { operation } from "../operation.ts";
import { Input, Nothing, Unchanged } from "../schemas/common.ts";
import { Host, Issuer, Kid } from "../schemas/host.ts";
import { Pem } from "../schemas/merchant.ts";
import { thePlatform } from "../subjects.ts";

const Origins = Type.Array(Type.String(), { description: "https origins of the host's pages" });

export const hostOperations = {
  "hosts.list": operation("hosts.list", {
    method: "GET",
    path: "/hosts",
    summary: { en: "Hosts, their keys and origins", zh: "宿主及其密钥和源" },
    input: Nothing,
    output: Type.Array(Host),
    subject: thePlatform,
    run: async (_input, _actor, { stores }) => (await stores.hosts.list()).map(describeHost),
  }),

  "hosts.register_key": operation("hosts.register_key", {
    method: "POST",
    path: "/hosts/keys",
    summary: { en: "Register a public key of a host", zh: "登记宿主的公钥" },
    input: Input({
      issuer: Issuer,
      kid: Kid,
      public_key: Pem,
      is_new: Type.Optional(Type.Boolean({ description: "whether the host may be made beside others" })),
      origins: Type.Optional(Origins),
    }),
    output: Host,
    subject: thePlatform,
    run: async ({ issuer, kid, public_key, is_new, origins }, actor, { stores }, at) => {
      if (origins) requireHostOrigins(origins);
      const key = { issuer, kid, publicKeyPem: public_key, ...(is_new !== undefined && { isNew: is_new }) };
      await registerHostKey(key, actor, stores, at);
      if (origins) await setHostOrigins({ issuer, origins }, actor, stores, at);
      return hostNow(issuer, stores);
    },
  }),

  "hosts.set_origins": operation("hosts.set_origins", {
    method: "PUT",
    path: "/hosts/origins",
    summary: { en: "Name the origins of a host's pages", zh: "设置宿主页面的源" },
    input: Input({ issuer: Issuer, origins: Origins, if_unchanged: Unchanged(Origins) }),
    output: Host,
    subject: thePlatform,
    run: async ({ if_unchanged: seen, ...host }, actor, { stores }, at) => {
      await setHostOrigins({ ...host, ...(seen && { seen }) }, actor, stores, at);
      return hostNow(host.issuer, stores);
    },
  }),

  "hosts.remove_key": operation("hosts.remove_key", {
    method: "POST",
    path: "/hosts/keys/remove",
    summary: { en: "Take a key of a host back", zh: "撤下宿主的密钥" },
    input: Input({ issuer: Issuer, kid: Kid }),
    output: Host,
    subject: thePlatform,
    run: async (key, actor, { stores }, at) => {
      await removeHostKey(key, actor, stores, at);
      return hostNow(key.issuer, stores);
    },
  }),
};
