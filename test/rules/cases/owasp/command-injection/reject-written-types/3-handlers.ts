import { exec } from 'node:child_process';
import type * as express from 'express';
import type { FastifyRequest } from 'fastify';
import type { Answer, Signed } from './index.ts';

interface Traced extends express.Request {
  trace: string;
}
type Asked = FastifyRequest<{ Querystring: { name: string } }>;
interface Form {
  query: { name: string };
}

export function one(input: Signed): void {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection
}

export const two: Answer = (input, output) => {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection
  output.end();
};

export function three(input: Traced & { user: string }): void {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection
}

export function four(input: Pick<Asked, 'query'>): void {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection
}

export function five(input: import('express').Request): void {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection
}

export function six(input: Readonly<Form>): void {
  exec(`id ${input.query.name}`); // reject: owasp/command-injection likely
}
