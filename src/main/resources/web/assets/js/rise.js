// The day that explains where a score stands: the 24 hours over which it gained most of what it has kept since.

const HOUR = 3600e3;
const DAY = 24 * HOUR;

/**
 * Of rows [instant, tension, ...] the pair of instants 24 hours apart with the greatest lasting gain: the least value
 * from the later instant on, minus the value at the earlier one. A rise that has faded since counts only where none
 * has lasted. Null where nothing rose by a tenth of a point. Where rows are closer together than a day, days are those
 * of UTC, and the last 24 hours from the hour in which they began.
 */
export function steepestRise(history) {
  const rows = (history?.rows ?? []).filter((row) => row[1] !== null).map((row) => [Date.parse(row[0]), row[1]]);
  const values = new Map(rows);
  const hourly = (history?.step_hours ?? 24) < 24;
  let least = Infinity;
  let best = null;
  for (const [time, tension] of rows.toReversed()) {
    least = Math.min(least, tension);
    const start = hourly ? Math.floor((time - DAY) / HOUR) * HOUR : time - DAY;
    const before = values.get(start);
    const wanted = !hourly || time % DAY === 0 || time === rows.at(-1)[0];
    if (before === undefined || !wanted || tension - before <= 0.1) {
      continue;
    }
    const rise = { from: stamp(start), to: stamp(time), before, after: tension, gain: tension - before, lasting: least - before };
    if (!best || better(rise, best)) {
      best = rise;
    }
  }
  return best;
}

function better(rise, best) {
  if (rise.lasting > 0.1 || best.lasting > 0.1) {
    return rise.lasting > best.lasting;
  }
  return rise.gain > best.gain;
}

function stamp(time) {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The day that a span of 24 hours is called by: the one in which most of it lies. */
export function dayOf(rise) {
  return (Date.parse(rise.from) + Date.parse(rise.to)) / 2;
}

/** Whether the score has since kept at least half of that day's gain, at every instant. */
export function lasted(rise) {
  return rise.lasting >= rise.gain / 2;
}
