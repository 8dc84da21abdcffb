/** The names of what packs are kept in, apart from reading them, which few of those who look for them need. */

/** The lock, beside the configuration. */
export const LOCK_FILE = '.ai-security-scanner.lock';
/** The list of trusted publishers, wherever it lies. */
export const PUBLISHERS_NAME = 'trusted_publishers';
/** The folder of the packs, beside the lock, with `/`. */
export const PACKS_FOLDER = '.ai-security/packs';
