import type { TypeDiagnostic } from '../../program/index.ts';

/** Names that nobody declares: another file may still declare them for all. */
const NAMES: ReadonlySet<number> = new Set([2304, 2318, 2503, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2662, 2663, 2686, 2868, 18004]);
/** Modules, and members of modules. */
const MODULES: ReadonlySet<number> = new Set([1192, 1259, 2305, 2306, 2307, 2459, 2460, 2497, 2613, 2614, 2694, 2724, 2732, 2792, 2834, 2835, 7016]);
/** What only the end of the file can say: implementations behind overloads, uses of what is declared, merged declarations. */
const WHOLE_FILE: ReadonlySet<number> = new Set([2300, 2384, 2389, 2391, 2393, 2394, 2395, 2428, 2440, 2448, 2449, 2450, 2451, 2567, 2664, 2669, 2693, 2702, 2708, 2709, 2749]);
/** Nobody uses it: untidy, and nothing breaks. */
const UNUSED: ReadonlySet<number> = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);
/** A member is missing: a later declaration of the same name may bring it. */
const MEMBERS: ReadonlySet<number> = new Set([2339, 2550, 2551, 2576, 2741, 2739, 2740]);
/** What only strict settings refuse. */
const STRICT: ReadonlySet<number> = new Set([2531, 2532, 2533, 2564, 2571, 18046, 18047, 18048, 18049]);
/** Names and modules that the platform's declarations bring. */
const PLATFORM: ReadonlySet<number> = new Set([2307, 2580, 2581, 2582, 2591, 2592, 2593, 2688, 2792, 2875, 7016, 7026]);

/** What the compiler says or not by the order in which it has looked at files: it measures variance where it first needs it. */
const BY_ORDER: ReadonlySet<number> = new Set([2636, 2637]);

/** Types whose members the platform declares without their own name: `Array` for `number[]`, `String` for `"text"`. */
const BUILT_IN = /\[\]'|^(?:string|number|boolean|bigint|symbol)'|^["\d-]|^(?:true|false)'|=>/;

/** What may still add to a declaration. */
export interface Openness {
  /** True for names to which the rest of the file may add. */
  readonly inFile: (name: string) => boolean;
  /** True for names that no file of the tree declares: any file may add to what the platform or a package declares. */
  readonly anywhere: (name: string) => boolean;
}

/** When a diagnostic is final, at the earliest: nothing that may still be written takes it away. */
export function finalPhaseOf({ code, message }: TypeDiagnostic, openness: Openness): 'chunk' | 'file' | 'program' {
  if (NAMES.has(code) || MODULES.has(code) || BY_ORDER.has(code)) return 'program';
  if (WHOLE_FILE.has(code) || UNUSED.has(code) || (code >= 4000 && code < 5000)) return 'file';
  if (!MEMBERS.has(code)) return 'chunk';
  const owner = ownerIn(message);
  if (BUILT_IN.test(owner) || namesIn(owner).some(openness.anywhere)) return 'program';
  return namesIn(message).some(openness.inFile) ? 'file' : 'chunk';
}

/** The type that lacks the member: `Property 'a' does not exist on type 'Owner'.` */
function ownerIn(message: string): string {
  const at = message.indexOf(" on type '");
  return at === -1 ? '' : message.slice(at + " on type '".length);
}

function namesIn(text: string): readonly string[] {
  return text.match(/[\w$]+/g) ?? [];
}

/** True when what follows from the diagnostic may not stand: the compiler takes what it does not know for anything. */
export function leavesUnknown(code: number): boolean {
  return NAMES.has(code) || MODULES.has(code);
}

/** True where a name is declared by nobody. */
export function isName(code: number): boolean {
  return NAMES.has(code);
}

/** True for declarations that nobody uses. */
export function isUnused(code: number): boolean {
  return UNUSED.has(code);
}

/** True where another order of files may give another answer. */
export function isByOrder(code: number): boolean {
  return BY_ORDER.has(code);
}

/** True where only strict settings refuse: implicit `any`, and values that may be absent. */
export function isStrictness(code: number): boolean {
  return STRICT.has(code) || (code >= 7000 && code < 7100);
}

/** True where packages or platform declarations that are not installed make the compiler speak. */
export function isAboutInstallation(code: number, message: string): boolean {
  return PLATFORM.has(code) && !/'(?:\.{1,2}\/|\/)/.test(message);
}
