import { atLeast, LockstepError } from '../../contract/index.ts';
import type { AdvisoryPolicy, Finding, RuleId, Severity, ValidationRequest, Validator, ValidatorPart } from '../../contract/index.ts';
import { createLineIndex, maskSecretsIn } from '../../program/index.ts';
import type { Reach } from './affected-versions.ts';
import { severityOf } from './advisory-severity.ts';
import { advisorySources } from './advisory-source.ts';
import type { AdvisorySource } from './advisory-source.ts';
import type { OsvRecord } from './osv-record.ts';
import { namesVersions, wantedPackages } from './wanted-packages.ts';
import type { WantedPackage } from './wanted-packages.ts';

/** What the validator is called. Its rules are the advisories themselves: `advisory/<id>`. */
export const ADVISORIES_CARD: Pick<Validator, 'id' | 'version' | 'family' | 'rules'> = { id: 'advisories', version: '0.1.0', family: 'external', rules: [] };

/**
 * Refuses versions of packages for which an advisory is known, in manifests and lock files. It goes by what the named sources
 * say and asks nobody else; a source that cannot be read is a fault, never silence.
 */
export function createAdvisoryValidator(root: string, policy: AdvisoryPolicy): Validator {
  const sources = advisorySources(root, policy);
  return {
    ...ADVISORIES_CARD,
    from: 'file',
    async *validate(request): AsyncIterable<ValidatorPart> {
      const { unit, program } = request;
      const programVersion = program.version;
      const isWanted = namesVersions(unit.path) && unit.operation !== 'delete' && (unit.phase === 'file' || unit.phase === 'program');
      const text = isWanted ? program.text(unit.path) : undefined;
      const findings = text === undefined ? undefined : await findingsIn(text, request, { sources, policy });
      for (const finding of findings ?? []) yield { type: 'finding', finding };
      const status = findings === undefined ? 'skipped' : findings.some(({ confidence }) => confidence === 'certain') ? 'fail' : 'pass';
      yield { type: 'done', status, unitSha256: unit.sha256, programVersion, ...(findings === undefined ? { reason: 'names no versions of packages' } : {}) };
    },
  };
}

interface Setting {
  readonly sources: readonly AdvisorySource[];
  readonly policy: AdvisoryPolicy;
}

async function findingsIn(text: string, { unit, exec, signal }: ValidationRequest, { sources, policy }: Setting): Promise<readonly Finding[]> {
  // Arithmetic of versions loads forty modules, which only a tree with advisories needs.
  const { fixOf, reachOf } = await import('./affected-versions.ts');
  const lines = createLineIndex(text);
  const found: Finding[] = [];
  for (const asked of wantedPackages(unit.path, text)) {
    if (signal.aborted) throw new LockstepError('aborted', 'the validation was cancelled', { fault: 'caller' });
    const records = (await Promise.all(sources.map((source) => source.recordsFor({ name: asked.name, wanted: asked.wanted, exec, signal })))).flat();
    for (const record of new Map(records.map((each) => [each.id, each])).values()) {
      const reach = reachOf(record, asked.name, asked.wanted);
      if (reach === 'none') continue;
      const location = { path: unit.path, start: lines.positionAt(asked.start), end: lines.positionAt(asked.end) };
      found.push({ ...wordsOf(record, asked, { reach, fix: fixOf(record, asked.name, asked.wanted) }), ...weightOf(record, { reach, from: policy.from }), location, trace: [], symbol: '', sink: `${record.id} ${asked.name}@${asked.wanted}` });
    }
  }
  return found;
}

/** Blocks where no version that is asked for is free of it; where an install may take a mended one, it is told. */
function weightOf(record: OsvRecord, { reach, from }: { readonly reach: Reach; readonly from: Severity }): Pick<Finding, 'severity' | 'confidence'> {
  const severity = severityOf(record);
  return { severity, confidence: reach === 'all' && atLeast(severity, from) ? 'certain' : 'likely' };
}

function wordsOf({ id, summary }: OsvRecord, { name, wanted }: WantedPackage, { reach, fix }: { readonly reach: Reach; readonly fix: string | undefined }): Pick<Finding, 'rule' | 'message' | 'advice'> {
  const rule: RuleId = `advisory/${id.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;
  const what = reach === 'all' ? `"${name}" ${wanted} is affected by ${id}` : `"${name}" ${wanted} allows versions that ${id} affects`;
  const said = summary === undefined ? '' : `: ${summary.replace(/\s+/g, ' ').slice(0, 200)}`;
  return { rule, message: maskSecretsIn(`${what}${said}.`), advice: fix === undefined ? `Do without "${name}": no mended version is known.` : `Take "${name}" from ${fix} on.` };
}
