/** A route of a generated program: its statements, one a line; sinks are calls of `exec` on lines of their own. */
export interface GeneratedRoute {
  readonly lines: readonly string[];
}

/** Ways from one text to another; `$` stands for the names of a way, so that they are new each time. */
const WAYS: readonly ((from: string, name: string) => readonly string[])[] = [
  (from, name) => [`const ${name} = \`a \${${from}} b\`;`],
  (from, name) => [`const ${name} = 'x' + ${from} + 'y';`],
  (from, name) => [`const ${name} = [${from}, 'b'].join(' ');`],
  (from, name) => [`const ${name} = ['a', ${from}].map((each) => each + '!').join();`],
  (from, name) => [`const ${name}Box = { inner: { text: ${from} }, other: 'o' };`, `const ${name} = ${name}Box.inner.text;`],
  (from, name) => [`const ${name}Box = { text: ${from}, other: 'o' };`, `const ${name} = ${name}Box.other;`],
  (from, name) => [`const { text: ${name} } = { text: ${from} };`],
  (from, name) => [`const [, ${name}] = ['a', ${from}];`],
  (from, name) => [`const ${name}Spread = { a: 'a', ...{ text: ${from} } };`, `const ${name} = ${name}Spread.text;`],
  (from, name) => [`const ${name} = [...['a'], ...[${from}]].join();`],
  (from, name) => [`const ${name}Call = (text, more = '') => text + more;`, `const ${name} = ${name}Call(${from});`],
  (from, name) => [`const ${name}Rest = (...texts) => texts.join();`, `const ${name} = ${name}Rest('a', ${from});`],
  (from, name) => [`function ${name}Default(text = ${from}) { return text; }`, `const ${name} = ${name}Default();`],
  (from, name) => [`class ${name}Class { constructor(text) { this.text = text; } read() { return this.text; } }`, `const ${name} = new ${name}Class(${from}).read();`],
  (from, name) => [`class ${name}Class { #text; constructor(text) { this.#text = text; } get text() { return this.#text; } }`, `const ${name} = new ${name}Class(${from}).text;`],
  (from, name) => [`class ${name}Base { constructor(text) { this.text = text; } }`, `class ${name}Class extends ${name}Base { read() { return this.text; } }`, `const ${name} = new ${name}Class(${from}).read();`],
  (from, name) => [`class ${name}Base { constructor(text) { this.text = text; } }`, `class ${name}Class extends ${name}Base { constructor(text) { super(text + '!'); } }`, `const ${name} = new ${name}Class(${from}).text;`],
  (from, name) => [`const ${name}Object = { get text() { return ${from}; } };`, `const ${name} = ${name}Object.text;`],
  (from, name) => [`const ${name}Map = new Map();`, `${name}Map.set('k', ${from});`, `const ${name} = ${name}Map.get('k');`],
  (from, name) => [`const ${name}Set = new Set();`, `${name}Set.add(${from});`, `let ${name} = '';`, `for (const each of ${name}Set) ${name} += each;`],
  (from, name) => [`const ${name} = await Promise.resolve(${from});`],
  (from, name) => [`const ${name} = await new Promise((resolve) => resolve(${from}));`],
  (from, name) => [`const ${name} = await Promise.resolve(${from}).then((text) => text + '!');`],
  (from, name) => [`const ${name}Later = async (text) => text;`, `const ${name} = await ${name}Later(${from});`],
  (from, name) => [`let ${name} = '';`, `try { throw new Error(${from}); } catch (error) { ${name} = error.message; }`],
  (from, name) => [`const ${name}Throw = (text) => { throw { text }; };`, `let ${name} = '';`, `try { ${name}Throw(${from}); } catch (error) { ${name} = error.text; } finally { ${name} += '!'; }`],
  (from, name) => [`let ${name} = '';`, `[${from}].forEach((each) => { ${name} += each; });`],
  (from, name) => [`const ${name} = [${from}, 'b'].reduce((all, each) => all + each, '');`],
  (from, name) => [`const ${name}List = [];`, `${name}List.push(${from});`, `const ${name} = ${name}List[0];`],
  (from, name) => [`let ${name} = 'a';`, `const ${name}Write = () => { ${name} = ${from}; };`, `${name}Write();`],
  (from, name) => [`const ${name} = (() => ${from})();`],
  (from, name) => [`const ${name}Adder = (text) => (more) => text + more;`, `const ${name} = ${name}Adder(${from})('!');`],
  (from, name) => [`let ${name} = 'a';`, `if (${from}.length > 1) ${name} = ${from};`],
  (from, name) => [`const ${name} = ${from}.length > 1 ? ${from}.slice(0) : 'a';`],
  (from, name) => [`let ${name};`, `switch (${from}.length) { case 0: ${name} = 'a'; break; default: ${name} = ${from}; }`],
  (from, name) => [`const ${name} = Object.values({ a: 'a', text: ${from} }).join();`],
  (from, name) => [`let ${name} = '';`, `for (const [, value] of Object.entries({ text: ${from} })) ${name} += value;`],
  (from, name) => [`const ${name} = Object.assign({}, { text: ${from} }).text;`],
  (from, name) => [`const ${name} = JSON.parse(JSON.stringify({ text: ${from} })).text;`],
  (from, name) => [`const ${name}Call = function (text) { return text; };`, `const ${name} = ${name}Call.call(null, ${from}) + ${name}Call.apply(null, [${from}]);`],
  (from, name) => [`const ${name}Bound = ((a, b) => a + b).bind(null, ${from});`, `const ${name} = ${name}Bound('!');`],
  (from, name) => [`function* ${name}Each() { yield ${from}; }`, `let ${name} = '';`, `for (const each of ${name}Each()) ${name} += each;`],
  (from, name) => [`const ${name} = ${from} && ${from}.trim();`],
  (from, name) => [`const ${name} = null ?? ${from};`],
  (from, name) => [`const ${name} = String.raw\`\${${from}}\`;`],
  (from, name) => [`const ${name} = ${from}.split('').join('');`],
  (from, name) => [`const ${name} = 'a' ? 'fixed' : ${from};`],
  (from, name) => [`const ${name} = await Promise.resolve(${from}).catch(() => 'x');`],
  (from, name) => [`const ${name} = await Promise.resolve(${from}).then().then(undefined, () => 'x').finally(() => 'y');`],
  (from, name) => [`const ${name} = await Promise.reject(${from}).catch((error) => error);`],
  (from, name) => [`const ${name} = await Promise.reject(new Error(${from})).then((text) => text).catch((error) => error.message);`],
  (from, name) => [`const ${name} = await Promise.reject(${from}).finally(() => 'x').then(() => 'y', (error) => error + '!');`],
  (from, name) => [`const ${name} = await Promise.resolve(${from}).then((text) => { throw text; }).catch((error) => error);`],
  (from, name) => [`const ${name} = await Promise.resolve('a').then(() => Promise.resolve(${from})).then((text) => text);`],
  (from, name) => [`let ${name} = 'a';`, `try { await new Promise((_, no) => no(${from})); } catch (error) { ${name} = error; }`],
  (from, name) => [`const ${name}Fail = async (text) => { throw new Error('no ' + text); };`, `const ${name} = await ${name}Fail(${from}).catch((error) => error.message);`],
  (from, name) => [`const ${name}Fail = async () => { throw ${from}; };`, `let ${name} = '';`, `try { await ${name}Fail(); } catch (error) { ${name} = error; }`],
  (from, name) => [`const ${name} = await Promise.all([Promise.resolve('a'), Promise.reject(${from})]).catch((error) => error);`],
  (from, name) => [`const [, ${name}Second] = await Promise.allSettled(['a', Promise.reject(${from})]);`, `const ${name} = ${name}Second.reason;`],
  (from, name) => [`const [${name}] = await Promise.all([${from}, 'b']);`],
  (from, name) => [`if (!/^[a-z-]+$/.test('${name}'.slice(0, 1))) return;`, `const ${name} = ${from};`],
  (from, name) => [`const ${name}Asked = { text: ${from}, mode: 'list' };`, `if (!['list', 'show'].includes(${name}Asked.mode)) return;`, `const ${name} = ${name}Asked.text;`],
  (from, name) => [`let ${name}Mode = 'list';`, `if (${from}.length > 3) ${name}Mode = 'show';`, `if (${name}Mode !== 'list' && ${name}Mode !== 'show') return;`, `const ${name} = ${name}Mode + ${from};`],
  (from, name) => [`const ${name}Ok = (text) => /^[a-z]+$/.test(text);`, `if (!${name}Ok('fixed')) return;`, `const ${name} = ${from};`],
];

/** The names of the ways, for telling which one is not seen. */
export const WAY_COUNT: number = WAYS.length;

/** Calls that do harm, and the rule that means each. */
export const SINKS: ReadonlyMap<string, string> = new Map([
  ['exec', 'owasp/command-injection'],
  ['readFileSync', 'owasp/path-traversal'],
  ['pool.query', 'owasp/sql-injection'],
  ['runInThisContext', 'owasp/code-injection'],
]);

const NAMES = [...SINKS.keys()];

/** How a route reads the marker of a name. */
type Read = (marker: string) => string;

/** A route in which a marker goes some random ways; `random` gives numbers below its argument. */
export function generateRoute(random: (below: number) => number, read: Read): GeneratedRoute {
  const ways = 2 + random(4);
  const lines: string[] = [`const t0 = ${read('m0')};`, `const t1 = ${read('m1')};`];
  const names = ['t0', 't1'];
  const sink = (): string => NAMES[random(NAMES.length)] ?? 'exec';
  for (let at = 0; at < ways; at++) {
    const name = `v${at}`;
    lines.push(...(WAYS[random(WAYS.length)]?.(names[random(names.length)] ?? 't0', name) ?? []));
    names.push(name);
    if (random(3) === 0) lines.push(`${sink()}(${name});`);
  }
  lines.push(`${sink()}(${names.at(-1)} + '');`);
  return { lines };
}

/** A route that goes one way only, to every sink. */
export function routeOfWay(way: number, read: Read): GeneratedRoute {
  return { lines: [`const t0 = ${read('m0')};`, ...(WAYS[way]?.('t0', 'v0') ?? []), ...NAMES.map((sink) => `${sink}(v0);`)] };
}
