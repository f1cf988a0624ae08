import { exec } from 'node:child_process';
import { initTRPC } from '@trpc/server';
import express from 'express';
import { Wish } from './schemas';

const t = initTRPC.create();
export const start = t.procedure.input(Wish).mutation(({ input }) => {
  // reject: owasp/command-injection
  exec(`tool ${input.name}`);
  exec(`tool ${input.count}`);
});

express().post('/', (req, res) => {
  const wish = Wish.safeParse(req.body);
  if (!wish.success) return res.end();
  // reject: owasp/command-injection
  exec(`tool ${wish.data.notes[0]}`);
  exec(`tool ${wish.data.count}`);
  res.end();
});
