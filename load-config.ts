import { loadConfig as loadWith } from './gate/index.ts';
import type { LoadConfigOptions, LoadedConfig } from './gate/index.ts';
import { builtInRules } from './validators/index.ts';

/**
 * Reads the nearest `lockstep.config.*` from `cwd` upwards, from disk and once: code that a run generates is never loaded.
 * Without a file the defaults hold. Throws `config-not-found` and `config-invalid` with the place, what was expected and what
 * came; also for a rule that does not exist, with the nearest that does.
 */
export function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  return loadWith(options, builtInRules.map(({ id }) => id));
}
