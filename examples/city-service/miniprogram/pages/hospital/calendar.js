const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/** `2026-03-03` is 3月3日 周二, wherever the phone is. */
function dayInWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${month}月${date}日 ${WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}`;
}

module.exports = { dayInWords };
