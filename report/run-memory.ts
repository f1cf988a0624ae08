import type { EventOf, FingerprintedFinding, LockstepEvent } from '../contract/index.ts';
import { linesOf } from './place.ts';
import { neutralise } from './neutralise.ts';

/** What later events leave out because earlier ones have said it: where a unit lies, what was found in it. */
export interface RunMemory {
  observe(event: LockstepEvent): void;
  isChunk(unitId: string): boolean;
  /** The chunk of which a unit is an early look; the unit itself when it is none. */
  chunkOf(unitId: string): string;
  /** The path of a unit that is being validated. */
  pathOf(unitId: string): string | undefined;
  /** `path:12-15` of a chunk, the path of anything else. */
  placeOfUnit(unitId: string, path: string): string;
  /** Certain findings of a unit that were not told yet; telling them marks them as told. */
  untold(unitId: string): readonly FingerprintedFinding[];
  /** Takes note that a veto has shown its finding. */
  told(veto: EventOf<'veto'>): void;
  /** True when a veto has already shown why a unit is refused. */
  wasTold(unitId: string): boolean;
}

/** Remembers one run. */
export function createRunMemory(): RunMemory {
  const chunks = new Map<string, EventOf<'chunk-complete'>>();
  const paths = new Map<string, string>();
  const files = new Map<string, string>();
  const findings = new Map<string, readonly FingerprintedFinding[]>();
  const toldOf = new Set<string>();
  const vetoed = new Set<string>();
  return {
    observe(event) {
      if (event.type === 'chunk-complete') chunks.set(event.unitId, event);
      if (event.type === 'file-start') files.set(`${event.runId}/${event.fileNo}`, event.path);
      if (event.type === 'validation-start') paths.set(event.unitId, event.path);
      if (event.type !== 'finding-available' || event.finding.confidence !== 'certain') return;
      findings.set(event.unitId, [...(findings.get(event.unitId) ?? []), event.finding]);
    },
    isChunk: (unitId) => chunks.has(unitId),
    chunkOf,
    pathOf: (unitId) => paths.get(unitId),
    placeOfUnit(unitId, path) {
      const chunk = chunks.get(chunkOf(unitId));
      return chunk === undefined ? neutralise(files.get(fileOf(unitId)) ?? path) : linesOf(chunk.path, chunk.startLine, chunk.endLine);
    },
    untold(unitId) {
      const fresh = (findings.get(unitId) ?? []).filter(({ fingerprint }) => !toldOf.has(fingerprint) && toldOf.add(fingerprint));
      findings.delete(unitId);
      return fresh;
    },
    told({ unitId, finding }) {
      toldOf.add(finding.fingerprint);
      vetoed.add(chunkOf(unitId));
    },
    wasTold: (unitId) => vetoed.has(chunkOf(unitId)),
  };
}

function chunkOf(unitId: string): string {
  return unitId.replace(/~\d+$/, '');
}

/** `runId/fileNo` of `runId/fileNo/attempt/index`. */
function fileOf(unitId: string): string {
  return unitId.split('/').slice(0, 2).join('/');
}
