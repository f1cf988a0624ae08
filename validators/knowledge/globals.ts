import { PLATFORM_GLOBALS } from './platform-globals.ts';

/** Names that test runners and browser drivers put into test files. */
const TEST_GLOBALS: readonly string[] = `
  $ $$ after afterAll afterEach assert assertType before beforeAll beforeEach bench browser by chai context cy
  Cypress describe driver element expect expectTypeOf fail fdescribe fit fixture fixtureOnly it jasmine jest
  Mocha mocha onTestFailed onTestFinished page pending protractor QUnit runs setup should sinon specify spyOn
  spyOnAllFunctions spyOnProperty suite suiteSetup suiteTeardown teardown test vi vitest waitsFor xcontext
  xdescribe xit xspecify xtest
`.trim().split(/\s+/);

/** Names that hosts, module loaders and bundlers give to what runs in them. */
const HOST_GLOBALS: readonly string[] = `
  $ $bindable $derived $effect $host $inspect $props $state __ENV __ITER __VU __non_webpack_require__
  __resourceQuery __system_context__ __turbopack_load__ __webpack_base_uri__ __webpack_chunk_load__
  __webpack_exports_info__ __webpack_hash__ __webpack_init_sharing__ __webpack_is_included__ __webpack_modules__
  __webpack_nonce__ __webpack_public_path__ __webpack_require__ __webpack_runtime_id__ __webpack_share_scopes__
  ActiveXObject awslambda AudioWorkletGlobalScope AudioWorkletProcessor AuthenticatorAssertionResponse browser Bun chrome
  CalendarApp ContentService currentFrame currentTime dataLayer define Deno DocumentApp DriveApp EdgeRuntime
  Enumerator ethereum Excel FB FormApp ga gapi GmailApp google grecaptcha gtag hcaptcha HTMLRewriter HtmlService
  jQuery jsdom Logger MailApp Office OneNote opera Outlook PowerPoint PropertiesService registerPaint
  registerProcessor sampleRate sails ScriptApp SpreadsheetApp strapi Stripe StyleSheet System turnstile twttr UrlFetchApp
  Utilities VBArray WebSocketPair Word workbox WScript WSH YT
`.trim().split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set([...PLATFORM_GLOBALS, ...HOST_GLOBALS]);
const KNOWN_IN_TESTS: ReadonlySet<string> = new Set(TEST_GLOBALS);

/** True for a name that exists without being declared: in some host, or in test files in some test runner. */
export function isGlobalName(name: string, place: { readonly isTest: boolean }): boolean {
  return KNOWN.has(name) || (place.isTest && KNOWN_IN_TESTS.has(name));
}
