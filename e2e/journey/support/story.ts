/** Who is in the story, and what they have written down on the way. */
import type { AddressInfo } from "node:net";
import type { Action, StaffRole } from "@shiming/core";
import type { TestHost } from "../../support/hosts.ts";
import type { TestMerchant } from "../../support/merchants.ts";
import { Person } from "./person.ts";
import { type Platform, preparePlatform } from "./platform.ts";
import { PostOffice } from "./post-office.ts";

export interface Story {
  readonly platform: Platform;
  readonly post: PostOffice;
  readonly administrator: Person;
  readonly operator: Person;
  readonly reviewerOne: Person;
  readonly reviewerTwo: Person;
  readonly certificateOfficer: Person;
  readonly provider: Person;
  readonly merchantOwner: Person;
  readonly notes: Notes;
  close(): Promise<void>;
}

/** What one step leaves for the next. */
export interface Notes {
  readonly links: Map<string, string>;
  readonly tokenFiles: Map<string, string>;
  host?: TestHost;
  organisationId?: string;
  ownersOrganisationId?: string;
  appid?: string;
  secret?: string;
  applicationId?: string;
  proposalId?: string;
  /** Key, request and certificate of the merchant number, as the hospital has them. */
  merchant?: TestMerchant;
  /** Those of before the upgrade. */
  formerMerchant?: TestMerchant;
  /** A token that a citizen has given, and nobody has used. */
  authToken?: string;
  endsAt?: Date;
}

export const HOSPITAL = "䶮州市第二人民医院";
export const BUREAU = "䶮州市医院管理中心";
export const APP_NAME = "䶮州二院";
export const MCH_ID = "1900000777";
export const CATEGORY = [20, 201];
export const CITIZEN = {
  userId: "u-yan",
  payPassword: "135790",
  identity: {
    real_name: "䶮文博",
    credential_type: "resident_id_card",
    credential_id: "999999200002291281",
  },
};

export type StaffName = "operator" | "reviewerOne" | "reviewerTwo" | "certificateOfficer";

export const ROLE_OF: Readonly<Record<StaffName, StaffRole>> = {
  operator: "operator",
  reviewerOne: "reviewer",
  reviewerTwo: "reviewer",
  certificateOfficer: "certificate_officer",
};

export async function beginStory(): Promise<Story> {
  const post = new PostOffice();
  const platform = await preparePlatform(await post.open());
  await platform.start();
  const person = (address: string, name: string) => new Person(platform, address, name);
  return {
    platform,
    post,
    administrator: person("gao@realname.example.com", "高管"),
    operator: person("cao@realname.example.com", "曹作"),
    reviewerOne: person("shen@realname.example.com", "沈核"),
    reviewerTwo: person("fu@realname.example.com", "傅核"),
    certificateOfficer: person("zheng@realname.example.com", "郑书"),
    provider: person("zhang@hospital.example", "张三"),
    merchantOwner: person("li@bureau.example", "李四"),
    notes: { links: new Map(), tokenFiles: new Map() },
    async close() {
      await platform[Symbol.asyncDispose]();
      await post.close();
    },
  };
}

/** The file of somebody's API token, made when it is first needed. */
export async function tokenFileOf(
  { notes }: Story,
  person: Person,
  actions: readonly Action[],
): Promise<string> {
  const name = actions.join(" ").slice(0, 60);
  const key = `${person.email} ${name}`;
  const file = notes.tokenFiles.get(key) ?? (await person.keepsAToken(name, actions));
  notes.tokenFiles.set(key, file);
  return file;
}

/** What was written down; a step that comes too early fails here. */
export function noted<T>(note: T | undefined): T {
  if (note === undefined) throw new Error("this step needs what an earlier one leaves");
  return note;
}

export const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address ? address.port : 0;
