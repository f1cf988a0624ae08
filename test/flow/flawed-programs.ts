/** A flaw of one kind: what has to stand at the head, the statement that does harm, and checks that take the harm away. */
export interface Flaw {
  readonly rule: string;
  /** How sure the rule is of it at most. */
  readonly surest?: 'likely' | 'heuristic';
  readonly head: string;
  /** The statement that does harm with the value of that name. */
  harm(name: string): string;
  /** Statements to stand in front of the harm, or around it, with the name of the value that is then harmless. */
  readonly guards: readonly Guard[];
  /** What the rule advises to write instead, one form for each that its advice names. */
  readonly advised: readonly string[];
}

export interface Guard {
  readonly name: string;
  /** Turns the harm done with `value` into the checked form of it. */
  checked(harm: (name: string) => string): string;
}

function around(condition: string): Guard {
  return { name: `if (${condition})`, checked: (harm) => `if (${condition}) {\n${harm('value')}\n}` };
}

function before(statement: string): Guard {
  return { name: statement, checked: (harm) => `${statement}\n${harm('value')}` };
}

function instead(expression: string): Guard {
  return { name: expression, checked: (harm) => `const clean = ${expression};\n${harm('clean')}` };
}

/** Checks after which a value is one of a few constants. */
const CHOICES: readonly Guard[] = [
  around("['a', 'b'].includes(value)"),
  around("new Set(['a', 'b']).has(value)"),
  around("value === 'a' || value === 'b'"),
  before("if (value !== 'a') return res.status(400).end();"),
  before("if (!['a', 'b'].includes(value)) throw new Error('no');"),
  before("switch (value) { case 'a': case 'b': break; default: return res.end(); }"),
];

const NUMBERS: readonly Guard[] = [instead('Number(value)'), instead('Number.parseInt(value, 10)'), instead('+value'), instead('value ? 1 : 0'), before("if (typeof value !== 'number') return res.end();")];
const WORDS: readonly Guard[] = [around('/^[a-z0-9]+$/.test(value)'), before('if (!/^\\w+$/.test(value)) return res.end();')];

/** One flaw of each kind that has a rule over flows. */
export const FLAWS: readonly Flaw[] = [
  { rule: 'owasp/command-injection', head: "import { exec } from 'node:child_process';", harm: (name) => `exec(\`tool \${${name}}\`);`, guards: [...CHOICES, ...NUMBERS, ...WORDS], advised: ["execFile('tool', [value]);", "if (['build', 'test'].includes(value)) exec(`tool ${value}`);"] },
  {
    rule: 'owasp/path-traversal',
    head: "import { readFileSync } from 'node:fs';\nimport path from 'node:path';",
    harm: (name) => `readFileSync('files/' + ${name});`,
    guards: [
      ...CHOICES,
      ...NUMBERS,
      ...WORDS,
      instead('path.basename(value)'),
      { name: 'startsWith on a resolved path', checked: () => "const file = path.resolve('/srv/files', value);\nif (!file.startsWith('/srv/files/')) return res.end();\nreadFileSync(file);" },
    ],
    advised: ["const file = path.resolve('/srv/files', value);\nif (file.startsWith('/srv/files' + path.sep)) readFileSync(file);"],
  },
  { rule: 'owasp/code-injection', head: '', harm: (name) => `new Function('return ' + ${name})();`, guards: [...CHOICES, ...NUMBERS, instead('JSON.stringify(value)')], advised: ["JSON.parse(value);", "const actions = new Map([['a', () => 1]]);\nactions.get(value)?.();"] },
  { rule: 'owasp/sql-injection', head: "import { Pool } from 'pg';\nconst pool = new Pool();", harm: (name) => `pool.query(\`SELECT 1 FROM t WHERE a = '\${${name}}'\`);`, guards: [...CHOICES, ...NUMBERS, ...WORDS], advised: ["pool.query('SELECT 1 FROM t WHERE a = $1', [value]);", "const column = ['a', 'b'].find((each) => each === value) ?? 'a';\npool.query(`SELECT ${column} FROM t`);"] },
  { rule: 'owasp/server-side-request-forgery', head: '', harm: (name) => `fetch('http://' + ${name});`, guards: [...CHOICES, ...NUMBERS], advised: ["const hosts = { a: 'http://a.example.com' };\nfetch(`${hosts.a}/items?name=${encodeURIComponent(value)}`);"] },
  { rule: 'owasp/open-redirect', head: '', harm: (name) => `res.redirect(${name});`, guards: [...CHOICES, instead("'/home?from=' + encodeURIComponent(value)")], advised: ["const pages = { home: '/home' };\nres.redirect(pages[value] ?? '/');"] },
  { rule: 'owasp/cross-site-scripting', head: "import escapeHtml from 'escape-html';", harm: (name) => `res.send('<b>' + ${name} + '</b>');`, guards: [...CHOICES, ...NUMBERS, ...WORDS, instead('escapeHtml(value)'), instead('encodeURIComponent(value)')], advised: ["res.json({ value });", "res.send('<b>' + escapeHtml(value) + '</b>');"] },
  { rule: 'owasp/regex-injection', head: '', harm: (name) => `new RegExp(${name}).test('text');`, guards: [...CHOICES, ...NUMBERS, ...WORDS, instead("value.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&')")], advised: ["new RegExp(value.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&')).test('text');"] },
  {
    rule: 'owasp/prototype-pollution',
    head: 'const table = {};',
    harm: (name) => `table[${name}][res.locals.inner] = ${name};`,
    guards: [...CHOICES, before("if (value === '__proto__' || value === 'constructor' || value === 'prototype') return res.end();"), { name: 'Object.create(null)', checked: () => 'const own = Object.create(null);\nown[value] = value;' }, { name: 'Map', checked: () => 'const own = new Map();\nown.set(value, value);' }],
    advised: ["const own = new Map();\nown.set(value, value);"],
  },
  { rule: 'owasp/unsafe-dynamic-call', head: 'const actions = { a() {}, b() {} };', harm: (name) => `actions[${name}]();`, guards: [...CHOICES, around('Object.hasOwn(actions, value)')], advised: ["if (Object.hasOwn(actions, value)) actions[value]();", "const own = new Map([['a', () => 1]]);\nown.get(value)?.();"] },
  { rule: 'owasp/nosql-injection', head: "import { MongoClient } from 'mongodb';\nconst users = new MongoClient('mongodb://db').db().collection('users');", harm: (name) => `users.findOne({ name: ${name} });`, guards: [...CHOICES, ...NUMBERS, instead('String(value)'), before("if (typeof value !== 'string') return res.end();")], advised: ['users.findOne({ name: String(value) });', 'users.findOne({ name: { $eq: value } });'] },
  { rule: 'owasp/template-injection', head: "import ejs from 'ejs';", harm: (name) => `ejs.render('<b>' + ${name} + '</b>');`, guards: [...CHOICES, ...NUMBERS], advised: ["ejs.render('<b><%= value %></b>', { value });"] },
  { rule: 'owasp/insecure-deserialization', head: "import { unserialize } from 'node-serialize';", harm: (name) => `unserialize(${name});`, guards: CHOICES, advised: ['JSON.parse(value);'] },
  { rule: 'owasp/ldap-injection', head: "import ldap from 'ldapjs';\nconst client = ldap.createClient({ url: 'ldap://directory' });", harm: (name) => `client.search('ou=people', { filter: \`(uid=\${${name}})\` }, () => undefined);`, guards: [...CHOICES, ...NUMBERS, ...WORDS], advised: ["client.search('ou=people', { filter: new ldap.EqualityFilter({ attribute: 'uid', value }) }, () => undefined);"] },
  { rule: 'owasp/xpath-injection', head: "import xpath from 'xpath';", harm: (name) => `xpath.select(\`//user[@name='\${${name}}']\`, globalThis.users);`, guards: [...CHOICES, ...NUMBERS, ...WORDS], advised: ["xpath.parse('//user[@name=$name]').select({ node: globalThis.users, variables: { name: value } });"] },
  { rule: 'owasp/xml-external-entities', head: "import libxmljs from 'libxmljs';", harm: (name) => `libxmljs.parseXml(${name}, { noent: true });`, guards: CHOICES, advised: ['libxmljs.parseXml(value);'] },
  { rule: 'owasp/polynomial-regex', surest: 'likely', head: '', harm: (name) => `${name}.replace(/\\s+$/, '');`, guards: [...CHOICES, before('if (value.length > 100) return res.end();')], advised: ["value.slice(0, 100).replace(/\\s+$/, '');", 'value.trimEnd();'] },
  { rule: 'owasp/header-injection', surest: 'heuristic', head: '', harm: (name) => `res.set('x-name', ${name});`, guards: CHOICES, advised: ["res.set('x-name', encodeURIComponent(value));"] },
  { rule: 'owasp/log-injection', surest: 'heuristic', head: '', harm: (name) => `console.log('got ' + ${name});`, guards: CHOICES, advised: ["console.log('got', { value });", "console.log('got ' + value.replace(/[\\r\\n]/g, ''));"] },
];
