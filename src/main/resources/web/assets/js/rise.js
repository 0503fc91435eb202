// The day that explains where a score stands: the 24 hours over which it gained most of what it has kept since.

import * as format from './format.js';

const HOUR = 3600e3;
const DAY = 24 * HOUR;

/**
 * Of rows [instant, tension, ...] the pair of instants 24 hours apart with the greatest lasting gain: the least value
 * from the later instant on, minus the value at the earlier one. A rise that has faded since counts only where none
 * has lasted. Null where nothing rose by a tenth of a point. Where rows are closer together than a day, days are those
 * of UTC, and the last 24 hours from the hour in which they began; rows in between count for nothing, so that whoever
 * has the midnights alone finds the same day.
 */
export function steepestRise(history) {
  const all = (history?.rows ?? []).filter((row) => row[1] !== null).map((row) => [Date.parse(row[0]), row[1]]);
  const hourly = (history?.step_hours ?? 24) < 24;
  const last = all.at(-1)?.[0];
  const startOf = (time) => (hourly ? Math.floor((time - DAY) / HOUR) * HOUR : time - DAY);
  const rows = hourly ? all.filter(([time]) => time % DAY === 0 || time === last || time === startOf(last)) : all;
  const values = new Map(rows);
  let least = Infinity;
  let best = null;
  let greatest = 0;
  for (const [time, tension] of rows.toReversed()) {
    least = Math.min(least, tension);
    const start = startOf(time);
    const before = values.get(start);
    const wanted = !hourly || time % DAY === 0 || time === last;
    if (before === undefined || !wanted || tension - before <= 0.1) {
      continue;
    }
    const rise = { from: format.iso(start), to: format.iso(time), before, after: tension, gain: tension - before, lasting: least - before };
    greatest = Math.max(greatest, rise.gain);
    if (!best || better(rise, best)) {
      best = rise;
    }
  }
  return best && { ...best, outdone: greatest > best.gain + 0.1 };
}

function better(rise, best) {
  if (rise.lasting > 0.1 || best.lasting > 0.1) {
    return rise.lasting > best.lasting;
  }
  return rise.gain > best.gain;
}

/** The rise with the scores of the explanation of the very same span, where that has come. */
export function explained(rise, why) {
  const same = rise && why && Date.parse(why.from) === Date.parse(rise.from) && Date.parse(why.to) === Date.parse(rise.to);
  return same ? { ...rise, before: why.tension_from, after: why.tension_to } : rise;
}

/** The span of a rise in words: a whole day of UTC by its date. */
export function spanOf({ from, to }) {
  return Date.parse(from) % DAY === 0
    ? { on: 'on', name: format.dayLong(from), hours: ' (00:00 to 24:00 UTC)' }
    : { on: 'from', name: `${format.moment(from).replace(' UTC', '')} to ${format.moment(to)}`, hours: '' };
}

/** How a sentence about a rise begins: a greater one may have faded since. */
export function risen(rise) {
  return rise.outdone ? 'the greatest rise that has lasted was' : 'it rose most';
}

/** Whether the score has since kept at least half of that day's gain, at every midnight. */
export function lasted(rise) {
  return rise.lasting >= rise.gain / 2;
}
