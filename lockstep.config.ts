import { defineConfig } from 'lockstep';
import type { LockstepConfig } from 'lockstep';

// The gate judges its own project: the houses as layers, the flawed samples of tests left out.
const houses = ['contract', 'program', 'validators', 'gate', 'journal', 'agents', 'graph', 'report', 'testing'];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  program: ['contract'],
  validators: ['contract', 'program'],
  gate: ['contract', 'program'],
  journal: ['contract'],
  agents: ['contract', 'program'],
  graph: ['contract', 'gate', 'journal', 'agents'],
  report: ['contract'],
  testing: ['contract', 'gate', 'program'],
};

const config: LockstepConfig = defineConfig({
  ignore: ['test/**', 'docs/rules/**'],
  policy: {
    // `npm run lint` runs it over everything, with types.
    eslint: 'off',
    architecture: { layers: houses.map((name) => ({ name, paths: [`${name}/**`], mayImport: mayImport[name] ?? [] })) },
  },
});

export default config;
