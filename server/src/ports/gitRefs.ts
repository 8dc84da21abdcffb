/**
 * From the name that a person gives a base (`origin/main`, a tag, `HEAD~3`, an id) to a commit. Git itself
 * takes the first of several refs that a name fits, tags before branches, so whoever can push a tag could choose
 * what a change is compared with. Here a name has to fit one ref alone; with its full name (`refs/…`) any can be
 * meant.
 */

import type { GitRepository } from './gitRepository.ts';

/** Where git looks for a short name. */
const PLACES: readonly ((name: string) => string)[] = [
  (name) => `refs/${name}`,
  (name) => `refs/tags/${name}`,
  (name) => `refs/heads/${name}`,
  (name) => `refs/remotes/${name}`,
  (name) => `refs/remotes/${name}/HEAD`,
];

/** The commit that a name means, its full id. Rejects with a message for the person. */
export async function resolveCommit(repository: GitRepository, name: string): Promise<string> {
  const [, stem = '', steps = ''] = /^([^~^]*)((?:[~^]\d*)*)$/.exec(name) ?? [];
  const id = stem === '' || stem.startsWith('-') ? undefined : await resolveStem(repository, stem);
  const commit = id === undefined ? undefined : await repository.findObject(`${id}^{commit}`);
  const found =
    commit === undefined ? undefined : await repository.findObject(`${commit.id}${steps}^{commit}`);
  if (found === undefined || found.type !== 'commit')
    throw new Error(
      `there is no such commit or branch here. In CI, fetch it first (git fetch origin ${name}), with its history.`,
    );
  return found.id;
}

async function resolveStem(repository: GitRepository, stem: string): Promise<string | undefined> {
  if (stem === 'HEAD' || stem === '@') return repository.head();
  const refs = await repository.refs();
  if (stem.includes('@{')) {
    const upstream = /@\{(?:u|upstream|push)\}$/i.test(stem) ? await repository.upstream(stem) : undefined;
    return upstream === undefined ? undefined : refs.get(upstream);
  }
  const exact = stem.startsWith('refs/') ? refs.get(stem) : undefined;
  if (exact !== undefined) return exact;
  const names = PLACES.map((place) => place(stem)).filter((each) => refs.has(each));
  const isId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(stem);
  const abbreviated = !isId && /^[0-9a-f]{4,64}$/.test(stem) ? await repository.findObject(stem) : undefined;
  const meanings = [...names, ...(abbreviated === undefined ? [] : [`the object ${abbreviated.id}`])];
  if (meanings.length > 1)
    throw new Error(`the name is ambiguous: it may mean ${meanings.join(' or ')}. Give the full name.`);
  // A full id is itself, whatever a ref is called.
  if (isId) return stem;
  return names[0] === undefined ? abbreviated?.id : refs.get(names[0]);
}

/** Where changes usually go, the likeliest first. */
const USUAL = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/** The full name of the branch that changes usually go to; undefined where none of the usual ones is there. */
export async function usualBase(repository: GitRepository): Promise<string | undefined> {
  const refs = await repository.refs();
  return USUAL.find((name) => refs.has(name));
}
