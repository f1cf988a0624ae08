import React, { useMemo, useState } from 'react';
import Link from 'next/link';
import { useSearchParams } from 'react-router-dom';

/** What a function gives to a hook is what the hook gives back. */
export function Note() {
  const [asked] = useSearchParams();
  const markup = useMemo(() => asked.get('note'), [asked]);
  const [later] = useState(() => asked.get('later'));
  return (
    <p>
      <span dangerouslySetInnerHTML={{ __html: markup }} /> // reject: owasp/cross-site-scripting likely
      <span dangerouslySetInnerHTML={{ __html: later }} /> // reject: owasp/cross-site-scripting likely
    </p>
  );
}

/** Properties that are handed over together. */
export function Spread() {
  const [asked] = useSearchParams();
  const own = { dangerouslySetInnerHTML: { __html: asked.get('note') } };
  return <p {...own} />; // reject: owasp/cross-site-scripting likely
}

/** What the router gives to a component. */
export class Page extends React.Component {
  render() {
    return <p dangerouslySetInnerHTML={{ __html: this.props.match.params.note }} />; // reject: owasp/cross-site-scripting likely
  }
}

/** An address that may be a program. */
export function Next() {
  const [asked] = useSearchParams();
  return <Link href={asked.get('next')}>next</Link>; // reject: owasp/cross-site-scripting likely
}
