/** A defect that has to be found, and the file it is planted in. */
export interface PlantedDefect {
  readonly family: string;
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

/** One certain defect for each family of validators. */
export const PLANTED: readonly PlantedDefect[] = [
  {
    family: 'static-analysis',
    rule: 'static-analysis/unresolved-import',
    files: { 'planted/static-analysis.ts': "import { missing } from './nowhere.ts';\nexport const planted = missing;\n" },
  },
  {
    family: 'owasp',
    rule: 'owasp/command-injection',
    files: {
      'planted/owasp.ts':
        "import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\napp.get('/x', (req, res) => {\n  exec('ls ' + req.query.dir, (_error, out) => res.send(out));\n});\n",
    },
  },
  {
    family: 'memory-leak',
    rule: 'memory-leak/timer-never-cleared',
    files: {
      'planted/memory-leak.ts':
        "import { WebSocketServer } from 'ws';\nconst server = new WebSocketServer({ port: 8080 });\nserver.on('connection', (socket) => {\n  setInterval(() => socket.ping(), 30_000);\n});\n",
    },
  },
  {
    family: 'architecture',
    rule: 'architecture/cycle',
    files: {
      'planted/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b() + 1;\n",
      'planted/b.ts': "import { a } from './a.ts';\nexport const b = (): number => a() - 1;\n",
    },
  },
  { family: 'generic', rule: 'generic/hidden-character', files: { 'planted/generic.ts': "export const planted = 'a\u202eb';\n" } },
];
