// Makes a rule: its file, its page, its cases and its line in the family. `npm run new:rule family/name [--text]`
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { text: { type: 'boolean', default: false }, root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) } },
});
const [id = ''] = positionals;
const match = /^(static-analysis|owasp|memory-leak|architecture|generic)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id);
if (match === null) fail(`expected family/name in kebab case, the family static-analysis, owasp, memory-leak, architecture or generic; got "${id}"`);
const [, family = '', name = ''] = match;
const variable = name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const define = values.text ? 'defineTextRule' : 'defineRule';
const type = values.text ? 'TextRule' : 'Rule';
const bad = values.text ? "export const text = 'XXX';" : 'debugger;';
const good = values.text ? "export const text = 'done';" : "export const text = 'debugger';";

const files = {
  [`validators/${family}/${name}.ts`]: ruleFile(),
  [`docs/rules/${family}/${name}.md`]: page(),
  [`test/rules/cases/${family}/${name}/reject.ts`]: `${bad} // reject: ${id} likely\n`,
  [`test/rules/cases/${family}/${name}/accept.ts`]: `${good}\n`,
};
const index = path.join(values.root, 'validators', family, 'index.ts');
for (const file of Object.keys(files)) if (existsSync(path.join(values.root, file))) fail(`${file} is already there`);
const registered = register(readFileSync(index, 'utf8'));
for (const [file, text] of Object.entries(files)) write(path.join(values.root, file), text);
writeFileSync(index, registered);
for (const file of Object.keys(files)) console.log(file);
console.log('The rule finds a stand-in so that its tests pass. Say what it is about, beginning with the cases.');

function ruleFile() {
  const body = values.text
    ? "  check({ text, report }) {\n    for (const { index } of text.matchAll(/XXX/g)) report({ span: { start: index, end: index + 3 }, message: 'Left over.' });\n  },"
    : "  check({ part, report }) {\n    for (const node of part.nodes('DebuggerStatement')) report({ node, message: 'Left over.' });\n  },";
  return `import { ${define} } from '../rule.ts';
import type { ${type} } from '../rule.ts';

/** \`${id}\`: what is wrong, in a few words. */
export const ${variable}: ${type} = ${define}({
  meta: {
    id: '${id}',
    cwe: [],
    severity: 'medium',
    confidence: 'likely',
    from: 'chunk',
    description: 'What is wrong and what can happen.',
    advice: 'Do this instead.',
  },
${body}
});
`;
}

function page() {
  return `# ${id}

What is found.

## Why

What can happen.

## Bad

\`\`\`ts
${bad}
\`\`\`

## Good

\`\`\`ts
${good}
\`\`\`

## When it stays silent

- In which cases, and why.

## Limits

- What it does not see.
`;
}

/** Adds the import and the name, both in the order of the alphabet. */
function register(text) {
  const line = `import { ${variable} } from './${name}.ts';`;
  const imports = [...text.matchAll(/^import \{ \w+ \} from '\.\/.+;$/gm)].map((each) => each[0]);
  const list = new RegExp(`: readonly ${type}\\[\\] = \\[([^\\]]*)\\];`).exec(text);
  if (list === null || imports.length === 0) fail(`${index} has no list of ${type}: add the rule by hand`);
  const names = [...list[1].split(',').map((each) => each.trim()).filter(Boolean), variable].sort();
  const sorted = [...imports, line].sort().join('\n');
  return text
    .replace(imports.join('\n'), sorted)
    .replace(list[0], `: readonly ${type}[] = [${names.join(', ')}];`);
}

function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function fail(message) {
  console.error(`new:rule: ${message}`);
  process.exit(2);
}
