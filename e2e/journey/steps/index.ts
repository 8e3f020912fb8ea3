/** The document, step by step. */
import type { Step } from "../support/step.ts";
import { asksAQuestion, repliesByMail, sendsTheForm } from "./apply-by-mail.ts";
import {
  attachesTheFiles,
  beginsThePermission,
  opensTheEntrance,
  submitsThePermission,
} from "./apply-online.ts";
import { confirmsTheApproval, proposesTheApproval } from "./approve-with-four-eyes.ts";
import {
  asksForTheBinding,
  confirmsTheBinding,
  makesAMiniProgram,
  registersTheBureau,
  registersTheHospital,
  registersTheMerchant,
} from "./bind-a-merchant.ts";
import { getsACertificate } from "./get-a-certificate.ts";
import {
  administratorComesIn,
  invitesAndWelcomes,
  makesTheFirstAdministrator,
  registersHostAndCitizen,
} from "./open-the-office.ts";
import { asksToSignUp, followsTheLink, signsIn } from "./sign-up.ts";

/** Before anybody applies. */
export const openingTheOffice: readonly Step[] = [
  makesTheFirstAdministrator,
  administratorComesIn,
  invitesAndWelcomes("operator"),
  invitesAndWelcomes("reviewerOne"),
  invitesAndWelcomes("reviewerTwo"),
  invitesAndWelcomes("certificateOfficer"),
  registersHostAndCitizen,
];

const signingUp = (who: "provider" | "merchantOwner") => [
  asksToSignUp(who),
  followsTheLink(who),
  signsIn(who),
];

/** Somebody who has a merchant number. */
export const theMerchantsOwner: readonly Step[] = [
  ...signingUp("merchantOwner"),
  registersTheBureau,
  registersTheMerchant,
];

/** From an address to a certificate. */
export const gettingAccess: readonly Step[] = [
  ...signingUp("provider"),
  registersTheHospital,
  makesAMiniProgram,
  asksForTheBinding,
  confirmsTheBinding,
  sendsTheForm,
  asksAQuestion,
  repliesByMail,
  opensTheEntrance,
  beginsThePermission,
  attachesTheFiles,
  submitsThePermission,
  proposesTheApproval,
  confirmsTheApproval,
  getsACertificate,
];
