import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';

export const all = [exec, readFile, DatabaseSync, test];
