// Talks to the server: JSON in, JSON out, and errors that can be told to a person.

export class ApiError extends Error {
  constructor(message, { status = 0, detail = '', retryAfter = null, problems = [] } = {}) {
    super(message);
    this.status = status; // 0: the server did not answer
    this.detail = detail;
    this.retryAfter = retryAfter; // seconds, if the server said so
    this.problems = problems; // [{line, field, message}]
  }

  /** Whether asking again may help. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export async function request(path, { method = 'GET', body, type, token, signal } = {}) {
  const headers = { accept: 'application/json' };
  if (type) {
    headers['content-type'] = type;
  }
  if (token) {
    headers.authorization = `Bearer ${token}`;
  }
  let response;
  try {
    response = await fetch(path, { method, body, headers, signal, cache: 'no-store' });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError('The server does not answer');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    throw new ApiError(answer?.title ?? `The server answered ${response.status}`, {
      status: response.status,
      detail: answer?.detail ?? '',
      retryAfter: Number.isNaN(seconds) ? null : seconds,
      problems: answer?.problems ?? [],
    });
  }
  if (answer === null) {
    throw new ApiError('The server gave no answer that can be read', { status: 502 });
  }
  return answer;
}

export function path(base, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '' && value !== null && value !== undefined) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}

const RETRY_SECONDS = 5;

/**
 * What one address of the server answers. Keeps the last good answer while a newer one is on its way or fails,
 * and asks again by itself when a failure may pass.
 */
export class Resource {
  constructor(changed) {
    this.changed = changed;
    this.address = null;
    this.key = null;
    this.data = null;
    this.error = null;
    this.loading = false;
    this.retryAt = 0;
  }

  /** Loads the address, or forgets everything when there is none. A new key means another subject: old data go. */
  want(address, key = '') {
    if (address === this.address) {
      return;
    }
    if (key !== this.key || !address) {
      this.data = null;
      this.error = null;
    }
    this.address = address;
    this.key = key;
    this.stop();
    if (address) {
      this.refresh();
    }
  }

  stop() {
    this.abort?.abort();
    clearTimeout(this.timer);
    this.loading = false;
  }

  async refresh() {
    if (!this.address) {
      return;
    }
    this.stop();
    const abort = new AbortController();
    this.abort = abort;
    this.loading = true;
    try {
      const data = await request(this.address, { signal: abort.signal });
      if (abort.signal.aborted) {
        return;
      }
      this.data = data;
      this.error = null;
    } catch (error) {
      if (abort.signal.aborted) {
        return;
      }
      this.failed(error);
    }
    this.loading = false;
    this.changed(this);
  }

  failed(error) {
    this.error = error instanceof ApiError ? error : new ApiError(String(error.message), { status: 400 });
    if (!this.error.passing) {
      this.data = null;
      return;
    }
    const seconds = Math.min(this.error.retryAfter ?? RETRY_SECONDS, 120);
    this.retryAt = Date.now() + seconds * 1000;
    this.timer = setTimeout(() => this.refresh(), seconds * 1000);
  }
}
