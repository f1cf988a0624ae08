export async function isAllowed(user: string): Promise<boolean> {
  return user === 'owner';
}

export function remove(user: string): string {
  // reject: static-analysis/promise-condition
  if (isAllowed(user)) return 'removed';
  // reject: static-analysis/promise-condition
  if (!isAllowed(user)) return 'refused';
  // reject: static-analysis/promise-condition
  if (user !== '' && isAllowed(user)) return 'removed';
  // reject: static-analysis/promise-condition
  return isAllowed(user) ? 'yes' : 'no';
}
