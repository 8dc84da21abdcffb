/** Types of prerequisites.mjs, which must stay JavaScript: it runs before anything is installed. */
export const root: string;
export class SetupError extends Error {}
export function exitWith(error: unknown): never;
export function checkNode(version?: string): void;
export function dependenciesAreCurrent(folder?: string): boolean;
export function ensureDependencies(): void;
export function npm(args: readonly string[], folder: string): void;
export function npmOutput(args: readonly string[], folder: string): string;
export function runNode(args: readonly string[]): number;
