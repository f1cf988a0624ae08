const wanted = new URLSearchParams(location.search).get('page');

export function Frame() {
  const frame = document.createElement('iframe');
  frame.setAttribute('srcdoc', wanted); // reject: owasp/cross-site-scripting likely
  document.createElement('script').setAttributeNS(null, 'SRC', wanted); // reject: owasp/cross-site-scripting likely
  return frame;
}

/** The finding stands where the address is used. */
export function Link() {
  const address = new URLSearchParams(location.search).get('next');

  return <a href={address}>go on</a>; // reject: owasp/cross-site-scripting likely
}

/** Solid puts it into the page as it is. */
export function Box() {
  return <div innerHTML={wanted} />; // reject: owasp/cross-site-scripting likely
}
