import fs from 'node:fs';
import { readFile } from 'fs/promises';
import express from 'express';
import type { Pool } from 'pg';
import { Button } from 'components/button';
import { db } from '#db';
import { self } from 'shop/app';
import { view } from '@/view';

export async function load(): Promise<unknown> {
  try {
    return await import('fast-but-optional');
  } catch {
    return undefined;
  }
}

export const all = [fs, readFile, express, Button, db, self, view];
export type Connection = Pool;
