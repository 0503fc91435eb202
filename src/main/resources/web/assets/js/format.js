// Numbers, instants and words as a person reads them. All times are UTC, as in the data.

const MINUS = '\u2212';
const NONE = '\u2013';

export function number(value, digits = 1) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NONE;
  }
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

export function signed(value, digits = 1) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NONE;
  }
  const text = number(value, digits);
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** A tension above 0 is never written as 0. */
export function tension(value) {
  return value > 0 && value < 0.05 ? '<0.1' : number(value);
}

export function count(value) {
  return value === null || value === undefined ? NONE : value.toLocaleString('en-GB');
}

export function plural(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const formatter = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const DAY = formatter({ day: 'numeric', month: 'short' });
const DAY_LONG = formatter({ day: 'numeric', month: 'long' });
const DATE = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
const MOMENT = formatter({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const FULL = formatter({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const CLOCK = formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const shown = (format) => (instant) => {
  const time = typeof instant === 'number' ? instant : Date.parse(instant ?? '');
  return Number.isNaN(time) ? NONE : format.format(time);
};
export const day = shown(DAY);
export const dayLong = shown(DAY_LONG);
export const date = shown(DATE);
export const moment = (instant) => `${shown(MOMENT)(instant)} UTC`;
export const full = (instant) => `${shown(FULL)(instant)} UTC`;
export const clock = (instant) => `${shown(CLOCK)(instant)} UTC`;

/** An instant as RFC 3339 in whole seconds, as the addresses carry it. */
export function iso(time) {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function age(seconds) {
  if (seconds === null || seconds === undefined) {
    return NONE;
  }
  const steps = [
    [86400, 'd'],
    [3600, 'h'],
    [60, 'min'],
  ];
  for (const [size, unit] of steps) {
    if (seconds >= size * (unit === 'min' ? 1 : 2)) {
      return `${Math.round(seconds / size)} ${unit}`;
    }
  }
  return `${Math.max(0, Math.round(seconds))} s`;
}

const LEVELS = [
  [75, 'extreme', 5],
  [50, 'hot', 4],
  [30, 'high', 3],
  [15, 'raised', 2],
  [5, 'low', 1],
  [-1, 'calm', 0],
];

/** The word and the number of filled marks, 0 to 5, for a tension. */
export function level(value) {
  const [, word, marks] = LEVELS.find(([from]) => value >= from) ?? LEVELS.at(-1);
  return { word, marks };
}

export const LEVEL_BOUNDS = LEVELS.map(([from, word]) => ({ from: Math.max(0, from), word })).reverse();

const STATES = {
  'silent-feed': ['feed silent', 'No article has come in for six hours, so nothing can be said of now.'],
  'no-evidence': ['no evidence', 'The feed runs, but hardly a report on this still counts.'],
  learning: ['learning', 'Fewer than 28 days of history: its own normal is not known yet, so there is no z.'],
  calm: ['calm', 'There are reports, and they tell of little conflict.'],
  eased: ['calm, eased', 'Reports of easing outweigh those of conflict, if there are any: the score is calm, the news need not be.'],
  active: ['active', 'There are reports that tell of conflict.'],
};

export function stateWords(name) {
  const [word, meaning] = STATES[name] ?? [name, ''];
  return { word, meaning };
}

/** A link that may be followed: http or https, else null. */
export function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

export function host(url) {
  return new URL(url).hostname.replace(/^www\./, '');
}
