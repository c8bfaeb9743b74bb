// Shows the lines of a log. Only those that can be seen are on the page: it asks for them, and draws them as text.
const ROW = 18;              // pixels, as in console.css
const SPARE = 100;           // lines that are asked for beyond those that can be seen
const MOST = 900_000;        // lines, since browsers know no page that is higher
const REMEMBERED = "wpaspire-console";

export function start(root, resource, replica, filter) {
  return new Viewer(root, resource, replica, filter);
}

class Viewer {
  constructor(root, resource, replica, filter) {
    this.root = root;
    this.log = this.find("log");
    this.space = root.querySelector(".log-space");
    this.rows = root.querySelector(".log-rows");
    this.flags = { regex: false, errors: false, timestamps: false, wrap: false, ...remembered() };
    this.ending = new AbortController();
    this.listen();
    this.choose(resource, replica, filter);
  }

  find(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  listen() {
    const on = (element, event, handle) => element.addEventListener(event, handle, { signal: this.ending.signal });
    on(this.find("resource"), "change", () => this.choose(this.find("resource").value, null, this.find("text").value));
    on(this.find("replica"), "change", () => this.choose(this.resource, Number(this.find("replica").value) || null, this.find("text").value));
    on(this.find("text"), "input", () => this.searchSoon());
    for (const button of this.root.querySelectorAll("[data-flag]")) {
      on(button, "click", () => this.toggle(button.dataset.flag));
    }
    on(this.find("follow"), "click", () => this.follow(!this.isFollowing));
    on(this.find("clear"), "click", () => this.clear());
    on(this.log, "scroll", () => this.scrolled());
    on(this.log, "keydown", key => key.key === "End" && this.follow(true));
    on(document, "selectionchange", () => this.selected());
    this.resizing = new ResizeObserver(() => this.draw());
    this.resizing.observe(this.log);
  }

  stop() {
    this.ending.abort();
    this.resizing.disconnect();
    this.events?.close();
    clearTimeout(this.later);
  }

  // What is shown.

  choose(resource, replica, filter) {
    if (this.events && resource === this.resource && replica === this.replica && filter === this.filter) {
      return;
    }
    if (resource !== this.resource) {
      this.after = null;
    }
    [this.resource, this.replica, this.filter] = [resource, replica, filter];
    this.find("resource").value = resource;
    if (this.find("text").value !== filter) {
      this.find("text").value = filter;
    }
    this.open();
  }

  searchSoon() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.choose(this.resource, this.replica, this.find("text").value), 250);
  }

  toggle(flag) {
    this.flags[flag] = !this.flags[flag];
    localStorage.setItem(REMEMBERED, JSON.stringify({ timestamps: this.flags.timestamps, wrap: this.flags.wrap }));
    if (flag === "errors" || (flag === "regex" && this.filter)) {
      this.open();
    } else {
      this.showFlags();
      this.layOut();
      this.draw();
    }
  }

  clear() {
    this.after = Date.now();
    this.open();
  }

  query() {
    const query = new URLSearchParams();
    const set = (name, value) => value && query.set(name, value);
    set("resource", this.resource);
    set("replica", this.replica);
    set("text", this.filter);
    set("regex", this.flags.regex && this.filter !== "");
    set("errors", this.flags.errors);
    return query;
  }

  open() {
    this.events?.close();
    this.state = null;
    this.cache = new Map();
    this.isFollowing = true;
    this.showFlags();
    this.showError(null);
    this.showReplicas();

    const download = this.query();
    download.delete("resource");
    download.set("download", "true");
    download.set("timestamps", "true");
    this.find("download").href = `api/logs${this.resource ? `/${encodeURIComponent(this.resource)}` : ""}?${download}`;

    const address = new URLSearchParams();
    this.resource && address.set("resource", this.resource);
    this.replica && address.set("replica", this.replica);
    this.filter && address.set("filter", this.filter);
    history.replaceState(history.state, "", `console${address.size ? `?${address}` : ""}`);

    const query = this.query();
    this.after && query.set("after", this.after);
    const events = this.events = new EventSource(`api/console?${query}`);
    events.onmessage = message => this.events === events && this.told(JSON.parse(message.data));
    events.addEventListener("failed", message => {
      events.close();
      this.showError(JSON.parse(message.data).error);
    });
    events.onerror = () => this.lost(events);
    this.layOut();
    this.draw();
  }

  // The browser tries again by itself, but not when it was refused.
  lost(events) {
    if (events === this.events && events.readyState === EventSource.CLOSED) {
      clearTimeout(this.later);
      this.later = setTimeout(() => !this.ending.signal.aborted && this.open(), 3000);
    }
  }

  told(state) {
    if (this.state?.view !== state.view) {
      this.cache.clear();
    }
    state.first = Math.max(state.first, state.end - MOST);
    const gone = this.state ? state.first - this.state.first : 0;
    this.state = state;
    this.showReplicas();
    if (document.hidden) {
      return;
    }
    for (const place of this.cache.keys()) {
      if (place < state.first) {
        this.cache.delete(place);
      }
    }
    this.layOut();
    if (!this.isFollowing && gone > 0) {
      this.moveTo(this.log.scrollTop - gone * ROW);
    }
    this.draw();
  }

  // Where one is.

  follow(isFollowing) {
    this.isFollowing = isFollowing;
    this.showFlags();
    this.draw();
  }

  scrolled() {
    if (Math.abs(this.log.scrollTop - this.movedTo) > 1) {
      // Who went down to the end may have been overtaken by new lines.
      const end = this.log.scrollTop > this.movedTo ? this.formerHeight : this.log.scrollHeight;
      const isAtEnd = this.log.scrollTop + this.log.clientHeight >= end - 2;
      if (isAtEnd !== this.isFollowing) {
        this.isFollowing = isAtEnd;
        this.showFlags();
      }
    }
    this.movedTo = this.log.scrollTop;
    this.draw();
  }

  moveTo(top) {
    this.log.scrollTop = top;
    this.movedTo = this.log.scrollTop;
  }

  // Who selects text wants to copy it: it must not move.
  selected() {
    const selection = getSelection();
    if (this.isFollowing && !selection.isCollapsed && this.rows.contains(selection.anchorNode)) {
      this.follow(false);
    }
  }

  layOut() {
    this.formerHeight = this.log.scrollHeight;
    const lines = this.state ? this.state.end - this.state.first : 0;
    // Where lines wrap, any of them can be the first that is seen.
    const room = this.flags.wrap && lines > 0 ? this.log.clientHeight - ROW : 0;
    this.space.style.height = `${lines * ROW + Math.max(0, room)}px`;
    this.log.classList.toggle("wrap", this.flags.wrap);
    this.log.classList.toggle("timestamps", this.flags.timestamps);
    this.log.classList.toggle("tags", !this.resource || (this.state?.replicas.length > 1 && !this.replica));
    this.showStatus(lines);
  }

  draw() {
    if (!this.state || this.isDrawing) {
      this.state || this.rows.replaceChildren();
      return;
    }
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      this.state && this.drawNow();
    });
  }

  drawNow() {
    const { first, end } = this.state;
    const seen = Math.ceil(this.log.clientHeight / ROW) + 1;
    if (this.isFollowing) {
      this.moveTo(this.log.scrollHeight);
    }
    const top = this.isFollowing ? Math.max(first, end - seen) : Math.min(end, first + Math.floor(this.log.scrollTop / ROW));
    const spare = this.flags.wrap ? 0 : 10;
    const from = Math.max(first, top - spare);
    const to = Math.min(end, top + seen + spare);
    this.ask(from, to);
    if (this.isFollowing && !this.hasAll(from, to) && this.rows.childElementCount) {
      return;
    }

    const rows = [];
    for (let place = from; place < to; place++) {
      rows.push(this.row(place, this.cache.get(place)));
    }
    this.rows.replaceChildren(...rows);
    this.rows.style.top = `${(from - first) * ROW}px`;
    if (this.flags.wrap) {
      // The last lines stay at the lower edge.
      const height = this.rows.offsetHeight;
      const bottom = this.log.scrollTop + this.log.clientHeight;
      if (to === end && (this.isFollowing || this.log.scrollTop + height < bottom)) {
        this.rows.style.top = `${Math.max(0, bottom - height)}px`;
      }
    }
  }

  row(place, line) {
    const row = document.createElement("div");
    row.className = "log-row";
    row.dataset.place = place;
    if (line) {
      row.className = `log-row ${line.kind}`;
      row.append(cell("number", line.number), cell("time", timeOf(line.time)), cell("tag", line.tag));
      const text = cell("text", "");
      for (let i = 0; i < line.text.length; i += 2) {
        text.append(line.text[i] ? cell(line.text[i], line.text[i + 1]) : line.text[i + 1]);
      }
      row.append(text);
    }
    return row;
  }

  // What is drawn.

  hasAll(from, to) {
    for (let place = from; place < to; place++) {
      if (!this.cache.has(place)) {
        return false;
      }
    }
    return true;
  }

  async ask(from, to) {
    if (this.isAsking || from >= to || this.hasAll(from, to)) {
      return;
    }
    this.isAsking = true;
    const view = this.state.view;
    try {
      const start = this.isFollowing ? from : Math.max(this.state.first, from - SPARE);
      const count = (this.isFollowing ? to : to + SPARE) - start;
      const response = await fetch(`api/console/${view}?from=${start}&count=${count}`, { signal: this.ending.signal });
      if (response.ok && this.state?.view === view) {
        const answer = await response.json();
        if (this.cache.size > 5000) {
          this.cache.clear();
        }
        // Lines that are no longer kept since the last that was told: what is seen is what is there.
        if (answer.from > start && answer.from > this.state.first) {
          this.state.first = answer.from;
          this.layOut();
        }
        answer.rows.forEach((line, index) => this.cache.set(answer.from + index, line));
      }
    } catch (error) {
      // The page is left, or the connection is lost: the events tell when it is back.
    } finally {
      this.isAsking = false;
    }
    // Others may be wanted by now.
    this.state && this.draw();
  }

  showFlags() {
    for (const button of this.root.querySelectorAll("[data-flag]")) {
      button.setAttribute("aria-pressed", String(this.flags[button.dataset.flag]));
    }
    this.find("follow").setAttribute("aria-pressed", String(this.isFollowing));
  }

  showReplicas() {
    const replicas = this.resource ? this.state?.replicas ?? [] : [];
    const all = [...new Set([...replicas, ...(this.replica ? [this.replica] : [])])].sort((a, b) => a - b);
    this.find("replicas").hidden = all.length < 2 && !this.replica;
    const select = this.find("replica");
    if (select.dataset.known !== `${this.resource} ${all}`) {
      select.dataset.known = `${this.resource} ${all}`;
      select.replaceChildren(new Option("All replicas", ""), ...all.map(number => new Option(`Replica ${number}`, number)));
    }
    select.value = this.replica ?? "";
  }

  showError(text) {
    this.find("error").hidden = !text;
    this.find("error").textContent = text ?? "";
  }

  showStatus(lines) {
    const { state } = this;
    const number = value => value.toLocaleString("en");
    const isNarrowed = this.filter || this.flags.errors || this.after;
    const empty = this.find("empty");
    empty.hidden = lines > 0 || !this.find("error").hidden;
    empty.textContent = !state?.isComplete ? "Asking the engine…" : isNarrowed ? "No line is like this." : "Nothing has been written yet.";
    this.find("status").textContent = !state ? "" : [
      isNarrowed ? `${number(lines)} of ${number(state.kept)} lines` : `${number(lines)} ${lines === 1 ? "line" : "lines"}`,
      state.dropped ? `${number(state.dropped)} older ones are no longer kept` : "",
      state.isComplete ? "" : "looking at more…",
    ].filter(Boolean).join(" · ");
  }
}

function cell(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function timeOf(milliseconds) {
  const time = new Date(milliseconds);
  const two = value => String(value).padStart(2, "0");
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, "0")}`;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}
