import type { KeyObject } from "node:crypto";
import { CryptoError, loadAnyPublicKey, type Text } from "@shiming/crypto";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { Host } from "../host/host.ts";
import type { HostStore } from "../ports/host-store.ts";
import { requireHostName } from "./identifier.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

/**
 * Registers a public key of a host. A key is never replaced under its `kid`: it is taken back, and then another comes.
 * @param isNew whether a host that is not known may be made, where others are: its issuer may have been mistyped
 * @throws `value_invalid` for a key that is not P-256; `entity_not_found` for another host; `entity_exists` for another key
 */
export async function registerHostKey(
  host: {
    readonly issuer: string;
    readonly kid: string;
    readonly publicKeyPem: string;
    readonly isNew?: boolean;
  },
  actor: Permitted<"hosts.register_key">,
  deps: { readonly hosts: Pick<HostStore, "change" | "list"> },
  at: Date,
): Promise<void> {
  const { isNew = false } = host;
  const issuer = requireHostName("issuer", host.issuer);
  const kid = requireHostName("kid", host.kid);
  const key = requireP256(host.publicKeyPem);
  const publicKeyPem = key.export({ type: "spki", format: "pem" }).toString();
  const known = await deps.hosts.list();
  const event = staffEvent(actor, "host_key_registered", `${issuer} ${kid}`, at);
  await deps.hosts.change(issuer, (now) => {
    if (!now && !isNew && known.length > 0) refuse("entity_not_found", { hint: noHostYet(issuer, known) });
    const before = now?.keys.find((each) => each.kid === kid);
    if (before && !loadAnyPublicKey(before.publicKeyPem).equals(key)) {
      refuse("entity_exists", { hint: otherKey(issuer, kid) });
    }
    const others = now?.keys.filter((each) => each.kid !== kid) ?? [];
    return {
      next: { issuer, keys: [...others, { kid, publicKeyPem }], origins: now?.origins ?? [] },
      events: [event],
    };
  });
}

/**
 * Names the origins of a host's pages, in the place of those it had, effective for every page served from now on.
 * @throws `entity_not_found`; `entity_changed` where they are not those `seen`; `value_invalid` for what is no https origin (or http
 * one of this machine)
 */
export async function setHostOrigins(
  {
    issuer,
    origins: named,
    seen,
  }: { readonly issuer: string; readonly origins: readonly string[]; readonly seen?: readonly string[] },
  actor: Permitted<"hosts.register_key" | "hosts.set_origins">,
  deps: { readonly hosts: HostStore },
  at: Date,
): Promise<void> {
  const origins = requireHostOrigins(named);
  const now = await deps.hosts.find(issuer);
  if (now?.origins.join() === origins.join()) return;
  const event = staffEvent(actor, "host_origins_set", [issuer, ...origins].join(" "), at);
  await deps.hosts.change(issuer, (host) => {
    if (!host) refuse("entity_not_found", { hint: { en: `no host ${issuer}`, zh: `没有宿主 ${issuer}` } });
    requireUnchanged(seen, host.origins);
    return { next: { ...host, origins }, events: [event] };
  });
}

/** Takes a key of a host back, effective at once. @throws `entity_not_found` */
export async function removeHostKey(
  { issuer, kid }: { readonly issuer: string; readonly kid: string },
  actor: Permitted<"hosts.remove_key">,
  deps: { readonly hosts: HostStore },
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "host_key_removed", `${issuer} ${kid}`, at);
  await deps.hosts.change(issuer, (now) => {
    const keys = now?.keys.filter((key) => key.kid !== kid) ?? [];
    if (keys.length === now?.keys.length || !now)
      refuse("entity_not_found", {
        hint: { en: `${issuer} has no key ${kid}`, zh: `${issuer} 没有密钥 ${kid}` },
      });
    return { next: { ...now, keys }, events: [event] };
  });
}

/** The origins, each once. @throws `value_invalid` for what is no https origin (or http one of this machine) */
export function requireHostOrigins(named: readonly string[]): readonly string[] {
  const wrong = named.find((origin) => !isHostOrigin(origin));
  if (wrong !== undefined)
    refuse("value_invalid", {
      hint: {
        en: `${wrong} is no origin such as https://city.example`,
        zh: `${wrong} 不是源；应形如 https://city.example`,
      },
    });
  return [...new Set(named)];
}

const THIS_MACHINE = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)*localhost)$/;

/** A URL's host may have characters that a Content-Security-Policy gives a meaning, `*` for one. */
const EXACT_HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])$/;

function isHostOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin !== text || !EXACT_HOST.test(url.hostname)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && THIS_MACHINE.test(url.hostname));
}

function noHostYet(issuer: string, known: readonly Host[]): Text {
  const others = known.map((host) => host.issuer).join(", ");
  return {
    en: `there is no host ${issuer} among ${others}; --create makes a new one`,
    zh: `没有宿主 ${issuer}（已有：${others}）；新增请加 --create`,
  };
}

function otherKey(issuer: string, kid: string): Text {
  return {
    en: `${issuer} has another key ${kid}; remove that first (hosts remove), or choose another kid`,
    zh: `${issuer} 已有另一把密钥 ${kid}；请先撤下它（hosts remove），或换一个 kid`,
  };
}

function requireP256(given: string): KeyObject {
  const needed = {
    en: "a host key is a P-256 public key in PEM (ES256), never the private one",
    zh: "宿主密钥须为 PEM 格式的 P-256 公钥（ES256），切勿提供私钥",
  };
  try {
    const key = loadAnyPublicKey(given);
    if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return key;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    const hint = { en: `${needed.en}. ${error.text.en}`, zh: `${needed.zh}。${error.text.zh}` };
    return refuse("value_invalid", { hint });
  }
  return refuse("value_invalid", { hint: needed });
}
