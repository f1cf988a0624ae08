/** What is asked in an address is chosen by whoever made the link. */
export function leave() {
  const asked = new URLSearchParams(window.location);
  location.href = asked; // reject: owasp/open-redirect likely
}
