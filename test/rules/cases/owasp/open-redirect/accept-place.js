/** Where the page is, on its own host. */
export function stay() {
  const note = new URLSearchParams(location.search).get('note');
  location.href = location.pathname + '?note=' + note;
}

/** Taken apart and put together, it is the same address. */
export function again() {
  location.href = new URL(location.href);
}

export function reload() {
  window.location.href = window.location.href;
}
