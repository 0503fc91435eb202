// The server's stream of events, opened again by itself when it breaks.

const EVENTS = ['score', 'alert', 'feed'];
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;

export class Live {
  constructor(handlers) {
    this.handlers = handlers;
    this.status = 'connecting'; // connecting | live | broken
    this.wait = FIRST_WAIT_MS;
    this.broken = false;
  }

  open() {
    const source = new EventSource('/api/stream');
    this.source = source;
    source.addEventListener('open', () => this.opened());
    source.addEventListener('error', () => this.failed(source));
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => this.received(name, event.data));
    }
  }

  opened() {
    this.status = 'live';
    this.wait = FIRST_WAIT_MS;
    if (this.broken) {
      this.broken = false;
      this.handlers.returned();
    }
    this.handlers.changed();
  }

  failed(source) {
    this.status = 'broken';
    this.broken = true;
    // The browser connects again by itself unless the server answered with something else than a stream.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    }
    this.handlers.changed();
  }

  received(name, text) {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return;
    }
    this.handlers[name](value);
  }
}
