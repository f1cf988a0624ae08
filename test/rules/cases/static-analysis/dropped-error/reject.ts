import { writeFile } from 'node:fs/promises';
import { Pool } from 'pg';

declare class OrderError extends Error {
  constructor(message: string);
}
declare const response: { status(code: number): { json(body: unknown): void } };

const pool = new Pool();

export async function first(load: () => Promise<string>): Promise<string> {
  try {
    return await load();
  } catch (error) { // reject: static-analysis/dropped-error likely
    throw new OrderError('no order');
  }
}

export async function second(text: string): Promise<void> {
  try {
    await writeFile('orders.json', text);
  } catch {} // reject: static-analysis/dropped-error likely
}

export async function third(save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch {} // reject: static-analysis/dropped-error likely
}

export async function fourth(id: string): Promise<void> {
  try {
    await pool.query('DELETE FROM orders WHERE id = $1', [id]);
  } catch {} // reject: static-analysis/dropped-error likely
}

export async function fifth(order: string): Promise<void> {
  try {
    await fetch('https://orders.example/', { method: 'POST', body: order });
  } catch {} // reject: static-analysis/dropped-error likely
}

export async function sixth(load: () => Promise<string>): Promise<void> {
  try {
    response.status(200).json(await load());
  } catch (error) { // reject: static-analysis/dropped-error likely
    response.status(500).json({ error: 'Internal server error' });
  }
}

export async function seventh(orders: readonly string[], saveOrder: (order: string) => Promise<void>): Promise<void> {
  try {
    await Promise.all(orders.map(async (order) => {
      await saveOrder(order);
    }));
  } catch {} // reject: static-analysis/dropped-error likely
}

export async function eighth(load: () => Promise<string>): Promise<Response> {
  try {
    return Response.json(await load());
  } catch { // reject: static-analysis/dropped-error likely
    return new Response('failed', { status: 500 });
  }
}
