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

async function isOpen(): Promise<boolean> {
  return (await fetch('/open')).ok;
}

export async function state(): Promise<string> {
  return isOpen() === true ? 'open' : 'closed'; // reject: static-analysis/promise-condition
}
