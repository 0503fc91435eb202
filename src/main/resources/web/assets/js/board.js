// The board: one row for each issue.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { live } from '../vendor/lit-html/directives/live.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { alertsRail } from './alerts.js';
import { alertsShown, data, isReplay, shownAt } from './data.js';
import * as format from './format.js';
import { lede } from './lede.js';
import { Order, SORTS, filtered, sorted } from './order.js';
import { balance, change, dyadNames, gauge, isEased, levelMark, measures, pending, score, sparkline, stateChip } from './parts.js';
import { address, go, state } from './state.js';
import { gettingStarted } from './empty.js';

const FILTERS = [
  ['all', 'All'],
  ['active', 'Active'],
  ['alerts', 'With an alert'],
  ['pinned', 'Pinned'],
];

const COLUMNS = [
  ['name', 'Issue', 'Name of the issue, and the report that weighs most in its score, with its points and publishers'],
  ['tension', 'Tension', '0 to 100; 50 is a hot issue. The bar is the 90% band: wide means few reports'],
  [null, '30 days', 'Tension at the same hour of each of the last 30 days; the faint line is 50'],
  ['change', '24 h', 'Points gained or lost in 24 hours'],
  ['z', 'z', 'How far from its own normal, in spreads of that normal: 2 and more is an anomaly'],
  ['families', 'Publishers', 'Independent publishers among the reports that count; copies count once'],
  ['rising', 'Rising / easing', 'Points that raise the score (reports and the issue\u2019s own normal), and those that lower it; at a score of 0 only the latter are shown'],
  ['dyad', 'Top pair', 'Who acts towards whom in the reports that weigh most, among those in which both were read'],
];

let order;

export function startBoard(changed) {
  order = new Order(changed);
}

export function togglePin(id) {
  const { pinned } = state();
  go({ pinned: pinned.includes(id) ? pinned.filter((other) => other !== id) : [...pinned, id] }, { replace: true });
}

export function board() {
  const answer = data.board.data;
  const items = answer?.items ?? [];
  return html`<div class="board-page">
    <section class="board-main" aria-labelledby="board-title">
      <h1 id="board-title">
        Tension in the news <span class="dateline">${isReplay() ? 'as of ' : ''}${format.full(shownAt())}</span>
      </h1>
      ${answer ? (answer.feed?.newest_article_hour || isReplay() ? lede() : gettingStarted()) : pending(data.board, 'The board')}
      ${key()} ${toolbar(items)} ${answer ? table(items) : skeleton()}
    </section>
    ${alertsRail()}
  </div>`;
}

function skeleton() {
  return data.board.error ? nothing : html`<div class="skeleton" aria-hidden="true"></div>`;
}

function toolbar(items) {
  const { q, filter, sort } = state();
  const shown = filtered(items, state()).length;
  return html`<div class="toolbar">
    <label class="search"
      ><span>Search</span>
      <input id="search" type="search" autocomplete="off" placeholder="Issue, country, word" .value=${live(q)}
        @input=${(event) => go({ q: event.target.value }, { replace: true })} />
    </label>
    <div class="choices" role="group" aria-label="Filter">
      ${FILTERS.map(
        ([id, label]) => html`<button type="button" aria-pressed=${String(filter === id)}
          @click=${() => go({ filter: id }, { replace: true })}>${label}</button>`,
      )}
    </div>
    <label class="sort-by"
      ><span>Sort by</span>
      <select @change=${(event) => go({ sort: event.target.value }, { replace: true })}>
        ${SORTS.map(([id, label]) => html`<option value=${id} ?selected=${id === sort}>${label}</option>`)}
        ${SORTS.some(([id]) => id === sort) ? nothing : html`<option value=${sort} selected>Other way round</option>`}
      </select>
    </label>
    <p class="shown quiet">${items.length ? `${shown} of ${items.length}` : nothing}</p>
    ${order.moved > 0
      ? html`<button type="button" class="settle" @click=${() => order.settle()}>
          ${format.plural(order.moved, 'row')} changed place ${'\u2013'} sort now
        </button>`
      : nothing}
  </div>`;
}

function table(items) {
  const { sort, filter, q, pinned, at } = state();
  const wanted = sorted(filtered(items, state()), sort);
  // The answer to another instant comes after the address changed: its order is followed at once, too.
  const instant = at ? data.board.data?.as_of : '';
  const key = [sort, filter, q, at, instant, data.board.address].join('|');
  const rows = order.apply(wanted, key);
  const groups = [
    ['Pinned', rows.filter((item) => pinned.includes(item.issue_id))],
    ['', rows.filter((item) => !pinned.includes(item.issue_id) && !item.composite)],
    ['Groups of issues', rows.filter((item) => !pinned.includes(item.issue_id) && item.composite)],
  ];
  if (rows.length === 0) {
    return html`<p class="notice" role="status">
      ${filter === 'pinned' && pinned.length === 0
        ? 'Nothing is pinned. The star beside a name keeps an issue on top.'
        : filter === 'alerts' && !q
          ? 'No issue has an open alert.'
          : 'No issue fits this search and filter.'}
      <button type="button" class="plain" @click=${() => go({ q: '', filter: 'all' })}>Show all issues</button>
    </p>`;
  }
  return html`<table class="board" role="table" @pointerenter=${() => (order.inside = true)}
    @pointerleave=${() => (order.inside = false)}>
    <caption class="vh">Issues with their tension, sortable by the buttons in the head of each column</caption>
    <thead role="rowgroup">
      <tr role="row">
        ${COLUMNS.map(([id, label, meaning]) => head(id, label, meaning, sort))}
      </tr>
    </thead>
    ${groups.map(([label, group]) => body(label, group))}
  </table>`;
}

function head(id, label, meaning, sort) {
  const column = sort.replace('-', '');
  const falling = sort.startsWith('-');
  if (!id) {
    return html`<th role="columnheader" scope="col" class="col-spark" title=${meaning}>${label}</th>`;
  }
  const mine = id === column;
  const next = mine ? (falling ? id : `-${id}`) : id === 'name' ? id : `-${id}`;
  return html`<th role="columnheader" scope="col" class="col-${id}"
    aria-sort=${mine ? (falling ? 'descending' : 'ascending') : 'none'}>
    <button type="button" class="sorter" title=${meaning} @click=${() => go({ sort: next }, { replace: true })}>
      ${label}<span class="direction" aria-hidden="true">${mine ? (falling ? '\u2193' : '\u2191') : '\u2195'}</span>
    </button>
  </th>`;
}

function body(label, group) {
  return html`<tbody class="rows" role="rowgroup">
    ${label && group.length
      ? html`<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="8">${label}</th></tr>`
      : nothing}
    ${repeat(group, (item) => item.issue_id, row)}
  </tbody>`;
}

function row(item) {
  const { pinned } = state();
  const isPinned = pinned.includes(item.issue_id);
  const nothingKnown = item.state === 'no-evidence';
  // At an earlier instant the single reports, and so their publishers, are not kept.
  const families = nothingKnown || (isReplay() && item.families === 0) ? '\u2013' : item.families;
  const open = alertsShown().filter((alert) => alert.issue_id === item.issue_id && !alert.closed_at).length;
  return html`<tr role="row" class="row state-${item.state}" data-issue=${item.issue_id}>
    <th role="rowheader" scope="row" class="col-name">
      <button type="button" class="pin" aria-pressed=${String(isPinned)} aria-label="Pin ${item.name}"
        @click=${() => togglePin(item.issue_id)}>${isPinned ? '\u2605' : '\u2606'}</button>
      <a class="name" data-walk href=${address({ view: 'issue', issue: item.issue_id })}>${item.name}</a>
      ${open ? html`<span class="flag" title="open alert">${'\u25c6'} ${format.plural(open, 'alert')}</span>` : nothing}
      <span class="reason">${reason(item)}</span>
    </th>
    <td role="cell" class="col-tension">
      <span class="reading">${score(item)} ${item.state === 'active' ? levelMark(item.tension) : stateChip(item.state, isEased(item) ? format.stateWords('eased').word : undefined)}</span>
      ${gauge(item)}
    </td>
    <td role="cell" class="col-spark">${sparkline(item.sparkline)}</td>
    <td role="cell" class="col-change">${change(nothingKnown ? null : item.change_24h)}</td>
    <td role="cell" class="col-z"><span class="tag">z </span>${format.signed(nothingKnown ? null : item.z)}</td>
    <td role="cell" class="col-families">${families}<span class="tag"> ${item.families === 1 ? 'publisher' : 'publishers'}</span></td>
    <td role="cell" class="col-rising">${balance(nothingKnown ? {} : item)}</td>
    <td role="cell" class="col-dyad">${dyadNames(nothingKnown ? null : item.top_dyad)}</td>
  </tr>`;
}

/**
 * The server's sentence without its change in 24 hours, which has a column of its own, and with the publishers first, so
 * that a long headline does not hide them.
 */
function reason({ reason: sentence }) {
  const [, way, most] = sentence?.match(/^([^\u201c]*?)\. Most of it: (.+)$/s) ?? [];
  if (!most || /^\S0\.0 /.test(most)) {
    return way ?? sentence;
  }
  const [, points, title, publishers] = most.match(/^(\S+) from (\u201c.*\u201d) \((\d+ publishers?)\)$/s) ?? [];
  return publishers ? `${points} from ${publishers}: ${title}` : most.replace(/ from (.+) towards \1$/, ' from within $1');
}

let keyOpen = false;

/** What a new reader wants first: the word of what is measured, and the key behind it. */
function key() {
  const toggle = () => {
    keyOpen = !keyOpen;
    data.board.changed(data.board);
  };
  return html`<p class="quiet measures">
      ${measures()}
      <button type="button" class="plain" aria-expanded=${String(keyOpen)} aria-controls="key" @click=${toggle}>How to read this board</button>
    </p>
    <div id="key" class="key" ?hidden=${!keyOpen}>
      <p>
        <strong>Tension</strong> is a share: the reporting on an issue that tells of conflict, beside all reporting of the
        same days. Older reports fade, by half in ${format.number(data.board.data?.half_life_hours ?? 72, 0)} hours. The scale
        is the same for all issues: 50 is a hot issue, 100 is never reached.
      </p>
      <ul class="levels">
        ${format.LEVEL_BOUNDS.map(
          ({ from, word }) => html`<li>${levelMark(from)} <span class="quiet">from ${from}</span></li>`,
        )}
      </ul>
      <dl class="states">
        ${['calm', 'eased', 'learning', 'no-evidence', 'silent-feed'].map(
          (name) => html`<div><dt>${stateChip(name)}</dt><dd>${format.stateWords(name).meaning}</dd></div>`,
        )}
      </dl>
      <dl class="columns">
        ${COLUMNS.map(([, label, meaning]) => html`<div><dt>${label}</dt><dd>${meaning}.</dd></div>`)}
        <div><dt>Alerts</dt><dd>A level alert: the low end of the band reached 50. An anomaly: z reached 2. <a href=${address({ view: 'alerts' })}>More on alerts</a>.</dd></div>
      </dl>
      <p>A score says how much is printed about a quarrel and how harsh it sounds. It does not tell truth from rumour, and it predicts nothing.</p>
    </div>`;
}
