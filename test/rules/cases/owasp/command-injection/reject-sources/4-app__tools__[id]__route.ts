import { exec } from 'node:child_process';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  // reject: owasp/command-injection
  exec(`tool ${id}`);
  return new Response('started');
}
