/** All of them, package by package. */
import { certificates } from "./certificates.ts";
import { cli } from "./cli.ts";
import { core } from "./core.ts";
import { coreApplications } from "./core-applications.ts";
import { coreOrganisations } from "./core-organisations.ts";
import { coreRecords } from "./core-records.ts";
import { crypto } from "./crypto.ts";
import { mail } from "./mail.ts";
import type { Mutant } from "./mutant.ts";
import { platform } from "./platform.ts";
import { sdk } from "./sdk.ts";
import { store } from "./store.ts";

export const mutants: readonly Mutant[] = [
  ...crypto,
  ...core,
  ...coreRecords,
  ...certificates,
  ...coreOrganisations,
  ...mail,
  ...coreApplications,
  ...platform,
  ...store,
  ...cli,
  ...sdk,
];
