// The steepest rise of a history: the day of 24 hours over which the score gained most.

const HOUR = 3600e3;
const DAY = 24 * HOUR;

/**
 * Of rows [instant, tension, ...] the pair of instants 24 hours apart with the greatest gain, or null where nothing
 * rose by a tenth of a point. Where rows are closer together than a day, days start at midnight UTC.
 */
export function steepestRise(history) {
  const rows = (history?.rows ?? []).filter((row) => row[1] !== null);
  const byTime = new Map(rows.map((row) => [Date.parse(row[0]), row[1]]));
  const stepHours = history?.step_hours ?? 24;
  let best = null;
  for (const [time, tension] of byTime) {
    if (stepHours < 24 && time % DAY !== 0 && time !== lastTime(rows)) {
      continue;
    }
    const start = time - DAY;
    const before = byTime.get(start);
    const gain = tension - before;
    if (before !== undefined && gain > 0.1 && (!best || gain > best.gain)) {
      best = { from: stamp(start), to: stamp(time), gain, before, after: tension };
    }
  }
  return best;
}

function lastTime(rows) {
  return rows.length ? Date.parse(rows.at(-1)[0]) : 0;
}

function stamp(time) {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The day that a span of 24 hours is called by: the one in which most of it lies. */
export function dayOf(rise) {
  return (Date.parse(rise.from) + Date.parse(rise.to)) / 2;
}
