/** The original document from its beginning to its end, with everything that a person does done in the console's windows. */
import { it } from "vitest";
import { answers, fillsInTheForm, isAskedBack, opensTheEntrance } from "./document/apply.ts";
import { getsACertificate, upgradesIt } from "./document/certificate.ts";
import { bindsBothMerchants, isGivenAMerchant, makesAMiniProgram } from "./document/mini-program.ts";
import {
  dropsThePapers,
  isApprovedByTwo,
  submitsThePermission,
  writesThePermission,
} from "./document/permission.ts";
import { greetsByName } from "./document/phone.ts";
import { registersTheOrganisation, setsUpASecondFactor, signsUp } from "./document/sign-up.ts";
import { beginStory, expectNothingRefused, type Story } from "./document/story.ts";
import { callIsAnswered, isResumed, isSuspended } from "./document/suspend.ts";
import { useConsole } from "./support/console.ts";

const console_ = useConsole({ SHIMING_FOUR_EYES_APPROVALS: "yes" });
const UNKNOWN_TOKEN = 94005;
const NO_ACCESS = 94006;
const MINUTE = 60_000;

it(
  "the whole document is done in windows of the console, until the phone greets somebody by name",
  async () => {
    const story: Story = await beginStory(console_);
    for (const step of [
      ...[signsUp, setsUpASecondFactor, registersTheOrganisation],
      ...[makesAMiniProgram, isGivenAMerchant, bindsBothMerchants],
      ...[fillsInTheForm, isAskedBack, answers, opensTheEntrance],
      ...[writesThePermission, dropsThePapers, submitsThePermission, isApprovedByTwo],
      ...[getsACertificate, greetsByName],
    ])
      await step(story);
    await callIsAnswered(story, UNKNOWN_TOKEN);
    await isSuspended(story);
    await callIsAnswered(story, NO_ACCESS);
    await isResumed(story);
    await upgradesIt(story);
    await callIsAnswered(story, UNKNOWN_TOKEN);
    await greetsByName(story);
    expectNothingRefused(story);
  },
  10 * MINUTE,
);
