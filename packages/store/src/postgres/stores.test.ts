import { describeStores } from "../conformance/index.ts";
import { expanded } from "../testing/later-release.ts";
import { openTemporary } from "./testing/temporary.ts";

// Its tables are ours and more. On ours run the tests of this folder, of moves and of whole platforms on PostgreSQL.
describeStores("postgres that the next release has changed", () => openTemporary(expanded));
