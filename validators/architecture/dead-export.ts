import type { ExportRecord } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isEntryPath } from './entry-path.ts';
import { takenNames } from './taken-names.ts';
import { unusedLevel } from './unused-level.ts';

/** `architecture/dead-export`: a name that the run exports, nobody imports, and the file itself does not use either. */
export const deadExport: Rule = defineRule({
  meta: {
    id: 'architecture/dead-export',
    cwe: [1164],
    severity: 'low',
    confidence: 'likely',
    from: 'program',
    description: 'The run exports a name that nobody imports and the file does not use: code that is kept right for nobody.',
    advice: 'Use what is exported, or leave it out.',
  },
  check(context) {
    const level = unusedLevel(context);
    if (level === undefined || context.part !== context.module.units[0] || isEntryPath(context.path, context.program)) return;
    const dead = deadExports(context);
    const [first] = dead;
    const unit = context.module.units.find((each) => first !== undefined && each.program.body.some(({ start, end }) => start <= first.node.start && first.node.end <= end) && each.nodes(first.node.type).some((node) => node === first.node));
    if (first === undefined || unit === undefined) return;
    const names = dead.map(({ name }) => `\`${name}\``);
    context.report({ node: first.node, unit, message: `Nobody imports ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''} of ${context.path}, and the file does not use ${names.length === 1 ? 'it' : 'them'}.`, sink: dead.map(({ name }) => name).join(' '), ...level });
  },
});

const MOST_NAMED = 5;
/** A file with more importers is used by half the program; looking at them all is dear. */
const MOST_IMPORTERS = 60;

/** Empty when nobody imports the file at all: then it is an entry, or an orphan. */
function deadExports(context: RuleContext): readonly ExportRecord[] {
  const { module, path, program } = context;
  const fresh = module.exports.filter((each) => each.from === undefined && each.name !== 'default' && isNew(each, context) && !isUsedInside(each, context));
  const importers = fresh.length === 0 ? [] : program.graph.dependentsOf(path);
  if (importers.length === 0 || importers.length > MOST_IMPORTERS) return [];
  const taken = new Set<string>();
  for (const from of importers)
    for (const { names } of takenNames(from, path, program)) {
      if (names === 'all') return [];
      for (const name of names) taken.add(name);
    }
  return fresh.filter(({ name }) => !taken.has(name));
}

function isNew({ name }: ExportRecord, { path, program }: RuleContext): boolean {
  return program.moduleOnDisk(path)?.exports.some((each) => each.name === name) !== true;
}

/** An export clause refers to its name as well, but is no use of it. */
function isUsedInside({ local, node }: ExportRecord, { module }: RuleContext): boolean {
  const binding = local === undefined ? undefined : module.lookup(local);
  return binding !== undefined && module.referencesOf(binding).some(({ identifier }) => identifier !== binding.identifier && (identifier.start < node.start || identifier.end > node.end));
}
