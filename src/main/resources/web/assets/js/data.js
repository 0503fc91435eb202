// What the page knows: one resource for each address that the current view needs, and the live stream that keeps
// them fresh.

import { Resource, path } from './api.js';
import { iso } from './format.js';
import { raising } from './headlines.js';
import { Live } from './live.js';
import { steepestRise } from './rise.js';
import { state } from './state.js';

const HOUR = 3600e3;
const DAY = 24 * HOUR;
const WHOLE_REFRESH_MS = 60e3;
const DETAIL_REFRESH_MS = 4e3;
/** Days that the replay reaches back and the chart shows at most by its buttons. */
export const REACH_DAYS = 90;

const listeners = new Set();
const changed = () => listeners.forEach((listener) => listener());
export function onData(listener) {
  listeners.add(listener);
}

const LEDE = ['lede', 'ledeLine', 'ledeNow'];
const NAMES = [...LEDE, 'board', 'alerts', 'detail', 'history', 'why', 'stories', 'story', 'world'];
NAMES.push('countries', 'flows');
export const data = Object.fromEntries(NAMES.map((name) => [name, new Resource(loaded)]));
export const live = new Live({ score, alert, feed, changed, returned: refreshAll });

let lastDetailRefresh = 0;
let detailTimer;

/** The instant that the page shows: the replay's, else the newest that the server gave. */
export function shownAt() {
  return state().at || data.board.data?.as_of || iso(Date.now());
}

export function isReplay() {
  return state().at !== '';
}

/** The newest instant known; the right end of the replay. */
let newest = Date.now();
export function newestInstant() {
  return newest;
}

export function chartSpan() {
  const { from, to } = state();
  const end = to ? Date.parse(to) : Date.parse(shownAt());
  const start = from ? Date.parse(from) : end - 30 * DAY;
  return { start: Math.min(start, end - 6 * HOUR), end };
}

/** The span that "why it moved" explains: the chosen one, else the steepest day of the chart. */
export function whySpan() {
  const { whyFrom, whyTo } = state();
  if (whyFrom && whyTo) {
    return { from: whyFrom, to: whyTo, chosen: true };
  }
  const rise = steepestRise(line());
  if (rise) {
    return { from: rise.from, to: rise.to, chosen: false };
  }
  const end = Date.parse(shownAt());
  return data.history.data ? { from: iso(end - DAY), to: iso(end), chosen: false } : null;
}

/** The history of the open issue, ended by the score that the page shows, which is newer than the last whole hour. */
export function line() {
  const history = data.history.data;
  const item = issueShown();
  const last = history?.rows.at(-1);
  if (!last || !item?.as_of || state().to || item.state === 'no-evidence' || item.as_of <= last[0]) {
    return history;
  }
  if (extendedLine?.history !== history || extendedLine.item !== item) {
    // The normal moves by the day: the last one known stands for now.
    const known = { ...item, baseline_tension: last[history.columns.indexOf('baseline_tension')] };
    const row = history.columns.map((name) => known[name] ?? null);
    extendedLine = { history, item, line: { ...history, rows: [...history.rows, row] } };
  }
  return extendedLine.line;
}

let extendedLine = null;

/** The open issue: the board's row of it is kept fresh by the stream, its own address has more fields. */
export function issueShown() {
  const onBoard = data.board.data?.items.find((item) => item.issue_id === state().issue);
  const own = data.detail.data;
  if (!own || !onBoard) {
    return own ?? onBoard;
  }
  if (mergedIssue?.own !== own || mergedIssue.onBoard !== onBoard) {
    mergedIssue = { own, onBoard, item: (own.as_of ?? '') >= (onBoard.as_of ?? '') ? { ...onBoard, ...own } : { ...own, ...onBoard } };
  }
  return mergedIssue.item;
}

let mergedIssue = null;

/** The tensest single issue of the board and the day on which it rose most, by the rule of the issue's own page. */
export function leader() {
  const items = data.board.data?.items ?? [];
  const ranked = items.filter((item) => !item.composite && item.state !== 'no-evidence');
  const top = ranked.reduce((best, item) => (!best || item.tension > best.tension ? item : best), null);
  if (!top) {
    return null;
  }
  const midnights = data.ledeLine.key === top.issue_id ? data.ledeLine.data?.rows : null;
  const now = Date.parse(shownAt());
  const dayAgo = iso(Math.floor((now - DAY) / HOUR) * HOUR);
  const rows = midnights && [
    ...midnights.filter((row) => row[0] < dayAgo),
    [dayAgo, top.sparkline?.values.at(-2) ?? null],
    ...midnights.filter((row) => row[0] > dayAgo && Date.parse(row[0]) < now),
    [iso(now), top.tension],
  ];
  return { item: top, rise: rows ? steepestRise({ step_hours: 1, rows }) : null };
}

function historyStep(start, end) {
  const days = (end - start) / DAY;
  return days <= 35 ? 1 : days <= 95 ? 3 : 24;
}

/** Asks for everything that the state needs, and for nothing else. */
export function want() {
  const { view, issue, at, halfLife, story } = state();
  const common = { at, halfLife };
  const onIssue = view === 'issue';
  const issuePath = `/api/issues/${encodeURIComponent(issue)}`;
  data.board.want(path('/api/issues', common));
  data.alerts.want(path('/api/alerts', { at, limit: 200 }));
  data.detail.want(onIssue && path(issuePath, common), issue);
  data.stories.want(onIssue && path(`${issuePath}/stories`, { ...common, limit: 10 }), issue);
  data.story.want(story && onIssue && `/api/stories/${encodeURIComponent(story)}`, story);
  data.countries.want(view === 'map' && path('/api/countries', common));
  data.flows.want(view === 'map' && path('/api/issues/world/dyads', common));
  wantWorld();
  wantHistory(onIssue && issuePath, issue, halfLife);
  wantDependent(onIssue && issuePath, issue, halfLife);
}

/** The line behind the replay's slider: asked for once, and only where the catalogue has a composite of all issues. */
function wantWorld() {
  if (data.world.address || !data.board.data?.items.some((item) => item.issue_id === 'world')) {
    return;
  }
  const past = iso(newest - REACH_DAYS * DAY);
  data.world.want(path('/api/issues/world/history', { from: past, to: iso(newest), step: 24 }), 'world');
}

function wantHistory(issuePath, issue, halfLife) {
  if (!issuePath || (!state().at && !data.board.data && !state().to)) {
    data.history.want(null);
    return;
  }
  const { start, end } = chartSpan();
  const step = historyStep(start, end);
  // By whole hours, so that a live span keeps its address in between; line() adds the instant shown. The first one is a
  // multiple of the step, so that midnights are among them.
  const whole = (time, hours) => iso(Math.floor(time / (hours * HOUR)) * hours * HOUR);
  const span = { from: whole(start, step), to: whole(end, 1), step, halfLife };
  data.history.want(path(`${issuePath}/history`, span), issue);
}

function wantDependent(issuePath, issue, halfLife) {
  const span = issuePath && whySpan();
  data.why.want(span && path(`${issuePath}/why`, { from: span.from, to: span.to, halfLife }), issue);
  wantLede(halfLife);
}

/** The line of the leading issue, what moved it on its steepest day, and where too little is known of that, what does now. */
function wantLede(halfLife) {
  const top = state().view === 'board' && leader();
  const key = top ? top.item.issue_id : '';
  const base = top && `/api/issues/${encodeURIComponent(key)}`;
  const now = Date.parse(shownAt());
  const days = {
    from: iso(Math.ceil(Math.floor(now / HOUR - 30 * 24) / 24) * DAY),
    to: iso(Math.floor(now / HOUR) * HOUR),
    step: 24,
    halfLife,
  };
  data.ledeLine.want(top && path(`${base}/history`, days), key);
  const rise = top && top.rise;
  data.lede.want(rise && path(`${base}/why`, { from: rise.from, to: rise.to, halfLife }), key);
  // Where fewer than two reports of that day are listed any more, those that weigh most now are named too.
  const unnamed = top && (rise ? data.lede.data && raising(data.lede.data).length < 2 : data.ledeLine.data);
  data.ledeNow.want(unnamed && path(`${base}/stories`, { at: state().at, halfLife, limit: 6 }), key);
}

function loaded(resource) {
  if (resource === data.board && resource.data && !isReplay()) {
    newest = Date.parse(resource.data.as_of);
  }
  want();
  changed();
}

export function refreshAll() {
  for (const resource of Object.values(data)) {
    if (resource !== data.world) {
      resource.refresh();
    }
  }
}

/** Whether scores of the stream are those that the page shows: live, and at the server's own half-life. */
function streamFits(item) {
  const shown = data.board.data?.half_life_hours;
  return !isReplay() && shown !== undefined && (item.half_life_hours ?? shown) === shown;
}

function score(item) {
  if (!streamFits(item)) {
    if (!isReplay()) {
      later();
    }
    return;
  }
  const items = data.board.data.items;
  const index = items.findIndex((other) => other.issue_id === item.issue_id);
  if (index < 0) {
    data.board.refresh();
    return;
  }
  const before = items[index].tension;
  items[index] = { ...items[index], ...item, sparkline: extended(items[index].sparkline, item.tension) };
  if (item.as_of) {
    data.board.data.as_of = item.as_of > data.board.data.as_of ? item.as_of : data.board.data.as_of;
  }
  const { view, issue } = state();
  if (view === 'issue' ? issue === item.issue_id : view === 'board' && data.ledeLine.key === item.issue_id && before !== item.tension) {
    later();
  }
  changed();
}

function extended(sparkline, tension) {
  if (!sparkline) {
    return sparkline;
  }
  const values = sparkline.values.slice();
  values[values.length - 1] = tension;
  return { ...sparkline, values };
}

/** Loads what hangs on a score again, at most once in a few seconds. */
function later() {
  if (detailTimer) {
    return;
  }
  const wait = Math.max(250, lastDetailRefresh + DETAIL_REFRESH_MS - Date.now());
  detailTimer = setTimeout(() => {
    detailTimer = null;
    lastDetailRefresh = Date.now();
    const hanging = ['detail', 'stories', 'history', 'why', ...LEDE];
    (state().halfLife ? ['board', ...hanging] : hanging).forEach((name) => data[name].refresh());
  }, wait);
}

function alert(item) {
  const items = data.alerts.data?.items;
  if (!items || isReplay()) {
    return;
  }
  const index = items.findIndex((other) => other.alert_id === item.alert_id);
  if (index < 0) {
    items.unshift(item);
  } else {
    items[index] = { ...items[index], ...item };
  }
  changed();
}

function feed(item) {
  if (data.board.data && !isReplay()) {
    data.board.data.feed = { ...data.board.data.feed, ...item };
    changed();
  }
}

/** Alerts as they stood at the instant shown; those of another one are left out until the answer has come. */
export function alertsShown() {
  const at = isReplay() ? Date.parse(state().at) : Infinity;
  return (data.alerts.data?.items ?? [])
    .filter((item) => Date.parse(item.opened_at) <= at)
    .map((item) => (item.closed_at && Date.parse(item.closed_at) > at ? { ...item, closed_at: null } : item));
}

setInterval(() => {
  if (!isReplay() && !document.hidden) {
    ['board', 'alerts', ...LEDE].forEach((name) => data[name].refresh());
  }
}, WHOLE_REFRESH_MS);
