/**
 * A captured request by everything that the platform knows: what `shiming doctor` sees in it, with the keys of the merchant's own
 * certificates, and then each part as it stands here, in the order of the contract. Nothing is used up.
 */
import { X509Certificate } from "node:crypto";
import {
  certificatesFor,
  type MerchantCertificate,
  type MiniProgram,
  type Openids,
  type PartRefusals,
  refusalsOfParts,
  type Stores,
} from "@shiming/core";
import { diagnoseAuthToken, stringToSign } from "@shiming/crypto";
import { errors } from "@shiming/wire";
import { checkFields, readCaptured } from "./captured.ts";
import { accessTokenFinding, accessTokenIn } from "./captured-access-token.ts";
import { examineVerification } from "./examine-verification.ts";
import { type Finding, failed, passed, type Step, skipped, text } from "./finding.ts";
import { refusalFinding } from "./refusal-finding.ts";

export interface Examination {
  /** As it has to be signed; `undefined` where serial number or time cannot be read. */
  readonly stringToSign: string | undefined;
  readonly findings: readonly Finding[];
}

type Deps = Pick<Stores, "accessTokens" | "merchants" | "miniPrograms" | "consents"> & {
  readonly openids: Openids;
};

export async function examineRequest(
  captured: string,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<Examination> {
  const { findings, meant } = readCaptured(captured);
  if (!meant) return { stringToSign: undefined, findings };
  if (meant.isVerification) {
    const told = await examineVerification(captured, meant.fields, app, deps, at);
    return { stringToSign: undefined, findings: [...findings, ...told] };
  }
  const certificates = await certificatesFor(app, meant.fields.mch_id, deps);
  const keys = publicKeysOf(certificates, meant.fields.cert_serialno);
  const checked = checkFields(meant, keys, undefined, certificates.map(x509Of));
  const { certSerialNo, timestamp } = checked;
  const accessToken = accessTokenIn(captured);
  const { auth_token: authToken, mch_id: mchId } = meant.fields;
  const parts = { accessToken, mchId, certSerialNo, timestamp, authToken };
  const refusals = await refusalsOfParts(parts, app, deps, at);
  const [serial, time, sign] = checked.findings as [Finding, Finding, Finding];
  return {
    stringToSign:
      certSerialNo !== undefined && timestamp !== undefined
        ? stringToSign({ certSerialNo, timestamp })
        : undefined,
    findings: [
      accessTokenFinding(accessToken, refusals.accessToken),
      ...[...findings, serial, time],
      partFinding("timestamp", refusals, "timestamp"),
      partFinding("merchant", refusals, "merchant"),
      partFinding("certificate_known", refusals, "certificate"),
      sign,
      partFinding("access", refusals, "access"),
      partFinding("binding", refusals, "binding"),
      authTokenFinding(refusals),
    ],
  };
}

/** The key of the certificate that is named first, or else of the newest; then the others, of which one may have signed. */
function publicKeysOf(certificates: readonly MerchantCertificate[], named: unknown) {
  const newestFirst = certificates.toSorted((a, b) => b.notBefore.getTime() - a.notBefore.getTime());
  const isNamed = ({ certSerialNo }: MerchantCertificate) => certSerialNo === String(named).toUpperCase();
  const ordered = [...newestFirst.filter(isNamed), ...newestFirst.filter((each) => !isNamed(each))];
  return ordered.map((each) => x509Of(each).publicKey);
}

const x509Of = ({ certificatePem }: MerchantCertificate) => new X509Certificate(certificatePem);

const FINE = text("right", "正确");

function partFinding(
  step: Step,
  refusals: PartRefusals,
  part: keyof Omit<PartRefusals, "authToken">,
): Finding {
  if (!(part in refusals)) return skipped(step, text("it cannot be read", "无法读取")).finding;
  const refusal = refusals[part];
  return refusal ? refusalFinding(step, refusal) : passed(step, FINE, true).finding;
}

function authTokenFinding({ authToken }: PartRefusals): Finding {
  const step = "auth_token";
  if (!authToken) return passed(step, text("good, and not used yet", "有效，尚未使用"), true).finding;
  const mistake = diagnoseAuthToken(authToken);
  const seen = text(`94005: ${mistake.en}`, `94005：${mistake.zh}`);
  const { advice, fault } = errors[94005];
  return failed(step, seen, advice, { fault, errcode: 94005, mistakes: [mistake.word] }).finding;
}
