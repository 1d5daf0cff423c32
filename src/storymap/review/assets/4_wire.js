// Actions → the server, one after the other; answers → the model. What the server refuses is taken back.

/** Milliseconds until a lost server is asked again. */
const PATIENCE_MS = 1500;
/** Milliseconds until news are waited for again, while actions are on their way. */
const NEWS_MS = 40;

/** @typedef {{action: Action, by: string, force: boolean, told: string, field: {key: string, value: string}|null}} Pending */
/** @typedef {{told: string, section: string, item: string|null, key: string, yours: any, theirs: any}} Conflict */

/** The server's refusal of a request. */
class Refusal extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body?.error ?? body?.conflict?.told ?? `the program answered ${status}`);
    this.status = status;
    /** @type {Conflict|null} */
    this.conflict = body?.conflict ?? null;
  }
}

/** The story as the server has it, and what was done since and is not yet answered. */
class Desk {
  /**
   * @param {State} state @param {string} token
   * @param {{changed: (model: Model, before: Model) => void, saving: (words: string, state: string) => void, refused: (pending: Pending, refusal: Refusal) => void, lost: (lost: boolean) => void}} listener
   */
  constructor(state, token, listener) {
    this.token = token;
    this.listener = listener;
    this.base = modelOf(state);
    this.model = this.base;
    /** @type {Pending[]} */
    this.pending = [];
    this.busy = false;
    /** Ends the wait for news: what the page does itself is answered, and needs no second telling. */
    this.waiting = new AbortController();
  }

  /** Does something, at once on the page and then in the file. @param {Action} action @param {string} by @param {{force?: boolean, told?: string}} [how] */
  act(action, by, { force = false, told = '' } = {}) {
    this.pending.push({ action, by, force, told, field: savedField });
    this.refresh();
    void this.pump();
  }

  /** Undo or redo, after everything that is on its way. @param {'undo'|'redo'} which @param {string} by */
  step(which, by) {
    this.act({ do: which }, by);
  }

  /** Shows what the server has, with what is on its way. */
  refresh() {
    const before = this.model;
    this.model = this.pending.reduce((model, { action, by }) => predicted(model, action, by), this.base);
    if (this.model !== before) this.listener.changed(this.model, before);
  }

  /** Sends what waits, in its order. */
  async pump() {
    if (this.busy) return;
    this.busy = true;
    this.waiting.abort();
    while (this.pending.length) {
      this.listener.saving('Saving …', 'busy');
      if (!(await this.send(this.pending[0]))) await pause(PATIENCE_MS);
    }
    this.busy = false;
  }

  /** Whether the server answered. @param {Pending} pending */
  async send(pending) {
    try {
      const answer = await this.deliver(pending);
      await this.take(answer);
      this.listener.saving(`Saved ${clockWords()}`, 'saved');
    } catch (error) {
      if (!(error instanceof Refusal)) {
        this.listener.lost(true);
        this.listener.saving('Not saved yet', 'lost');
        return false;
      }
      this.pending.shift();
      this.refresh();
      this.listener.saving('Not saved', 'refused');
      this.listener.refused(pending, error);
    }
    this.listener.lost(false);
    return true;
  }

  /** @param {Pending} pending @returns {Promise<Answer>} */
  deliver({ action, by, force }) {
    const known = { serial: this.base.serial, ...(by ? { by } : {}) };
    if (action.do === 'undo' || action.do === 'redo') return this.ask(`/api/${action.do}`, known);
    return this.ask('/api/act', { version: this.base.version, ...known, action, ...(force ? { force } : {}) });
  }

  /** The model after an answer. @param {Answer} answer */
  async take(answer) {
    this.base = await this.after(answer);
    this.pending.shift();
    this.refresh();
  }

  /** What the server has; the whole state is fetched where an answer tells what changed in another one than the page has. @param {Answer} answer @returns {Promise<Model>} */
  async after(answer) {
    if (answer.state || answer.since === this.base.serial) return applyAnswer(this.base, answer);
    return modelOf(await this.ask('/api/state'), this.base);
  }

  /** Hears what changes without this page: judged anew, another browser, the file on disk. */
  async listen() {
    for (;;) {
      while (this.busy) await pause(NEWS_MS);
      this.waiting = new AbortController();
      const { signal } = this.waiting;
      try {
        const news = await this.ask(`/api/changes?serial=${this.base.serial}&patch=1`, undefined, signal);
        this.listener.lost(false);
        if (news.serial > this.base.serial && !this.busy) await this.hear(news);
      } catch {
        if (signal.aborted) continue;
        this.listener.lost(true);
        await pause(PATIENCE_MS);
      }
    }
  }

  /** Takes news in, unless the page has done something while they were fetched. @param {Answer} news */
  async hear(news) {
    const model = await this.after(news);
    if (this.busy) return;
    this.base = model;
    this.refresh();
  }

  /** @param {State} state */
  replace(state) {
    this.base = modelOf(state, this.base);
    this.refresh();
  }

  /**
   * One request. @param {string} path @param {object} [body] sent as JSON @param {AbortSignal} [signal] ends it @returns {Promise<any>}
   */
  async ask(path, body, signal) {
    const response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: { 'X-Storymap-Token': this.token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? null,
    });
    return answered(response);
  }

  /** Hands a picture over. @param {File} file @returns {Promise<{url: string}>} */
  async upload(file) {
    const response = await fetch(`/api/media?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'X-Storymap-Token': this.token, 'Content-Type': file.type || 'application/octet-stream' }, body: file });
    return answered(response);
  }

  /** A picture of the story as an address that this page may show. @param {string} url @returns {Promise<string>} */
  async picture(url) {
    const path = url.replace(/^media\//, '').split('/').map(encodeURIComponent).join('/');
    const response = await fetch(`/media/${path}`, { headers: { 'X-Storymap-Token': this.token } });
    if (!response.ok) throw new Refusal(response.status, null);
    return URL.createObjectURL(await response.blob());
  }
}

/** The body of an answer, or a refusal. @param {Response} response @returns {Promise<any>} */
async function answered(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(response.status, body);
  return body;
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
