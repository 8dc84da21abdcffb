/**
 * The bill of materials of a release, as CycloneDX JSON. npm writes one from the lock file, but it lists everything
 * that is installed to build and test. A release carries only what the build bundles or copies, so the rest is taken
 * out here.
 */

/** A package that ships. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
}

/** What is read of CycloneDX; whatever else npm writes stays as it is. */
export interface Sbom {
  readonly metadata: { readonly component: SbomComponent; readonly [key: string]: unknown };
  readonly components: readonly SbomComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [key: string]: unknown;
}

interface SbomComponent {
  readonly 'bom-ref': string;
  readonly [key: string]: unknown;
}

/**
 * npm's bill of materials, cut down to what ships. Throws when npm does not list a package that ships.
 * @param product the project itself: npm calls it after its folder
 */
export function shippedSbom(all: Sbom, product: string, shipped: readonly ShippedPackage[]): Sbom {
  const refs = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  const components = all.components.filter((component) => refs.has(component['bom-ref']));
  const listed = new Set(components.map((component) => component['bom-ref']));
  const missing = [...refs].filter((ref) => !listed.has(ref));
  if (missing.length > 0)
    throw new Error(`package-lock.json does not have what ships: ${missing.join(', ')}. Run \`npm ci\`.`);
  const root = all.metadata.component;
  const rest = all.dependencies.filter(({ ref }) => refs.has(ref));
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...root, type: 'application', name: product } },
    // npm calls them optional and of development, since nothing is installed with the product: they are inside it.
    components: components.map((component) => ({ ...component, scope: 'required', properties: [] })),
    dependencies: [
      { ref: root['bom-ref'], dependsOn: [...refs].sort() },
      ...rest.map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
    ],
  };
}
