/** Applications as operations answer them. Personal data is in them: whoever gets them was permitted to. */
import {
  type Application,
  type Attachment,
  type Finding,
  movesFrom,
  nextWords,
  type Permission,
  type Quota,
  type Stores,
  suggestedApproval,
  turnOf,
} from "@shiming/core";
import type { AttachmentFacts, Items, ListedApplication, ShownApplication } from "./schemas/application.ts";
import { describeUse } from "./uses.ts";

const timeOf = (at: Date | undefined): string | null => at?.toISOString() ?? null;

export function describeListed(application: Application, at: Date): ListedApplication {
  const { id, state, since, organisationId, takenBy, succeeds, deadline } = application;
  const todo = nextWords(application);
  return {
    id,
    state,
    since: since.toISOString(),
    organisation_id: organisationId ?? null,
    taken_by: takenBy ?? null,
    succeeds: succeeds ?? null,
    next: {
      who: turnOf(state).owner,
      what: todo?.en ?? null,
      what_zh: todo?.zh ?? null,
      until: timeOf(deadline),
      overdue: deadline !== undefined && deadline < at,
    },
    ...describeItems(application),
  };
}

function describeItems({ form: { items } }: Application): Items {
  const { platformContact: platform } = items;
  return {
    legal_name: items.legalName ?? null,
    scenario: items.scenario ?? null,
    mini_program_name: items.miniProgramName ?? null,
    appid: items.appid ?? null,
    mch_id: items.mchId ?? null,
    calls_per_day: items.callsPerDay ?? null,
    users_per_day: items.usersPerDay ?? null,
    peak_per_minute: items.peakPerMinute ?? null,
    average_per_minute: items.averagePerMinute ?? null,
    product_contact: describeContact(items.productContact),
    development_contact: describeContact(items.developmentContact),
    platform_contact: platform ? { name: platform.name ?? null, email: platform.email ?? null } : null,
  };
}

function describeContact(contact: Application["form"]["items"]["productContact"]) {
  if (!contact) return null;
  return { name: contact.name ?? null, telephone: contact.telephone ?? null, email: contact.email ?? null };
}

export async function describeWhole(
  { application, revision }: { readonly application: Application; readonly revision: number },
  findings: readonly Finding[],
  { files }: Pick<Stores, "files">,
  at: Date,
): Promise<ShownApplication> {
  const { approval, history, attachments } = application;
  const suggested = suggestedApproval(application, at);
  return {
    ...describeListed(application, at),
    revision,
    language: application.correspondence.language,
    ...describePermission(application.permission),
    attachments: await Promise.all(
      attachments.map(async (file) => ({
        ...describeAttachment(file),
        scan: (await files.find(file.digest))?.scan ?? null,
      })),
    ),
    findings: findings.map(({ item, field, weight, text }) => ({
      item: item ?? null,
      field,
      weight,
      ...text,
    })),
    approval: approval
      ? {
          since: approval.since.toISOString(),
          ends_at: timeOf(approval.endsAt),
          uses: approval.uses.map(describeUse),
          quota: describeQuota(approval.quota),
        }
      : null,
    suggested: { quota: describeQuota(suggested.quota), ends_at: suggested.endsAt.toISOString() },
    moves: [...movesFrom(application.state)],
    history: history.map((step) => ({
      ...{ move: step.move, to: step.to, at: step.at.toISOString(), by: step.by },
      reason: step.reason ?? null,
      message_id: step.messageId ?? null,
    })),
  };
}

const describeQuota = (quota: Quota | undefined) =>
  quota ? { per_minute: quota.perMinute, per_day: quota.perDay } : null;

function describePermission({ uses, legalGround, storage, assessment, endsAt }: Permission) {
  return {
    uses: uses.map(describeUse),
    legal_ground: legalGround ?? null,
    storage: storage ?? null,
    assessment: assessment ?? null,
    ends_at: timeOf(endsAt),
  };
}

export function describeAttachment({ digest, kind, name, type, size, at }: Attachment): AttachmentFacts {
  return { digest, kind, name, type, size, attached_at: at.toISOString() };
}
