/** Where somebody goes from a line of the overview. */
import type { OutputOf } from "@shiming/administration";
import type { RouteLocationRaw } from "vue-router";

type Overview = OutputOf<"organisations.overview">;
type About = Pick<Overview["to_do"][number], "appid" | "mch_id" | "application_id" | "cert_serialno"> & {
  readonly kind: Overview["to_do"][number]["kind"] | Overview["endings"][number]["kind"];
};

export function placeOf(about: About, organisation_id: string): RouteLocationRaw {
  const { kind, appid, mch_id, application_id, cert_serialno } = about;
  const params = { organisation_id };
  const ofApplication = application_id
    ? { name: "application", params: { ...params, id: application_id } }
    : { name: "capability", params, query: { appid: appid ?? undefined } };
  switch (kind) {
    case "application":
    case "access":
    case "renewal":
    case "approval":
      return ofApplication;
    case "certificate":
      return cert_serialno
        ? { name: "certificate", params: { ...params, cert_serialno } }
        : { name: "security", params, query: { mch_id: mch_id ?? undefined } };
    case "binding":
      return { name: "own-merchants", params };
    case "transfer":
      return { name: "mini-programs", params };
  }
}
