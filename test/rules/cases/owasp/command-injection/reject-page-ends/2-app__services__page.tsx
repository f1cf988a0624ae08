import { execSync } from 'node:child_process';
import { useRouter } from 'next/navigation';
import { redirect } from '../answers';

const NAMES = new Set(['web', 'mail']);

export default async function Page({ searchParams }: { searchParams: Promise<{ name: string; other: string }> }) {
  const { name, other } = await searchParams;
  if (!NAMES.has(name)) redirect('/services');
  if (!NAMES.has(other)) useRouter();
  execSync('service ' + name); // reject: owasp/command-injection
  execSync('service ' + other); // reject: owasp/command-injection
  return <p>started</p>;
}
