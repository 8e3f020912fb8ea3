import { expectTypeOf, it } from "vitest";
import {
  type CachedToken,
  type Category,
  RealnameClient,
  type RealnameClientOptions,
  RealnameError,
  type RealnameFailure,
  type RealnameInfo,
  type Sensitive,
  type TokenCache,
} from "./index.ts";
import { sampleOptions } from "./testing/sample-options.ts";

const { certSerialNo, ...withoutCertificate } = sampleOptions;

it("a client takes a certificate, its serial number, or both, and not neither, or nothing of a merchant", () => {
  expectTypeOf({ ...withoutCertificate, certSerialNo }).toExtend<RealnameClientOptions>();
  expectTypeOf({ ...withoutCertificate, certificate: "pem" }).toExtend<RealnameClientOptions>();
  expectTypeOf({ ...withoutCertificate, certificate: "pem", certSerialNo }).toExtend<RealnameClientOptions>();
  expectTypeOf(withoutCertificate).not.toExtend<RealnameClientOptions>();
  const { mchId, privateKey, ...withoutMerchant } = withoutCertificate;
  expectTypeOf(withoutMerchant).toExtend<RealnameClientOptions>();
  expectTypeOf({ ...withoutMerchant, mchId }).not.toExtend<RealnameClientOptions>();
  expectTypeOf({ ...withoutMerchant, privateKey }).not.toExtend<RealnameClientOptions>();
  expectTypeOf({ ...sampleOptions, mchId: 1_900_000_109 }).not.toExtend<RealnameClientOptions>();
  expectTypeOf({ ...sampleOptions, language: "fr" }).not.toExtend<RealnameClientOptions>();
});

it("its answers have the types of the documents", () => {
  type Client = InstanceType<typeof RealnameClient>;
  expectTypeOf<ReturnType<Client["getCategories"]>>().resolves.toEqualTypeOf<Category[]>();
  expectTypeOf<ReturnType<Client["getRealnameInfo"]>>().resolves.toEqualTypeOf<RealnameInfo>();
  expectTypeOf<RealnameInfo["realName"]>().toEqualTypeOf<Sensitive<string>>();
  expectTypeOf<RealnameInfo["credentialId"]>().not.toExtend<string>();
  expectTypeOf(RealnameClient.fromEnv).returns.toEqualTypeOf<RealnameClient>();
});

it("the codes of errors are a closed union", () => {
  expectTypeOf<"auth_token_invalid" | "network_failed">().toExtend<RealnameFailure>();
  expectTypeOf<"no_such_code">().not.toExtend<RealnameFailure>();
  expectTypeOf(new RealnameError("aborted").code).toEqualTypeOf<RealnameFailure>();
  expectTypeOf(new RealnameError("aborted").in).parameter(0).toEqualTypeOf<"en" | "zh">();
});

it("a token cache may answer at once or later", () => {
  expectTypeOf({
    get: (_key: string): CachedToken | undefined => undefined,
    set: (_key: string, _token: CachedToken): void => {},
  }).toExtend<TokenCache>();
  expectTypeOf({
    get: async (_key: string): Promise<CachedToken | undefined> => undefined,
    set: async (_key: string, _token: CachedToken): Promise<void> => {},
  }).toExtend<TokenCache>();
});
