/** Encoded, the address of the page is no address any more. */
export function offer(list) {
  list.insertAdjacentHTML('beforeend', '<a href="' + encodeURIComponent(window.location.href) + '">again</a>');
}
