import type { Sensitive } from "@shiming/crypto";
import type { Dispatcher } from "undici";
import type { TokenCache } from "../access-token/token-cache.ts";
import type { Effects } from "../effects.ts";
import type { Language } from "../error/realname-error.ts";

/** What a client may be told besides who it is; each has a default. */
export interface RealnameClientSettings {
  /** Where access tokens are kept. Default: in memory. */
  readonly tokenCache?: TokenCache;
  /** How many worker threads decrypt. Default 0: the calling thread does, one RSA operation in a turn of its event loop. */
  readonly workers?: number;
  /** The language of errors. Default `en`. */
  readonly language?: Language;
  /** An undici dispatcher, for a proxy, a private certificate authority or a pool of one's own; not closed by the client. */
  readonly dispatcher?: Dispatcher;
  /** The longest that a call may take, all attempts together. Default 15000, at most 60000. */
  readonly timeoutMs?: number;
  /** The longest that one attempt may take. Default 5000. */
  readonly attemptTimeoutMs?: number;
  /** How often a request is sent at most, where another attempt can help. Default 4. */
  readonly attempts?: number;
  /** Lets `baseUrl` be http beyond this machine: whoever listens then has the access token. Default false. */
  readonly allowInsecureHttp?: boolean;
  /** Clock, timers and randomness, for tests. */
  readonly effects?: Effects;
}

/** Who calls, and whom. */
export interface RealnameClientIdentity {
  /** Where the platform is. A path is put before those of the contract. */
  readonly baseUrl: string | URL;
  /** The mini program. */
  readonly appid: string;
  /** Its secret. */
  readonly secret: string | Sensitive<string>;
}

/** To whom name and number are encrypted, and who signs for them. */
export interface RealnameMerchant {
  /** The merchant that the mini program is bound to. */
  readonly mchId: string;
  /** That merchant's private key: PEM, PKCS#8 or PKCS#1, RSA of 2048 to 4096 bits. */
  readonly privateKey: string | Uint8Array;
  /** Of the private key, if it is encrypted. */
  readonly passphrase?: string;
}

/** The certificate of the private key, or at least its number. With the certificate, the client sees whether they match. */
export type CertificateOption =
  | {
      /** PEM. */
      readonly certificate: string | Uint8Array;
      /** Not needed; must be that of the certificate. */
      readonly certSerialNo?: string;
    }
  | {
      readonly certificate?: undefined;
      /** 40 upper-case hex digits, leading zeros kept. */
      readonly certSerialNo: string;
    };

/** All of a merchant, or nothing: whoever verifies and is given nothing needs none (contract §9). */
export type MerchantOption =
  | (RealnameMerchant & CertificateOption)
  | { readonly [Name in keyof RealnameMerchant | "certificate" | "certSerialNo"]?: undefined };

/** Everything that `new RealnameClient` takes. */
export type RealnameClientOptions = RealnameClientIdentity & MerchantOption & RealnameClientSettings;

/** What one call may be told. */
export interface CallOptions {
  /** Ends the call, as `aborted`. */
  readonly signal?: AbortSignal;
}
