import type { Ending } from './exit-code.ts';
import type { Interruption } from './interruption.ts';

/** What every command gets. */
export interface CommandContext {
  readonly cwd: string;
  readonly interruption: Interruption;
  /** Says how the command ended; the exit code is made of it. */
  end(ending: Ending): void;
}

/** The flags that every command with a configuration has. `false` stands for `--no-config`. */
export interface ConfigFlags {
  readonly config?: string | false;
}

/** Flags as `loadConfig` takes them. */
export function configOptions(cwd: string, { config }: ConfigFlags): { cwd: string; configFile?: string; noConfig?: boolean } {
  if (config === false) return { cwd, noConfig: true };
  return config === undefined ? { cwd } : { cwd, configFile: config };
}
