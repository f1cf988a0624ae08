const wanted = new URLSearchParams(location.search).get('page');

export function Frame() {
  const frame = document.createElement('iframe');
  frame.setAttribute('title', wanted);
  frame.setAttributeNS(null, 'name', wanted);
  return frame;
}

export function Link() {
  return <a href={`/pages/${encodeURIComponent(wanted)}`}>{wanted}</a>;
}
