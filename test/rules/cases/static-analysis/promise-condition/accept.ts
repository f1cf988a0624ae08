export async function isAllowed(user: string): Promise<boolean> {
  return user === 'owner';
}

let pending: Promise<boolean> | undefined;

export async function remove(user: string): Promise<string> {
  if (await isAllowed(user)) return 'removed';
  pending ??= isAllowed(user);
  const later = pending && isAllowed(user);
  return (await pending) && (await later) ? 'yes' : 'no';
}
