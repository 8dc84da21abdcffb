/** Folders in which nothing of a project itself lies, wherever they stand: version control and installed packages. */

export const IGNORED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules']);
