const LOCAL = /[/@](?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|::1|host\.docker\.internal|(?:[\w-]+\.)*(?:local|localhost))(?=[:/?#'"`]|$)/i;
/** Names that lead nowhere (RFC 2606, RFC 6761). */
const RESERVED = /[/@](?:(?:[\w-]+\.)*example\.(?:com|org|net)|(?:[\w-]+\.)*(?:test|invalid|example))(?=[:/?#'"`]|$)/i;
const SERVICE = /@[\w-]+(?=[:/?#'"`]|$)/;
const FILLED_IN = /\$\{|\{\{|<[\w -]+>|%[sd(]|\[[A-Za-z_ -]+\]|\*{3}|\.{3}|…|process\.env|import\.meta/;
const WORDS =
  /^(?:pass(?:word|wd)?|pwd|secret|change_?me|user(?:name)?|admin|root|postgres(?:ql)?|mysql|mongo(?:db)?|redis|test(?:ing)?|demo|dummy|fake|example|sample|placeholder|your|my|foo|bar|baz|abc|qwerty|none|null|undefined|todo|token|key|api|dev|local|guest|default|x+|0+|1+|12+3*4*5*6*7*8*9*0*|[-_.\d])+$/i;
const MARKED = /example|placeholder|dummy|sample|fake|changeme|your[-_]|insert[-_]|redacted|not[-_]?real/i;

/** True for what stands in documents and templates where a secret would stand. */
export function isPlaceholder(secret: string): boolean {
  return FILLED_IN.test(secret) || MARKED.test(secret) || isMonotonous(secret);
}

/** True for a password that is made of words everybody tries first. */
export function isPlaceholderWord(value: string): boolean {
  return WORDS.test(value);
}

/** True for a URL whose password nobody would take for one. */
export function isPlaceholderAddress(url: string): boolean {
  const password = passwordOf(url);
  return FILLED_IN.test(url) || (password !== undefined && (WORDS.test(password) || MARKED.test(password)));
}

/** True for a URL with credentials that lead only to one's own machine. */
export function isLocalAddress(url: string): boolean {
  return LOCAL.test(url);
}

/** True for a host without a dot: a name of a local network. */
export function isServiceAddress(url: string): boolean {
  return SERVICE.test(url);
}

/** True for hosts that are reserved for documents. */
export function isReservedAddress(url: string): boolean {
  return RESERVED.test(url);
}

/** True where nothing but a form is left of a token: holes, asterisks, one letter over and over. */
export function isBlanked(secret: string): boolean {
  return FILLED_IN.test(secret) || isMonotonous(secret);
}

/** The password of a URL with credentials. */
function passwordOf(url: string): string | undefined {
  return /\/\/[^\s:/@]*:([^\s@]*)@/.exec(url)?.[1];
}

/** `ghp_xxxxxxxx…`: hardly any different characters after the mark of the issuer. */
function isMonotonous(secret: string): boolean {
  if (/\s|:\/\//.test(secret)) return false;
  const body = secret.replace(/^[A-Za-z]{2,12}[-_]/, '');
  return body.length >= 12 && new Set(body).size <= 5;
}
