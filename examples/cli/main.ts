#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts';
import { flushed, quietWhenReaderLeaves } from './streams.ts';

quietWhenReaderLeaves();
const exitCode = await runCommandLine(process.argv);
await flushed();
process.exit(exitCode);
