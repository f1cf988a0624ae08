import { LockstepError } from '../../contract/index.ts';
import { ModelFailure } from './model-failure.ts';
import { isLocal } from './network-rules.ts';
import type { Fetch, NetworkRules } from './network-rules.ts';
import { fetchBy } from './proxy.ts';

/** Throws `network-refused` unless the rules allow requests to this address. */
export function checkAddress(url: string, rules: NetworkRules): void {
  const address = addressOf(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw refused(`${address.protocol}// is not http`, address);
  if (rules.mode === 'hosted') {
    if (address.protocol === 'http:' && !isLocal(address, rules))
      throw refused('a request without TLS may go to this machine or a listed host only', address);
    return;
  }
  if (!isLocal(address, rules))
    throw refused('the policy says `local`: expected this machine or one of `localHosts`', address);
}

/** A `fetch` that asks the rules before every request and follows no redirect, which would lead past them. */
export function guardedFetch(rules: NetworkRules, inner: Fetch = fetchBy(rules)): Fetch {
  return async (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    checkAddress(url, rules);
    const response = await inner(input, { ...init, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new ModelFailure('network-refused', `HTTP ${response.status}: the server redirects, which is not followed; set the base URL to where it leads`);
    }
    return response;
  };
}

/** A `fetch` that shows the head of every answer. */
export function watchedFetch(see: (answer: Response) => void, inner: Fetch): Fetch {
  return async (input, init) => {
    const response = await inner(input, init);
    see(response);
    return response;
  };
}

function addressOf(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new LockstepError('input-invalid', `expected the address of a server, got ${JSON.stringify(url)}`, { fault: 'caller' });
}

function refused(why: string, { origin }: URL): LockstepError {
  return new LockstepError('network-refused', `${origin}: ${why}`, { fault: 'caller', context: { origin } });
}
