/** Exchanges without a pause, by whichever certificates there are. */
import type { TestMerchant } from "../../support/merchants.ts";
import { exchange, type Fields, fetchToken, realnameInfoFields } from "../../support/protocol.ts";
import { consent, reached } from "./calls.ts";
import { noted, type Story } from "./story.ts";

const CALLERS = 4;
/** So many tokens are kept for certificates that come later. */
const KEPT = 8;
const CONSENTS = 24;

export interface Load {
  /** Until so many more calls have been answered by each of these certificates. */
  until(merchants: readonly TestMerchant[], calls: number): Promise<void>;
  /** From now on by these, in turn. */
  use(merchants: readonly TestMerchant[]): void;
  /** @returns every errcode that came, by the serial number of the certificate */
  end(): Promise<ReadonlyMap<string, readonly number[]>>;
}

/** Fresh consents as far as they go, and requests again as a back end sends them that got no answer. */
export async function startLoad(story: Story, first: readonly TestMerchant[]): Promise<Load> {
  const platform = reached(story);
  const accessToken = await fetchToken(platform);
  const tokens = await Promise.all(Array.from({ length: CONSENTS }, () => consent(story)));
  const answers = new Map<string, number[]>();
  const requests = new Map<string, Fields>();
  let merchants = first;
  let isOver = false;
  let answered = Promise.withResolvers<void>();

  const call = async (merchant: TestMerchant) => {
    const { certSerialNo } = merchant;
    const before = requests.get(certSerialNo);
    const token = before === undefined || tokens.length > KEPT ? noted(tokens.pop()) : undefined;
    const fields = token === undefined ? noted(before) : realnameInfoFields(platform, token, merchant);
    requests.set(certSerialNo, fields);
    const { json } = await exchange(platform, accessToken, fields);
    answers.set(certSerialNo, [...(answers.get(certSerialNo) ?? []), json.errcode]);
    answered.resolve();
    answered = Promise.withResolvers();
  };
  const run = async (caller: number) => {
    for (let turn = caller; !isOver; turn += 1) await call(noted(merchants[turn % merchants.length]));
  };
  const callers = Promise.all(Array.from({ length: CALLERS }, (_, caller) => run(caller)));
  const countOf = ({ certSerialNo }: TestMerchant) => answers.get(certSerialNo)?.length ?? 0;
  return {
    async until(wanted, calls) {
      const goals = wanted.map((merchant) => countOf(merchant) + calls);
      const isReached = () => wanted.every((merchant, place) => countOf(merchant) >= noted(goals[place]));
      while (!isReached()) await Promise.race([answered.promise, callers]);
    },
    use(others) {
      merchants = others;
    },
    async end() {
      isOver = true;
      await callers;
      return answers;
    },
  };
}
