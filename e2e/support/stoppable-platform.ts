/** A process of its own with a platform whose callers have little time: says where it is, and ends with its input. */
import { startPlatform } from "./platform.ts";
import { fetchToken } from "./protocol.ts";

const platform = await startPlatform({ config: { bodyTimeoutMs: 1_000, requestTimeoutMs: 1_200 } });
const accessToken = await fetchToken(platform);
console.log(`${platform.url}/cgi-bin/wxopen/getrealnameinfo?access_token=${accessToken}`);
process.stdin.resume().once("end", () => platform.close());
