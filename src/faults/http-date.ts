import { isoTime } from '../exchange/iso-time.js';

const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 1970-01-01 was a Thursday. */
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

/** The instant as an HTTP date (RFC 9110, 5.6.7), rounded up to a whole second. */
export function printHttpDate(ms: number): string {
  const whole = Math.ceil(ms / 1000) * 1000;
  const [date = '', time = ''] = isoTime(whole).split('T');
  const [year, month, day] = date.split('-');
  const weekday = WEEKDAYS[((Math.floor(whole / DAY_MS) % 7) + 7) % 7];
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${time.slice(0, 'hh:mm:ss'.length)} GMT`;
}
