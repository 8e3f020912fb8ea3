/** Everything of one organisation that its overview is made of, read once. */
import {
  type Application,
  type BindingRequest,
  isInForce,
  type Merchant,
  type MerchantCertificate,
  type MiniProgram,
  requireApplication,
  turnOf,
} from "@shiming/core";
import { applicationDeps } from "../application-deps.ts";
import type { OperationDeps } from "../operation.ts";

export interface OwnApp extends MiniProgram {
  readonly requests: readonly BindingRequest[];
  readonly bound: readonly string[];
}

export interface OwnMerchant extends Merchant {
  /** With the name of the mini program that asks. */
  readonly requests: readonly (BindingRequest & { readonly name: string })[];
  readonly certificates: readonly MerchantCertificate[];
  readonly isUsed: boolean;
}

export interface Facts {
  readonly at: Date;
  readonly apps: readonly OwnApp[];
  readonly merchants: readonly OwnMerchant[];
  /** Of others, that are offered to it. */
  readonly offered: readonly MiniProgram[];
  /** Under way, in force, or decided a short time ago. */
  readonly applications: readonly Application[];
}

const DAY_MS = 86_400_000;
/** So long a decision is news. */
export const NEWS_DAYS = 30;
/** More than anybody would look through: the list itself has the others. */
const MOST_APPLICATIONS = 200;

export async function factsOf(organisationId: string, deps: OperationDeps, at: Date): Promise<Facts> {
  const { miniPrograms } = deps.stores;
  const own = await miniPrograms.list({ among: [organisationId] });
  const [apps, merchants, applications] = await Promise.all([
    Promise.all(own.map((app) => ownApp(app, deps, at))),
    ownMerchants(organisationId, deps, at),
    openedApplications(organisationId, deps, at),
  ]);
  const offers = await miniPrograms.listOffered([organisationId]);
  const offered = offers.filter(({ offer }) => offer?.to === organisationId);
  return { at, apps, merchants, offered, applications };
}

async function ownApp(app: MiniProgram, { stores }: OperationDeps, at: Date): Promise<OwnApp> {
  const [requests, bound] = await Promise.all([
    stores.miniPrograms.bindingRequests({ appid: app.appid }, at),
    stores.miniPrograms.boundMerchants(app.appid),
  ]);
  return { ...app, requests, bound };
}

async function ownMerchants(organisationId: string, { stores }: OperationDeps, at: Date) {
  const merchants = await stores.merchants.list({ among: [organisationId] });
  return Promise.all(
    merchants.map(async (merchant): Promise<OwnMerchant> => {
      const { mchId } = merchant;
      const [requests, certificates, apps] = await Promise.all([
        stores.miniPrograms.bindingRequests({ mchId }, at),
        stores.merchants.certificatesOf(mchId),
        stores.miniPrograms.boundTo(mchId),
      ]);
      const named = requests.map(async (request) => {
        const app = await stores.miniPrograms.find(request.appid);
        return { ...request, name: app?.name ?? request.appid };
      });
      return { ...merchant, requests: await Promise.all(named), certificates, isUsed: apps.length > 0 };
    }),
  );
}

async function openedApplications(organisationId: string, deps: OperationDeps, at: Date) {
  const page = { organisationIds: [organisationId], limit: MOST_APPLICATIONS };
  const stored = await deps.stores.applications.list(page);
  const since = new Date(at.getTime() - NEWS_DAYS * DAY_MS);
  const wanted = stored.filter(
    (each) => turnOf(each.state).owner !== "nobody" || isInForce(each.state) || each.since >= since,
  );
  const opened = wanted.map(({ id }) => requireApplication(id, applicationDeps(deps)));
  return (await Promise.all(opened)).map(({ application }) => application);
}
