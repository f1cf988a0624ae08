/** Where the page is, on its own host. */
export function stay() {
  const note = new URLSearchParams(location.search).get('note');
  location.href = location.pathname + '?note=' + note;
}

export function reload() {
  window.location.href = window.location.href;
}
