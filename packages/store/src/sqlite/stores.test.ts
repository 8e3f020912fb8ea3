import { describeStores } from "../conformance/index.ts";
import { expanded } from "../testing/later-release.ts";
import { openTemporary } from "./testing/temporary.ts";

describeStores("sqlite", () => openTemporary());
describeStores("sqlite that the next release has changed", () => openTemporary(expanded));
