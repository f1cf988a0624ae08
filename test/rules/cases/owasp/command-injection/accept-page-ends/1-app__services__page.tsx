import { execSync } from 'node:child_process';
import { notFound, redirect } from 'next/navigation';

const NAMES = new Set(['web', 'mail']);

export default async function Page({ searchParams }: { searchParams: Promise<{ name: string; other: string }> }) {
  const { name, other } = await searchParams;
  if (!/^[a-z]+$/.test(name)) notFound();
  if (!NAMES.has(other)) {
    redirect('/services');
  }
  return <pre>{execSync(`service ${name} ${other}`).toString()}</pre>;
}
