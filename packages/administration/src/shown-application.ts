import { checkApplication, isInForce, partOf, requireApplication, turnOf } from "@shiming/core";
import { applicationDeps } from "./application-deps.ts";
import { describeWhole } from "./described-application.ts";
import type { OperationDeps } from "./operation.ts";
import type { ShownApplication } from "./schemas/application.ts";

export async function shown(id: string, deps: OperationDeps, at: Date): Promise<ShownApplication> {
  const opened = await requireApplication(id, applicationDeps(deps));
  const { application } = opened;
  // Of what was decided there is nothing to mend.
  const isOpen = !isInForce(application.state) && turnOf(application.state).owner !== "nobody";
  const findings = isOpen
    ? await checkApplication(application, applicationDeps(deps), partOf(application), at)
    : [];
  return describeWhole(opened, findings, deps.stores, at);
}
