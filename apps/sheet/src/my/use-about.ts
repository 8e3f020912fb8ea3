/** What is kept about the person besides consents, and what may be asked of it: a copy, deletion, a complaint. */
import { type AboutMe, endpoints, type PersonRequestFacts } from "@shiming/wire";
import { shallowRef } from "vue";
import { call } from "../page/call.ts";

export type Told = "deleted" | "held" | "filed" | "refused" | "failed";

export function useAbout() {
  const about = shallowRef<AboutMe>();
  /** What became of the last thing that was asked. */
  const told = shallowRef<Told>();

  async function load(): Promise<AboutMe | undefined> {
    const reply = await call<AboutMe>("GET", endpoints.meData.path);
    if (reply.kind === "ok") about.value = reply.body;
    else told.value = "failed";
    return reply.kind === "ok" ? reply.body : undefined;
  }

  async function deleteIdentity(): Promise<void> {
    const reply = await call("POST", endpoints.meDeleteIdentity.path);
    if (reply.kind === "ok") await load();
    if (reply.kind === "ok") told.value = "deleted";
    else told.value = reply.kind === "refused" && reply.status === 409 ? "held" : "failed";
  }

  /** @returns whether it has arrived */
  async function complain(consentId: string, text: string): Promise<boolean> {
    const body = { consent_id: consentId, text };
    const reply = await call<PersonRequestFacts>("POST", endpoints.meComplaints.path, body);
    if (reply.kind === "ok") await load();
    if (reply.kind === "ok") told.value = "filed";
    else told.value = reply.kind === "refused" && reply.status === 400 ? "refused" : "failed";
    return reply.kind === "ok";
  }

  return { about, told, load, deleteIdentity, complain };
}
