import { z } from 'zod';

const claims = z.object({ role: z.string() });

/** The roles under which services hand a token to every browser: what it may do, everybody may. */
const PUBLIC_ROLES: ReadonlySet<string> = new Set(['anon', 'anonymous', 'public']);

/** True for a JSON Web Token whose own claims say that it is meant for everybody. */
export function isPublicToken(token: string): boolean {
  const [, payload = ''] = token.split('.');
  try {
    const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return parsed.success && PUBLIC_ROLES.has(parsed.data.role);
  } catch {
    return false;
  }
}
