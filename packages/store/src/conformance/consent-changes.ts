/** What a person does to a consent, as the platform asks the store for it. */
import {
  approve,
  type Consent,
  type ConsentStore,
  deny,
  digestOf,
  type PendingConsent,
  withdraw,
} from "@shiming/core";
import { at, consentEvent } from "./samples.ts";

export function requirePending(consent: Consent): PendingConsent {
  if (consent.state !== "pending") throw new Error("already decided");
  return consent;
}

export function approveIn(consents: ConsentStore, id: string) {
  return consents.change(id, (now) => ({
    next: approve(requirePending(now), digestOf(`token of ${id}`), at(1)),
    events: [consentEvent("consent_approved", id)],
  }));
}

export function denyIn(consents: ConsentStore, id: string) {
  return consents.change(id, (now) => ({
    next: deny(requirePending(now), at(1)),
    events: [consentEvent("consent_denied", id)],
  }));
}

export function withdrawIn(consents: ConsentStore, id: string) {
  return consents.change(id, (now) => ({
    next: withdraw(now, at(20)),
    events: [consentEvent("consent_withdrawn", id)],
  }));
}
