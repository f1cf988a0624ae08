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
  regeneratorRuntime registerProcessor sampleRate sails ScriptApp SpreadsheetApp strapi Stripe StyleSheet System turnstile twttr UrlFetchApp
  Utilities VBArray WebSocketPair Word workbox WScript WSH YT
`.trim().split(/\s+/);

/** Names of AssemblyScript's standard library (https://www.assemblyscript.org/stdlib/globals.html) that JavaScript does not have. */
const ASSEMBLY_GLOBALS: readonly string[] = `
  abs add alignof anyref arrayref ASC_TARGET assert atomic bool bswap builtin call_indirect ceil changetype clz copysign ctz div
  eq eqref externref f32 f64 final floor funcref global heap i16 i16x8 i31ref i32 i32x4 i64 i64x2 i8 i8x16 idof inline instantiate
  isArray isArrayLike isBoolean isConstant isDefined isFloat isFunction isInteger isManaged isNullable isReference isSigned
  isString isVector isVoid isize JSMath lazy lengthof load Mathf max memory min mul nameof NativeMath NativeMathf ne nearest
  offsetof operator popcnt reinterpret rem rotl rotr select sizeof sqrt StaticArray store stringref structref sub table trace
  trunc u16 u32 u64 u8 unchecked unmanaged unreachable unsafe usize v128
`.trim().split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set([...PLATFORM_GLOBALS, ...HOST_GLOBALS]);
const KNOWN_IN_TESTS: ReadonlySet<string> = new Set(TEST_GLOBALS);
const KNOWN_IN_ASSEMBLY: ReadonlySet<string> = new Set(ASSEMBLY_GLOBALS);

/** True for a name that exists without being declared: in some host, in test files in some test runner, or in AssemblyScript. */
export function isGlobalName(name: string, place: { readonly isTest?: boolean; readonly isAssembly?: boolean }): boolean {
  return KNOWN.has(name) || (place.isTest === true && KNOWN_IN_TESTS.has(name)) || (place.isAssembly === true && KNOWN_IN_ASSEMBLY.has(name));
}
