/** How far somebody is on the way to real-name access, and where they go on. */
import type { OutputOf } from "@shiming/administration";
import { computed, type Ref } from "vue";
import { useSession } from "../../session/session.ts";
import type { stepTexts, texts } from "./texts.ts";

type Capability = OutputOf<"apps.capability">;
export type Stage = keyof typeof stepTexts;

/** `undefined` where there is no way that is being gone: refused, closed, ended or suspended. */
export function stageOf({ capability, application }: Capability): Stage | undefined {
  switch (capability) {
    case "not_open":
      return application?.state === "declined" || application?.state === "closed" ? undefined : "form";
    case "entrance_open":
      return "permission";
    case "under_review":
      return "review";
    case "approved":
      return "open";
    case "suspended":
    case "expired":
      return undefined;
  }
}

function verbOf({ capability, application }: Capability): keyof typeof texts {
  if (!application) return "apply";
  if (application.state === "declined" || application.state === "closed") return "again";
  if (capability === "approved" || capability === "expired") return "change";
  return application.next.who === "applicant" ? "goOn" : "look";
}

/** The application's own page, or the place where a new one is begun. */
export function useWayOn(answer: Readonly<Ref<Capability | undefined>>) {
  const { organisationId } = useSession();
  return computed(() => {
    if (!answer.value) return undefined;
    const { application, appid } = answer.value;
    const params = { organisation_id: organisationId.value };
    const verb = verbOf(answer.value);
    const ofApplication = (id: string) => ({ name: "application", params: { ...params, id } });
    const isNew = verb === "apply" || verb === "again" || !application;
    const to = isNew
      ? { name: "applications", params, query: { begin: appid } }
      : ofApplication(application.id);
    return { to, verb, ofApplication };
  });
}
