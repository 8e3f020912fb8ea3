const format = new Intl.DateTimeFormat("zh-CN", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** Of this machine, to the second, the same in both languages. */
export function formatTime(at: string | Date): string {
  return format.format(typeof at === "string" ? new Date(at) : at);
}
