/** What a newcomer is told of a service provider of one's own: as `--json` prints it. */
import type { SandboxApp, SandboxMerchant, SandboxSignIn } from "../sandbox-file.ts";

export interface Provider {
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly social_credit_code: string;
    readonly subject_type: string;
  };
  readonly sign_in: SandboxSignIn;
  readonly app: SandboxApp;
  readonly merchant: SandboxMerchant;
  readonly application: { readonly id: string; readonly state: string; readonly ends_at: string | null };
  readonly category_id: readonly number[];
  readonly base_url: string;
  readonly console_url: string;
}
