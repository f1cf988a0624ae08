import express from 'express';
import chunk from 'lodahs/chunk.js'; // reject: architecture/undeclared-package
import { retry } from 'easy-retry-promise'; // reject: architecture/undeclared-package
import { Pool } from 'pg'; // reject: architecture/undeclared-package
export { z } from '@zod/core'; // reject: architecture/undeclared-package

export const all = [express, chunk, retry, Pool];
