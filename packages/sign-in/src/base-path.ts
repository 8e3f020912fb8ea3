/** Where the endpoints of the sign-in are. */
export const BASE_PATH = "/api/auth";
