/**
 * A captured request by everything that the platform knows: what `shiming doctor` sees in it, with the keys of the merchant's own
 * certificates, and then each part as it stands here, in the order of the contract. Nothing is used up.
 */
import { X509Certificate } from "node:crypto";
import {
  certificatesFor,
  type MerchantCertificate,
  type MiniProgram,
  type PartRefusal,
  type PartRefusals,
  refusalsOfParts,
  type Stores,
} from "@shiming/core";
import { diagnoseAccessToken, diagnoseAuthToken, stringToSign } from "@shiming/crypto";
import { type Errcode, errors } from "@shiming/wire";
import { checkFields, readCaptured } from "./captured.ts";
import { type Finding, failed, passed, type Step, sentenceOf, skipped, text } from "./finding.ts";

export interface Examination {
  /** As it has to be signed; `undefined` where serial number or time cannot be read. */
  readonly stringToSign: string | undefined;
  readonly findings: readonly Finding[];
}

type Deps = Pick<Stores, "accessTokens" | "merchants" | "miniPrograms" | "consents">;

export async function examineRequest(
  captured: string,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<Examination> {
  const { findings, meant } = readCaptured(captured);
  if (!meant) return { stringToSign: undefined, findings };
  const certificates = await certificatesFor(app, meant.fields.mch_id, deps);
  const keys = publicKeysOf(certificates, meant.fields.cert_serialno);
  const checked = checkFields(meant, keys, undefined);
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
  return ordered.map(({ certificatePem }) => new X509Certificate(certificatePem).publicKey);
}

/** As an address has it. */
function accessTokenIn(captured: string): string | undefined {
  const [, written] = /[?&]access_token=([^&\s"'`\\]{0,1024})/.exec(captured) ?? [];
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function accessTokenFinding(sent: string | undefined, refusal: PartRefusal | undefined): Finding {
  const step = "access_token";
  if (sent === undefined)
    return skipped(step, text("there is no address with one", "其中没有带 access_token 的地址")).finding;
  const mistake = diagnoseAccessToken({ query: { access_token: sent }, authorization: undefined });
  if (mistake) {
    const seen = text("it is not as it was given", "与签发的内容不一致");
    return failed(step, seen, sentenceOf([mistake]), { mistakes: [mistake.word] }).finding;
  }
  return refusal ? refusalFinding(step, refusal) : passed(step, FINE, true).finding;
}

const FINE = text("right", "正确");

/** What each refusal is answered with. Contract §§3, 5. */
const codes: Partial<Record<PartRefusal["failure"], Errcode>> = {
  access_token_missing: 41001,
  access_token_invalid: 40001,
  access_token_expired: 42001,
  timestamp_expired: 94011,
  mch_id_invalid: 94010,
  certificate_unusable: 94009,
  access_not_approved: 94006,
  merchant_not_bound: 94007,
};

function partFinding(
  step: Step,
  refusals: PartRefusals,
  part: keyof Omit<PartRefusals, "authToken">,
): Finding {
  if (!(part in refusals)) return skipped(step, text("it cannot be read", "无法读取")).finding;
  const refusal = refusals[part];
  return refusal ? refusalFinding(step, refusal) : passed(step, FINE, true).finding;
}

function refusalFinding(step: Step, { failure, hint }: PartRefusal): Finding {
  const errcode = codes[failure] ?? -1;
  const { errmsg, advice, fault } = errors[errcode];
  const seen = hint ?? text(errmsg, advice.zh);
  return failed(step, text(`${errcode}: ${seen.en}`, `${errcode}：${seen.zh}`), advice, { fault, errcode })
    .finding;
}

function authTokenFinding({ authToken }: PartRefusals): Finding {
  const step = "auth_token";
  if (!authToken) return passed(step, text("good, and not used yet", "有效，尚未使用"), true).finding;
  const mistake = diagnoseAuthToken(authToken);
  const seen = text(`94005: ${mistake.en}`, `94005：${mistake.zh}`);
  const { advice, fault } = errors[94005];
  return failed(step, seen, advice, { fault, errcode: 94005, mistakes: [mistake.word] }).finding;
}
