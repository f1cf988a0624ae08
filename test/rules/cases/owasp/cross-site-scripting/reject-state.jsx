import { useEffect, useState } from 'react';

export function Notice() {
  const [text, setText] = useState('');
  useEffect(() => setText(decodeURIComponent(window.location.hash)), []);
  return <div dangerouslySetInnerHTML={{ __html: text }} />; // reject: owasp/cross-site-scripting likely
}
