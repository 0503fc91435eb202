// Small pieces that several views show.

import { html, nothing, svg } from '../vendor/lit-html/lit-html.js';
import { address } from './state.js';
import * as format from './format.js';

/** Five marks, as many filled as the level has, beside its word: the level without colour. */
export function levelMark(tension) {
  const { word, marks } = format.level(tension);
  return html`<span class="level level-${marks}"
    ><svg class="pips" viewBox="0 0 29 9" width="29" height="9" aria-hidden="true">
      ${[0, 1, 2, 3, 4].map(
        (index) => svg`<rect class=${index < marks ? 'on' : 'off'} x=${index * 6 + 0.5} y=${7 - index * 1.5 + 0.5}
          width="4" height=${index * 1.5 + 1}></rect>`,
      )}</svg
    >${word}</span
  >`;
}

export function stateChip(name, word = format.stateWords(name).word) {
  if (name === 'active') {
    return nothing;
  }
  return html`<span class="chip chip-${name}" title=${format.stateWords(name).meaning}>${word}</span>`;
}

/** Points of easing from which a calm score is called one that easing holds down: the least of the level "low". */
const EASED = -5;

/** Whether a score is calm because reports of easing outweigh strain, and not because little is printed. */
export function isEased(item) {
  return item.state === 'calm' && item.easing <= EASED;
}

/** The score as far as there is one: never a 0 where nothing is known. */
export function score(item) {
  if (item.state === 'no-evidence') {
    return html`<span class="score none"><span aria-hidden="true">${'\u2013'}</span><span class="vh">no score</span></span>`;
  }
  const old = item.state === 'silent-feed' ? 'old' : '';
  return html`<span class="score ${old}">${format.tension(item.tension)}</span>`;
}

/** A line from 0 to 100 with the band as a bar and the score as a tick. */
export function gauge(item) {
  if (item.state === 'no-evidence') {
    return nothing;
  }
  const low = item.band_low;
  const width = Math.max(1, item.band_high - low);
  return html`<svg class="gauge" viewBox="0 0 104 14" width="104" height="14" role="img"
    aria-label="band from ${format.number(low)} to ${format.number(item.band_high)}">
    <line class="scale" x1="2" x2="102" y1="7" y2="7"></line>
    ${[0, 50, 100].map((at) => svg`<line class="scale" x1=${at + 2} x2=${at + 2} y1="4.5" y2="9.5"></line>`)}
    <rect class="band" x=${low + 2} y="4" width=${width} height="6" rx="1"></rect>
    <rect class="tick" x=${item.tension + 0.75} y="1" width="2.5" height="12"></rect></svg>`;
}

const SPARK_WIDTH = 132;
const SPARK_HEIGHT = 30;

/** The last 30 days on the common scale of 0 to 100, so that rows can be compared; gaps stay gaps. */
export function sparkline(line) {
  const values = line?.values ?? [];
  const known = values.filter((value) => value !== null);
  if (known.length === 0) {
    return html`<span class="quiet">no line yet</span>`;
  }
  const x = (index) => (index / Math.max(1, values.length - 1)) * (SPARK_WIDTH - 6) + 2;
  const y = (value) => SPARK_HEIGHT - 3 - (value / 100) * (SPARK_HEIGHT - 6);
  let drawn = '';
  values.forEach((value, index) => {
    if (value !== null) {
      drawn += `${values[index - 1] === null || index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    }
  });
  const last = values.at(-1);
  const label = `30 days: lowest ${format.number(Math.min(...known))}, highest ${format.number(Math.max(...known))}`;
  return html`<svg class="spark" viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" width=${SPARK_WIDTH} height=${SPARK_HEIGHT}
    role="img" aria-label=${label}>
    <line class="scale half" x1="2" x2=${SPARK_WIDTH - 4} y1=${y(50)} y2=${y(50)}></line>
    <line class="scale" x1="2" x2=${SPARK_WIDTH - 4} y1=${y(0)} y2=${y(0)}></line>
    <path d=${drawn}></path>
    ${last === null ? nothing : svg`<circle cx=${x(values.length - 1)} cy=${y(last)} r="2.2"></circle>`}</svg>`;
}

/** A change with its direction as a sign and as a shape. */
export function change(value, digits = 1) {
  if (value === null || value === undefined) {
    return html`<span class="quiet">${format.signed(value)}</span>`;
  }
  const shape = Math.abs(value) < 0.05 ? '=' : value > 0 ? '\u25b2' : '\u25bc';
  const way = Math.abs(value) < 0.05 ? 'same' : value > 0 ? 'up' : 'down';
  return html`<span class="change ${way}"><span aria-hidden="true">${shape}</span> ${format.signed(value, digits)}</span>`;
}

/** Bars to both sides of a middle line: easing to the left, hatched; rising to the right, solid. */
export function balance(item, scale = 100) {
  // At 0 the rising part has the floor in it, which is no report: how much strain there was is not known here.
  const floored = item.tension === 0 && item.easing < 0;
  const rising = floored ? 0 : Math.min(100, (Math.max(0, item.rising ?? 0) / scale) * 100);
  const easing = Math.min(100, (Math.max(0, -(item.easing ?? 0)) / scale) * 100);
  if (rising + easing < 0.05) {
    return html`<span class="quiet">${'\u2013'}</span>`;
  }
  const left = Math.min(40, easing * 0.6);
  const right = Math.min(64, rising * 0.6);
  return html`<svg class="balance" viewBox="0 0 106 12" width="106" height="12" aria-hidden="true">
      <rect class="ease-bar" x=${41 - left} y="2" width=${left} height="8"></rect>
      <rect class="rise-bar" x="41" y="2" width=${right} height="8"></rect>
      <line class="scale" x1="41" x2="41" y1="0" y2="12"></line></svg
    ><span class="balance-text"
      >${floored ? nothing : html`${format.signed(item.rising, 0)} <span class="quiet">/</span> `}${format.signed(item.easing, 0)}${floored
        ? html` <span class="quiet">easing</span>`
        : nothing}</span
    >`;
}

export function dyadNames(dyad) {
  if (!dyad) {
    return html`<span class="quiet">${'\u2013'}</span>`;
  }
  if (dyad.dyad === null) {
    return html`all other pairs`;
  }
  if (dyad.dyad === '') {
    return html`no pair read`;
  }
  if (dyad.source && dyad.source === dyad.target) {
    return html`<span class="pair">within ${dyad.source_name ?? dyad.source}</span>`;
  }
  return html`<span class="pair"
    >${dyad.source_name ?? dyad.source} <span class="arrow" aria-hidden="true">${'\u2192'}</span><span class="vh">towards</span> ${dyad.target_name ??
    dyad.target}</span
  >`;
}

/** A headline from a feed: text, and a link to the original only where the address is http or https. */
export function original(title, url) {
  const safe = format.safeUrl(url);
  const text = title || 'Untitled report';
  return safe
    ? html`<a class="original" href=${safe} target="_blank" rel="noopener noreferrer"
        >${text}<span class="outside"> ${format.host(safe)} ${'\u2197'}</span></a
      >`
    : html`<span class="original">${text}</span>`;
}

export function issueLink(id, name) {
  return html`<a href=${address({ view: 'issue', issue: id })}>${name}</a>`;
}

/** What stands in place of data that are on their way, or did not come. */
export function pending(resource, what) {
  if (resource.error?.passing && !resource.data) {
    return html`<p class="quiet">${what} will stand here when the server answers.</p>`;
  }
  if (resource.error && !resource.data) {
    return html`<p class="notice" role="status">${what}: ${resource.error.message}. ${resource.error.detail}</p>`;
  }
  return resource.data ? nothing : html`<p class="quiet waiting">${what} is being loaded.</p>`;
}

export function measures() {
  return html`It measures <strong>reporting, not events</strong>: what outlets print, not what happened.`;
}
