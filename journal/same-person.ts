/**
 * Whether two names may be of one person, in whatever case and width they are written; of `Name <address>` each part counts.
 * Two people who share a name are taken for one: whoever counts people must not count one twice.
 */
export function isSamePerson(one: string, other: string): boolean {
  const known = new Set(partsOf(one).map(plain));
  return partsOf(other).some((part) => known.has(plain(part)));
}

/** Names without those of people who are named already. */
export function differentPeople(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => !names.slice(0, index).some((before) => isSamePerson(before, name)));
}

function partsOf(by: string): readonly string[] {
  const [, name = '', address = ''] = /^([^<]*)<([^>]*)>\s*$/.exec(by) ?? [];
  return [by, name, address].filter((part) => part.trim() !== '');
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
