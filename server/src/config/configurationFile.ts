/** The name of the configuration file, apart from its reading, which few of those who look for it need. */

/** The file's name, at the root of a repository or folder. */
export const CONFIGURATION_FILE = '.ai-security-scanner.yml';
