/** What each method of the stores does: a method without a line here does not type-check. A rehearsal goes by it. */
import type { ApplicationChange, People, Stores } from "@shiming/core";

/** Reads, decides on what is there by a function that it is given, or writes what it is given. */
export type Effect = "reads" | "decides" | Write;

interface Write {
  /** Of what it is given: what says on which state of things it was decided. */
  ground(...given: readonly never[]): unknown;
}

type EffectsOf<Store> = { readonly [Method in keyof Store]-?: Effect };

/** Writes what does not depend on what is there. */
const writes: Write = { ground: () => null };
const read = "reads";

export const storeEffects: { readonly [Name in keyof Stores]: EffectsOf<Stores[Name]> } = {
  accessTokens: { find: read, countUsable: read, changeChain: "decides" },
  accountImports: { find: read, findUnfinished: read, commit: writes },
  accounts: {
    ...{ find: read, listOf: read, hashBeginnings: read },
    ...{ change: "decides", remove: "decides", changeLockout: "decides", forgetAttempts: writes },
  },
  applications: {
    ...{ find: read, findInForce: read, findLast: read, findSuccessor: read, findByThread: read },
    ...{ list: read, listMoved: read, listDue: read },
    change: {
      ground: ({ next }: ApplicationChange) =>
        next.map(({ id, revision }) => (revision === 1 ? "a new one" : [id, revision])),
    },
  },
  apiTokens: { find: read, list: read, change: "decides", recordUse: writes },
  assessments: { latest: read, versionsOf: read, add: "decides" },
  audit: { size: read, entries: read, entriesBackwards: read, append: writes },
  calendar: { days: read, changeYear: "decides", deadlines: read, changeDeadlines: "decides" },
  categories: { tree: read, change: "decides" },
  consents: {
    ...{
      find: read,
      findAll: read,
      findByToken: read,
      findByCode: read,
      listOf: read,
      countsOf: read,
      countUnused: read,
    },
    tally: read,
    ...{ open: writes, spendAssertion: writes, change: "decides", release: "decides", verify: "decides" },
  },
  eventEndpoints: {
    ...{ find: read, due: read, count: read },
    ...{ change: "decides", claim: writes, release: writes },
  },
  erasure: { erase: writes },
  files: { find: read, listHeld: read, put: writes, settle: writes },
  guardians: { of: read, wardsOf: read },
  health: { check: writes, now: read },
  hosts: { find: read, list: read, change: "decides" },
  housekeeping: { forgetEnded: writes, endIssuedAhead: writes },
  incomingMails: {
    ...{ find: read, list: read, waiting: read, countOf: read, count: read },
    ...{ keep: writes, settle: writes, assign: writes },
  },
  invitations: {
    ...{ find: read, findByToken: read, list: read, listOver: read },
    ...{ change: "decides", accept: "decides" },
  },
  keyRegister: { list: read, replace: writes },
  log: { head: read, tile: read, grow: "decides", witnesses: read, noteWitness: writes },
  loginCodes: { find: read, put: writes, use: "decides" },
  logos: { find: read, put: writes },
  memberships: { of: read, membersOf: read, change: "decides" },
  merchants: {
    ...{ find: read, list: read, findCertificate: read, certificatesOf: read, certificatesAmong: read },
    listCertificates: read,
    ...{ revokedCertificates: read, certificatesEnding: read, countValidCertificates: read },
    ...{ change: "decides", changeCertificates: "decides" },
  },
  miniPrograms: {
    ...{ find: read, list: read, isBound: read, boundMerchants: read, boundTo: read },
    ...{
      listOffered: read,
      offeredUntil: read,
      bindingRequests: read,
      bindingRequestsOver: read,
      listBindings: read,
    },
    ...{ change: "decides", changeBinding: "decides", transfer: "decides" },
  },
  olderData: { voidAll: writes },
  organisations: { find: read, findByCode: read, list: read, add: writes, change: "decides" },
  ownSecrets: { find: read, keep: "decides" },
  outbox: {
    ...{ find: read, list: read, count: read, put: writes, claim: writes, settle: writes },
    ...{ retry: writes, cancel: writes },
  },
  proposals: { find: read, list: read, listOver: read, change: "decides" },
  personRequests: {
    ...{ find: read, listOf: read, list: read, listDue: read, countOverdue: read },
    ...{ file: writes, change: "decides" },
  },
  publishedRevocations: { last: read, publish: writes },
  quotas: { count: writes },
  reasonTemplates: { list: read, change: "decides" },
  registers: { all: read },
  retention: {
    ...{ periods: read, holds: read },
    ...{ changePeriods: "decides", changeHolds: "decides", removeEnded: writes },
  },
  sealedRecords: { places: read, beginnings: read, find: read, replace: writes },
  seenKeys: { before: read, see: writes },
  sessions: { find: read, put: writes, take: writes },
  staff: { find: read, list: read, change: "decides" },
  trustedAuthorities: { find: read, list: read, change: "decides" },
  throttles: { count: writes, forget: writes },
  usage: { list: read, count: writes, add: writes },
};

export const peopleEffects: EffectsOf<People> = {
  find: read,
  endSessions: writes,
  resetSecondFactor: writes,
};
