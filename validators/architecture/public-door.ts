import type { PublicDoor } from '../../contract/index.ts';
import { importsIn } from '../../program/index.ts';
import type { AnalysedProgram, ImportRecord } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { folderIn, matches } from './folder-pattern.ts';
import { givesName } from './gives-name.ts';
import { importTarget } from './import-target.ts';
import { specifierTo } from './specifier-to.ts';

/** `architecture/public-door`: an import that reaches into a folder past its door. */
export const publicDoor: Rule = defineRule({
  meta: {
    id: 'architecture/public-door',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The import reaches into a folder past the file that the policy names as its door: what is inside can no longer be changed without asking.',
    advice: "Import from the folder's door, and let the door export what is needed if it does not yet.",
  },
  check(context) {
    const { doors = [] } = context.policy.architecture;
    if (doors.length === 0) return;
    for (const record of importsIn(context.part)) checkImport(record, doors, context);
  },
});

function checkImport(record: ImportRecord, doors: readonly PublicDoor[], context: RuleContext): void {
  const target = importTarget(context.path, record, context.program);
  if (target === undefined) return;
  const passed = doors.flatMap((door) => passedDoor(door, target, context.path)).toSorted((a, b) => a.folder.length - b.folder.length)[0];
  if (passed === undefined) return;
  const { folder, door } = passed;
  context.report({
    node: record.node,
    message: `${target} lies inside ${folder}, which is entered through ${namesOf(door)} only.${door.reason === undefined ? '' : ` ${door.reason}`}`,
    advice: adviceFor(record, passed, context),
    sink: `${folder} ${target}`,
  });
}

interface PassedDoor {
  readonly folder: string;
  readonly door: PublicDoor;
}

const DEFAULT_DOOR = ['index.*'];

/** Who lives in the folder goes about in it; so does test code, unless the policy says who else. */
function passedDoor(door: PublicDoor, target: string, from: string): readonly PassedDoor[] {
  const folder = folderIn(target, door.folder);
  if (folder === undefined || from.startsWith(`${folder}/`)) return [];
  if (door.except === undefined ? isTestPath(from) : door.except.some((glob) => matches(glob, from))) return [];
  return (door.door ?? DEFAULT_DOOR).some((glob) => matches(glob, target.slice(folder.length + 1))) ? [] : [{ folder, door }];
}

/** True when an import of a file goes past a door. */
export function isPastDoor(target: string, from: string, doors: readonly PublicDoor[]): boolean {
  return doors.some((door) => passedDoor(door, target, from).length > 0);
}

function namesOf({ door = DEFAULT_DOOR }: PublicDoor): string {
  return door.join(' or ');
}

function adviceFor({ members, specifier }: ImportRecord, { folder, door }: PassedDoor, { path, program }: RuleContext): string {
  const at = doorFile(folder, door, program);
  const names = members.map(({ name }) => name).join(', ');
  const wanted = names === '' ? '' : `{ ${names} } `;
  if (at === undefined) return `Write a door for ${folder} (${namesOf(door)}) that exports ${names === '' ? 'what is needed' : names}, and import ${wanted}from it.`;
  const from = specifierTo(at, path, specifier);
  const lacking = members.filter(({ name }) => givesName(at, name, program) === false).map(({ name }) => name);
  if (names === '' || lacking.length === 0) return `Import ${wanted}from '${from}'.`;
  return `Export ${lacking.join(', ')} from ${at} if others are to have it, then import ${wanted}from '${from}'.`;
}

const ENDINGS = ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs', 'cts', 'cjs'];

function doorFile(folder: string, { door = DEFAULT_DOOR }: PublicDoor, program: AnalysedProgram): string | undefined {
  const named = door.flatMap((glob) => (glob.endsWith('.*') ? ENDINGS.map((ending) => glob.replace(/\*$/, ending)) : [glob]));
  return named.filter((each) => !each.includes('*')).map((each) => `${folder}/${each}`).find((each) => program.has(each));
}
