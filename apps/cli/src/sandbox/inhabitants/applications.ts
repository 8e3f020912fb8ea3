/** The applications of the sandbox's world: one in every state, and some with a story. */
import { byMail, unassignedMail } from "./mails.ts";
import type { Office } from "./office.ts";
import type { Story } from "./play.ts";
import { PROGRAMMES } from "./programmes.ts";
import {
  approved,
  DAYS_TO_APPROVAL,
  drafted,
  entranceOpened,
  permissionDrafted,
  permissionSubmitted,
  submitted,
  taken,
} from "./steps.ts";
import type { Past } from "./time.ts";

/** So many working days ago these were begun. */
const BEGUN = { fundAccount: 70, localDelivery: 60, campusCard: 62 } as const;

/** And approved: what is used from then on. */
export const APPROVED = {
  fundAccount: BEGUN.fundAccount - DAYS_TO_APPROVAL,
  localDelivery: BEGUN.localDelivery - DAYS_TO_APPROVAL,
  campusCard: BEGUN.campusCard - DAYS_TO_APPROVAL,
} as const;

export const suspendedAt = ({ workday }: Past) => workday(5, "17:20");
export const expiredAt = ({ day }: Past) => day(12, "18:00");

export function applicationStories(office: Office): readonly Story[] {
  return [
    begun(office),
    waiting(office),
    overdue(office),
    open(office),
    beingWritten(office),
    underReview(office),
    asked(office),
    renewedAndChanging(office),
    suspended(office),
    declined(office),
    expired(office),
    closed(office),
    byMail(office),
    unassignedMail(office),
  ];
}

async function* begun(office: Office): Story {
  yield* drafted(office, { programme: PROGRAMMES.careers, begun: 2 });
}

async function* waiting(office: Office): Story {
  yield* submitted(office, { programme: PROGRAMMES.diploma, begun: 1 });
}

/** The platform's time is over, and both sides were reminded. */
async function* overdue(office: Office): Story {
  yield* submitted(office, { programme: PROGRAMMES.sending, begun: 14 });
  yield office.past.workday(8, "00:05");
  await office.attend();
}

async function* open(office: Office): Story {
  yield* entranceOpened(office, { programme: PROGRAMMES.riders, begun: 6 });
}

async function* beingWritten(office: Office): Story {
  yield* permissionDrafted(office, { programme: PROGRAMMES.fundLoan, begun: 9 });
}

async function* underReview(office: Office): Story {
  const id = yield* permissionSubmitted(office, { programme: PROGRAMMES.grants, begun: 4 });
  yield office.past.workday(1, "11:00");
  await office.staff("second_reviewer")("applications.take", { id });
}

async function* asked(office: Office): Story {
  const id = yield* permissionSubmitted(office, { programme: PROGRAMMES.pickup, begun: 11 });
  yield office.past.workday(3, "10:40");
  const reason = "影响评估未说明网点员工如何查看身份信息，请补充访问权限的设置";
  await office.staff("reviewer")("applications.ask_permission", { id, reason });
}

/** Approved, renewed, and changed again: the change is under review, and what is approved stays in force. */
async function* renewedAndChanging(office: Office): Story {
  const owner = office.owner("fund");
  const first = yield* approved(office, { programme: PROGRAMMES.fundAccount, begun: BEGUN.fundAccount });
  yield office.past.workday(32, "09:30");
  const { id: second } = await owner("applications.renew", { id: first });
  yield office.past.workday(32, "09:50");
  await owner("applications.submit_permission", { id: second });
  yield office.past.workday(29, "16:00");
  await office.staff("second_reviewer")("applications.approve", { id: second });
  yield office.past.workday(2, "10:00");
  const { id, uses } = await owner("applications.renew", { id: second });
  const purpose = "查询和提取本人的住房公积金";
  yield office.past.workday(2, "10:30");
  await owner("applications.update_permission", { id, uses: uses.map((use) => ({ ...use, purpose })) });
  await owner("applications.update", { id, calls_per_day: 5600, users_per_day: 4400 });
  yield office.past.workday(1, "09:20");
  await owner("applications.submit_permission", { id });
}

async function* suspended(office: Office): Story {
  const id = yield* approved(office, { programme: PROGRAMMES.localDelivery, begun: BEGUN.localDelivery });
  yield suspendedAt(office.past);
  const reason = "收到多起投诉：未经本人操作即要求实名，核查期间暂停";
  await office.staff("operator")("applications.suspend", { id, reason });
}

async function* declined(office: Office): Story {
  const id = yield* taken(office, { programme: PROGRAMMES.pointsShop, begun: 25 });
  yield office.past.workday(22, "11:15");
  const reason =
    "1. 兑换礼品没有必须核验真实身份的法律依据；\n2. 所引《快递暂行条例》第二十二条只适用于收寄；\n3. 防止重复领取可用手机号等方式实现。";
  await office.staff("reviewer")("applications.decline", { id, reason });
}

const DAY_MS = 86_400_000;

/** Approved for 70 days, which are over; its owner was reminded 60, 30 and 7 days before. */
async function* expired(office: Office): Story {
  const end = expiredAt(office.past);
  yield* approved(office, { programme: PROGRAMMES.campusCard, begun: BEGUN.campusCard }, end);
  for (const days of [60, 30, 7, 0]) {
    yield new Date(end.getTime() - days * DAY_MS + 60_000);
    await office.attend();
  }
}

async function* closed(office: Office): Story {
  const id = yield* entranceOpened(office, { programme: PROGRAMMES.healthRecord, begun: 40 });
  yield office.past.workday(33, "14:50");
  const reason = "健康档案改由市级平台统一提供，本院不再单独申请";
  await office.owner("hospital")("applications.close", { id, reason });
}
