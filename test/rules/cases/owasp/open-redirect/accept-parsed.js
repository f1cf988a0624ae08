/** A link in no page, made to take an address apart. */
export function hostIn(address) {
  const link = document.createElement('a');
  link.href = new URLSearchParams(location.search).get(address);
  return link.host;
}

export function judge() {
  const origin = document.createElement('a');
  origin.href = location.hash.slice(1);
  return () => origin.protocol === 'https:';
}

/** Where the page is: one is there already. */
export function stay(page) {
  const base = page.createElement('base');
  base.href = document.location.href;
  page.head.append(base);
  document.getElementById('top').href = document.location.href;
}
