import Link from 'next/link';
import { useSearchParams } from 'react-router-dom';

/** What leads to the own host, or to any host of the web, is no program; a picture runs none. */
export function Links() {
  const [asked] = useSearchParams();
  const address = asked.get('address');
  const checked = /^https?:\/\//.test(address) ? address : '#';
  return (
    <p>
      <a href={'/pages?next=' + address}>own</a>
      <a href={checked}>checked</a>
      <Link href={`/pages/${address}`}>own</Link>
      <img src={address} />
    </p>
  );
}
