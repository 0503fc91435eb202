// <tension-chart>: an issue's line with its band and its own normal, alert marks, and a brush that zooms.
// uPlot draws it; colours come from the style sheet and follow the system's scheme.

import * as format from './format.js';

const scheme = matchMedia('(prefers-color-scheme: dark)');
const HEIGHT = 320;
const SMALL_HEIGHT = 240;
let library;

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/assets/vendor/uplot/uPlot.min.css';
    const script = document.createElement('script');
    script.src = '/assets/vendor/uplot/uPlot.iife.min.js';
    script.addEventListener('load', () => resolve(window.uPlot));
    script.addEventListener('error', () => reject(new Error('uPlot did not load')));
    document.head.append(style, script);
  });
  return library;
}

/** Columns for uPlot, with a gap where rows are missing. */
export function columns(history) {
  const at = Object.fromEntries(history.columns.map((name, index) => [name, index]));
  const step = history.step_hours * 3600;
  const names = ['band_low', 'band_high', 'baseline_tension', 'tension'];
  const table = [[], ...names.map(() => [])];
  for (const row of history.rows) {
    const time = Date.parse(row[at.as_of]) / 1000;
    const last = table[0].at(-1);
    if (last !== undefined && time - last > step * 1.5) {
      table[0].push(last + step);
      names.forEach((_, index) => table[index + 1].push(null));
    }
    table[0].push(time);
    names.forEach((name, index) => table[index + 1].push(row[at[name]] ?? null));
  }
  return table;
}

class TensionChart extends HTMLElement {
  connectedCallback() {
    this.redraw = () => this.draw(true);
    scheme.addEventListener('change', this.redraw);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this);
    this.draw(true);
  }

  disconnectedCallback() {
    scheme.removeEventListener('change', this.redraw);
    this.observer.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }

  /** {history, span: {start, end}, mark: {from, to} | null} */
  set content(content) {
    const former = this.shown;
    this.shown = content;
    const alertsChanged = JSON.stringify(former?.history?.alerts) !== JSON.stringify(content?.history?.alerts);
    this.draw(alertsChanged);
  }

  async draw(anew) {
    if (!this.shown?.history || !this.isConnected) {
      return;
    }
    const uPlot = await loadLibrary();
    if (!this.isConnected) {
      return;
    }
    const data = columns(this.shown.history);
    if (anew || !this.plot) {
      this.plot?.destroy();
      this.replaceChildren();
      this.plot = new uPlot(this.options(uPlot), data, this);
    } else {
      this.plot.setData(data, false);
    }
    this.setSpan();
  }

  setSpan() {
    const { start, end } = this.shown.span;
    this.quiet = true;
    this.plot.batch(() => this.plot.setScale('x', { min: start / 1000, max: end / 1000 }));
    this.plot.redraw(false);
    this.quiet = false;
  }

  fit() {
    if (this.plot && this.clientWidth > 0 && Math.abs(this.plot.width - this.clientWidth) > 1) {
      this.plot.setSize({ width: this.clientWidth, height: this.height });
    }
  }

  get height() {
    return this.clientWidth < 600 ? SMALL_HEIGHT : HEIGHT;
  }

  color(name) {
    // A probe resolves light-dark(), which a canvas can't.
    const probe = document.createElement('span');
    probe.style.color = `var(--${name})`;
    this.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  options(uPlot) {
    const [ink, muted, rule, accent, soft, ease, raised] = ['ink', 'muted', 'rule', 'accent', 'accent-soft', 'ease', 'mark'].map(
      (name) => this.color(name),
    );
    const axis = { stroke: muted, grid: { stroke: rule, width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    return {
      width: this.clientWidth || 600,
      height: this.height,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 7 }, y: false },
      select: { show: true },
      scales: { x: { time: true }, y: { range: [0, 100] } },
      axes: [
        { ...axis, values: (_, ticks) => labels(ticks), space: 70, size: 28 },
        { ...axis, size: 34, splits: [0, 25, 50, 75, 100] },
      ],
      series: [
        {},
        { label: 'Band, low end', stroke: soft, width: 0.5, points: { show: false } },
        { label: 'Band, high end', stroke: soft, width: 0.5, points: { show: false } },
        { label: 'Its own normal', stroke: ease, width: 1.5, dash: [6, 5], points: { show: false } },
        { label: 'Tension', stroke: ink, width: 1.8, points: { show: false } },
      ],
      bands: [{ series: [2, 1], fill: soft }],
      hooks: {
        drawClear: [(plot) => this.paintMark(plot, raised)],
        draw: [(plot) => this.paintAlerts(plot, accent)],
        setSelect: [(plot) => this.brushed(plot)],
        setCursor: [(plot) => this.pointed(plot)],
      },
    };
  }

  /** The span that "why it moved" explains, as a ground. */
  paintMark(plot, color) {
    const { mark } = this.shown;
    if (!mark) {
      return;
    }
    const { left, top, width, height } = plot.bbox;
    const x = (instant) => Math.min(left + width, Math.max(left, plot.valToPos(Date.parse(instant) / 1000, 'x', true)));
    const [from, to] = [x(mark.from), x(mark.to)];
    plot.ctx.fillStyle = color;
    plot.ctx.fillRect(from, top, to - from, height);
  }

  /** A diamond and a line where an alert opened, and a rule for as long as it stood open. */
  paintAlerts(plot, color) {
    const { ctx } = plot;
    const { left, top, width, height } = plot.bbox;
    const size = 5 * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, 0, width, top + height);
    ctx.clip();
    ctx.strokeStyle = color;
    ctx.fillStyle = color;
    ctx.lineWidth = devicePixelRatio;
    for (const alert of this.shown.history.alerts ?? []) {
      const from = plot.valToPos(Date.parse(alert.opened_at) / 1000, 'x', true);
      const to = alert.closed_at ? plot.valToPos(Date.parse(alert.closed_at) / 1000, 'x', true) : left + width;
      ctx.fillRect(from, top + size - devicePixelRatio, Math.max(0, to - from), 2 * devicePixelRatio);
      ctx.beginPath();
      ctx.moveTo(from, top);
      ctx.lineTo(from + size, top + size);
      ctx.lineTo(from, top + 2 * size);
      ctx.lineTo(from - size, top + size);
      ctx.fill();
      ctx.beginPath();
      ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
      ctx.moveTo(from, top + 2 * size);
      ctx.lineTo(from, top + height);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    ctx.restore();
  }

  brushed(plot) {
    const { left, width } = plot.select;
    if (this.quiet || width < 4) {
      return;
    }
    const from = plot.posToVal(left, 'x') * 1000;
    const to = plot.posToVal(left + width, 'x') * 1000;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.dispatchEvent(new CustomEvent('brush', { detail: { from, to } }));
  }

  pointed(plot) {
    const { idx } = plot.cursor;
    const known = idx !== null && idx !== undefined && plot.data[4][idx] !== null;
    const detail = known
      ? { at: plot.data[0][idx] * 1000, tension: plot.data[4][idx], low: plot.data[1][idx], high: plot.data[2][idx] }
      : null;
    this.dispatchEvent(new CustomEvent('point', { detail }));
  }
}

function labels(ticks) {
  const hours = ticks.length > 1 && ticks[1] - ticks[0] < 86400;
  return ticks.map((tick, index) =>
    hours && (index === 0 || tick % 86400 !== 0) && tick % 86400 !== 0
      ? format.clock(tick * 1000).replace(' UTC', '')
      : format.day(tick * 1000),
  );
}

customElements.define('tension-chart', TensionChart);
