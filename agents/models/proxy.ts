import { isLocal } from './network-rules.ts';
import type { Fetch, NetworkRules } from './network-rules.ts';

/**
 * `fetch` as the environment wants it: through the proxy of `HTTPS_PROXY` or `HTTP_PROXY`, but for what `NO_PROXY` names. What
 * is on this machine or listed as local is asked directly, and under `local` rules all is: a proxy is a socket to somewhere else.
 */
export function fetchBy(rules: NetworkRules): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const isDirect = rules.mode === 'local' || isLocal(url, rules) || !isProxyNamed();
    return (isDirect ? globalThis.fetch : await proxied())(input, init);
  };
}

function isProxyNamed(): boolean {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => (process.env[name] ?? '') !== '');
}

let loading: Promise<Fetch> | undefined;

/** Node 20 has no proxies of its own; whoever names none does not load any. */
function proxied(): Promise<Fetch> {
  return (loading ??= import('undici').then(({ EnvHttpProxyAgent, fetch }) => {
    const dispatcher = new EnvHttpProxyAgent();
    return async (input, init) => fetch(input as string, { ...(init as object), dispatcher });
  }));
}
