import type { BriefItem, DependencyRule, Policy } from '../../contract/index.ts';
import { groupsOf, meetsPaths } from '../../program/index.ts';
import { folderIn } from './folder-pattern.ts';
import { layerOf } from './layers.ts';
import { namingWords } from './name-case.ts';

/** What the architecture asks of the paths that are about to be written: the layers and places they may import, and those they may not. */
export function pathBrief(paths: readonly string[], policy: Policy): readonly BriefItem[] {
  if (paths.length === 0) return everywhere(policy);
  return paths.flatMap((path) => [...layerItems(path, policy), ...contractItems(path, policy), ...ruleItems(path, policy)]);
}

/** Doors and places are the same for every path. */
function everywhere({ architecture: { doors = [], placing = [] } }: Policy): readonly BriefItem[] {
  const because = (reason: string | undefined): string => (reason === undefined ? '' : ` ${reason}`);
  return [
    ...doors.map(({ folder, door = ['index.*'], reason }): BriefItem => ({ rule: 'architecture/public-door', text: `Import from ${folder} through ${door.join(' or ')} only, never past it.${because(reason)}`, weight: 55 })),
    ...placing.map(({ files, folders, reason, ...naming }): BriefItem => {
      const what = [folders === undefined ? '' : `write into ${folders.join(' or ')}`, namingWords(naming) === '' ? '' : `name ${namingWords(naming)}`].filter((each) => each !== '');
      return { rule: 'architecture/file-placing', text: `New files like ${files.join(', ')}: ${what.join(', ')}.${because(reason)}`, weight: 57 };
    }),
  ];
}

function contractItems(path: string, { architecture: { independent = [] } }: Policy): readonly BriefItem[] {
  return independent.flatMap(({ modules, reason }) => {
    const own = modules.map((pattern) => folderIn(path, pattern)).find((folder) => folder !== undefined);
    if (own === undefined) return [];
    return [{ rule: 'architecture/independence', text: `In ${own} import nothing of another ${modules.join(', ')}, also not over others; what both need belongs in neither.${reason === undefined ? '' : ` ${reason}`}`, weight: 59 }];
  });
}

function layerItems(path: string, { architecture: { layers } }: Policy): readonly BriefItem[] {
  const own = layerOf(path, layers);
  if (own === undefined) return [];
  const allowed = [own.name, ...own.mayImport];
  const places = layers.filter(({ name }) => allowed.includes(name)).map(({ name, paths }) => `${name} (${paths.join(', ')})`);
  return [{ rule: 'architecture/layer', text: `In ${path} import only from ${places.join(', ')}.${own.reason === undefined ? '' : ` ${own.reason}`}`, weight: 60 }];
}

function ruleItems(path: string, { architecture: { dependencyRules } }: Policy): readonly BriefItem[] {
  if (dependencyRules === undefined) return [];
  const about = (rule: DependencyRule): boolean => rule.scope === 'module' && rule.to?.path !== undefined && rule.from !== undefined && meetsPaths(rule.from, path);
  const allowed = dependencyRules.allowed.filter(about).map((rule): BriefItem => ({ rule: 'architecture/dependency-rule', text: `From ${path} you may import what matches ${filled(rule, path)}.`, weight: 58 }));
  const forbidden = dependencyRules.forbidden.filter(about).map((rule): BriefItem => ({
    rule: 'architecture/dependency-rule',
    text: `From ${path} do not import what matches ${filled(rule, path)}${rule.comment === undefined ? '' : `: ${rule.comment}`}.`,
    weight: rule.severity === 'error' ? 56 : 40,
  }));
  const needed = dependencyRules.required
    .filter((rule) => rule.module !== undefined && meetsPaths(rule.module, path))
    .map((rule): BriefItem => ({ rule: 'architecture/dependency-rule', text: `${path} has to import what matches ${rule.to?.path ?? ''}.`, weight: 59 }));
  return [...allowed, ...needed, ...forbidden];
}

/** The pattern with the groups of this path put in, and what is left out of it. */
function filled({ from, to }: DependencyRule, path: string): string {
  const put = (pattern: string): string => groupsOf(from, path).reduce((text, group, index) => text.replaceAll(`$${index}`, () => group), pattern);
  return `${put(to?.path ?? '')}${to?.pathNot === undefined ? '' : ` (but not ${put(to.pathNot)})`}`;
}
