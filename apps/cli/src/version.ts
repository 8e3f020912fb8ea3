/** Of the command and the platform that it runs. */
export const VERSION = "0.1.0";
