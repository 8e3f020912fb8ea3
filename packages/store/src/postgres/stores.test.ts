import { describeStores } from "../conformance/index.ts";
import { expanded } from "../testing/later-release.ts";
import { openTemporary } from "./testing/temporary.ts";

describeStores("postgres", () => openTemporary());
describeStores("postgres that the next release has changed", () => openTemporary(expanded));
