import type { BriefItem, Policy } from '../../contract/index.ts';
import { dependencyViolations } from '../../program/index.ts';
import { layerOf, mayImport } from './layers.ts';
import { isPastDoor } from './public-door.ts';

/** True when nothing in the policy forbids one file to import another directly: a generator is not told to use what it would be refused for. */
export function isWithinReach(from: string, to: string, { architecture: { layers, doors = [], dependencyRules } }: Policy): boolean {
  const own = layerOf(from, layers);
  const other = layerOf(to, layers);
  if (own !== undefined && other !== undefined && !mayImport(own, other)) return false;
  if (isPastDoor(to, from, doors)) return false;
  if (dependencyRules === undefined) return true;
  const plain = { resolved: to, dependencyTypes: ['local', 'import'], couldNotResolve: false, circular: false, dynamic: false, exoticallyRequired: false };
  return dependencyViolations(dependencyRules, { source: from }, plain).every(({ severity }) => severity !== 'error');
}

/** False for the advice of a rule about something that the policy does not have: it can refuse nothing. */
export function canApply({ rule }: Pick<BriefItem, 'rule'>, { architecture: { layers, independent = [], doors = [], placing = [], dependencyRules } }: Policy): boolean {
  switch (rule) {
    case 'architecture/layer':
      return layers.length > 0;
    case 'architecture/independence':
      return independent.length > 0;
    case 'architecture/public-door':
      return doors.length > 0;
    case 'architecture/file-placing':
      return placing.length > 0;
    case 'architecture/dependency-rule':
      return dependencyRules !== undefined;
    default:
      return true;
  }
}
