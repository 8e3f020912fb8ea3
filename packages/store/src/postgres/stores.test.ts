import { describeStores } from "../conformance/index.ts";
import { openTemporary } from "./testing/temporary.ts";

describeStores("postgres", openTemporary);
