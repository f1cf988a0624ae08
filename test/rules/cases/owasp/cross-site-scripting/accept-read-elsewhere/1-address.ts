const all = new URLSearchParams(location.search);
export const page = (): number => Number(all.get('page'));
export const name = (): string => (all.get('name') ?? '').replace(/[^a-z]/g, '');
export const text = (): string | null => all.get('text');
export const title = (): string => 'All';
