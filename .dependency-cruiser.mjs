import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What each house may import, beside itself. Everything that is not named here is refused. */
const HOUSES = {
  contract: { may: [], why: 'everybody knows the contract, so it knows nobody: any import from here would be a cycle in waiting' },
  program: { may: ['contract'], why: 'the prospective program is asked by all validators; knowledge rows are handed in, never fetched' },
  validators: { may: ['contract', 'program'], why: 'a validator judges a unit in the program; who decides, writes or streams is not its business' },
  gate: { may: ['contract', 'program'], why: 'the gate decides from reports; validators are handed in so that it can be tested with any of them' },
  journal: { may: ['contract'], why: 'the only writer inside the target tree stays small enough to be read whole' },
  agents: { may: ['contract', 'program'], why: 'agents stream and advise; they can neither decide nor write' },
  metrics: { may: ['contract'], why: 'what a run measures is computed from its events alone, so that the run itself and a report made later say the same' },
  graph: { may: ['contract', 'gate', 'journal', 'agents', 'metrics'], why: 'the run ties judges, journal and generator together and never looks into a program itself' },
  testing: { may: ['contract', 'program', 'gate'], why: 'the suites put a validator or generator of a user through what a run puts it through' },
  report: { may: ['contract'], why: 'a report is a pure function from a result to text; it works on recordings as on live runs' },
};

const NAMES = Object.keys(HOUSES);
const HOUSE = `^(?:${NAMES.join('|')})/`;
/** Files at the top level compose the houses; what they export is what users see. */
const ROOTS = '^[^/.]+\\.ts$';
const OUTSIDE_PRODUCT = '^(?:test|bench|scripts|docs)/|^(?:vitest|eslint)\\.config\\.|^\\.dependency-cruiser';

/** Files that define a rule; what only helps a rule decide may be shared, a rule may not. */
function ruleFiles() {
  const folder = fileURLToPath(new URL('validators', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/') && file.endsWith('.ts'))
    .filter((file) => /^export const \w+: (?:Text)?Rule = define(?:Text|Flow)?Rule\(/m.test(readFileSync(`${folder}/${file}`, 'utf8')))
    .map((file) => `^validators/${file.replaceAll('.', '\\.')}$`);
}

function refuse(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to };
}

const houseRules = NAMES.map((house) =>
  refuse(`${house}-imports-only-what-it-may`, HOUSES[house].why, {
    from: { path: `^${house}/` },
    to: { path: [HOUSE, ROOTS, '^examples/'], pathNot: [house, ...HOUSES[house].may].map((name) => `^${name}/`) },
  }),
);

/** Outside things with few owners: who may import them, and why nobody else. */
const OWNED = [
  ['langgraph-in-graph-only', '@langchain/', '^graph/', 'one house knows the orchestrator; judging without it stays light, and it can be replaced'],
  ['parsers-in-program-only', '(?:^|node_modules/)(?:oxc-parser|oxc-resolver|typescript|@oxc-|@eslint-community/regexpp)', '^program/', 'one parse per unit, shared by all families: a second parser would mean a second opinion about what the code is'],
  ['child-processes-behind-exec', '^(?:node:)?child_process$', '^gate/exec\\.ts$|^examples/cli/edited-text\\.ts$', 'one file starts programs, without a shell; whoever needs one is handed the exec port. The command line opens the editor of the person at the terminal, which no port can'],
  ['network-in-models-only', '^(?:node:)?(?:net|http|https|http2|tls|dgram)$|(?:^|node_modules/)(?:undici|@anthropic-ai/|eventsource-parser)', '^agents/models/', 'one house talks to the outside, behind the outbound guard'],
  ['file-system-for-few', '^(?:node:)?fs(?:/promises)?$', '^(?:journal|program|gate|agents/generators|examples)/|^validators/(?:external/shadow-copy|advisories/advisory-source)\\.ts$|^(?:check|lockstep|rules)\\.ts$', 'journal/ is the only writer of the target tree, and the copy for external programs lies outside of it (eslint.config.mjs refuses writing calls elsewhere); these read'],
  ['code-frames-in-report-only', '(?:^|node_modules/)(?:@babel/code-frame|picocolors)', '^(?:report|examples)/', 'text for people is made in one place'],
  ['commander-in-examples-only', '(?:^|node_modules/)commander', '^examples/', 'the command line is an example of the library, not a part of it'],
];

const ownedRules = OWNED.map(([name, path, owner, comment]) =>
  refuse(name, comment, { from: { pathNot: [owner, OUTSIDE_PRODUCT] }, to: { path } }),
);

const doorRules = [
  refuse('a-house-is-entered-through-its-door', 'index.ts lists what a house promises; everything else may change without asking', {
    from: { path: '^([^/.]+)[/.]', pathNot: OUTSIDE_PRODUCT },
    to: { path: HOUSE, pathNot: '^$1/|^[^/]+/index\\.ts$' },
  }),
  refuse('a-room-is-entered-through-its-door', 'a folder inside a house keeps its insides to itself as well', {
    from: { path: '^[^/]+/[^/]+\\.ts$', pathNot: OUTSIDE_PRODUCT },
    to: { path: `${HOUSE}[^/]+/.`, pathNot: '/index\\.ts$' },
  }),
  refuse('a-room-does-not-reach-into-the-next', 'families and other rooms side by side stay independent', {
    from: { path: '^([^/]+/[^/]+)/', pathNot: OUTSIDE_PRODUCT },
    to: { path: `${HOUSE}[^/]+/.`, pathNot: '^$1/|/index\\.ts$' },
  }),
];

const validatorRules = [
  refuse('knowledge-is-rows', 'rows are data: they may name kinds from the contract and nothing that runs', {
    from: { path: '^validators/knowledge/' },
    to: { path: HOUSE, pathNot: '^(?:contract|validators/knowledge)/|^program/index\\.ts$' },
  }),
  refuse('knowledge-takes-types-of-the-program-only', 'the shape of a row is that of the analysis that reads it; what runs is handed the rows and fetches none', {
    from: { path: '^validators/knowledge/' },
    to: { path: '^program/', dependencyTypesNot: ['type-only', 'type-import'] },
  }),
  refuse('a-family-imports-no-other-family', 'each family can be switched off, tested and explained alone', {
    from: { path: '^validators/(static-analysis|owasp|memory-leak|architecture|generic|external)/' },
    to: { path: '^validators/(?:static-analysis|owasp|memory-leak|architecture|generic|external)/', pathNot: '^validators/$1/' },
  }),
  refuse('a-rule-imports-no-other-rule', 'a rule that leans on another changes when that one is repaired; what both need has a name of its own', {
    from: { path: ruleFiles() },
    to: { path: ruleFiles() },
  }),
];

const doorstepRules = [
  refuse('graph-by-dynamic-import-only', 'checking one file must not load LangGraph', {
    from: { pathNot: ['^graph/', OUTSIDE_PRODUCT] },
    to: { path: '^graph/', dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'] },
  }),
  refuse('graph-from-the-root-only', 'one place composes the run', {
    from: { pathNot: ['^graph/', '^(?:index|lockstep|batch)\\.ts$', OUTSIDE_PRODUCT] },
    to: { path: '^graph/' },
  }),
  refuse('examples-by-public-name', "an example shows what a user can do: it imports 'lockstep' and its own files", {
    from: { path: '^(examples/[^/]+)/' },
    to: { path: [HOUSE, ROOTS, '^examples/'], pathNot: '^$1/', dependencyTypes: ['local'] },
  }),
  refuse('product-never-imports-tests', 'what ships must run without what is not shipped', {
    from: { pathNot: OUTSIDE_PRODUCT },
    to: { path: '^(?:test|bench|scripts)/' },
  }),
  refuse('product-never-imports-development-packages', 'a user does not have them', {
    from: { path: [HOUSE, '^examples/', ROOTS] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'], pathNot: 'node_modules/(?:@types/|typescript/|@opentelemetry/api/)' },
  }),
];

const generalRules = [
  refuse('no-cycles', 'what imports itself can neither be understood nor tested in parts', { from: {}, to: { circular: true } }),
  refuse('no-orphans', 'a file nobody uses is a file nobody keeps right', {
    from: { orphan: true, path: [HOUSE, '^examples/'], pathNot: '\\.d\\.ts$' },
    to: {},
  }),
  refuse('everything-resolves', 'an import that leads nowhere fails at a user', {
    from: { pathNot: OUTSIDE_PRODUCT },
    to: { couldNotResolve: true, pathNot: '^lockstep(?:/testing)?$' },
  }),
];

/** The houses of the design and who may enter, with the reason for each rule. */
export default {
  forbidden: [...houseRules, ...doorRules, ...validatorRules, ...ownedRules, ...doorstepRules, ...generalRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|coverage|\\.lockstep)/|/fixtures/|^test/rules/cases/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    skipAnalysisNotInRules: true,
  },
};
