import { refuse } from "../failure.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import type { Operator } from "../operator/operator.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { PendingConsent } from "./consent.ts";
import { noticeDigest, noticeFor, noticeIn } from "./notice.ts";
import { requirePending } from "./transitions.ts";

interface Asked {
  readonly app: MiniProgram;
  readonly use: ApprovedUse;
}

/**
 * Whoever says which notice was read consents to that one: it has to be the one that was shown last, and what would be told now. Where
 * that is another one, it takes the place of the one before, and waits to be shown. Whoever does not say it is not held to it.
 * @throws `notice_changed`
 */
export async function requireStillShown(
  consent: PendingConsent,
  read: unknown,
  { app, use }: Asked,
  deps: { readonly consents: Pick<ConsentStore, "change">; readonly operator: Operator },
  at: Date,
): Promise<void> {
  if (read === undefined || read === null) return;
  const { offered, language } = consent.notice;
  const { items: _, ...told } = use;
  const asked = { ...told, ...(offered && { items: offered }) };
  const notice = noticeIn(language, noticeFor(app, asked, deps.operator, consent));
  const digest = noticeDigest(notice);
  if (read === consent.noticeDigest && digest === read) return;
  if (digest !== consent.noticeDigest) {
    await deps.consents.change(consent.id, (now) => ({
      next: { ...requirePending(now, at), notice, noticeDigest: digest },
      events: [],
    }));
  }
  refuse("notice_changed", { hint: CHANGED });
}

const CHANGED = {
  en: "this is not, or not any more, what the person is to be told: show the details that come with this answer, then approve with their notice_digest",
  zh: "这不是（或已不再是）应当告知本人的内容：请展示随本应答返回的 details，再用其中的 notice_digest 调用 approve",
};
