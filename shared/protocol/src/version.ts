/** The versions of the protocol that this build speaks, lowest and highest. */
export const supportedVersions: VersionRange = { min: 1, max: 1 };

/** The `schema_version` of every event that this build writes. */
export const schemaVersion = 1;

/** An inclusive range of protocol versions. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** The highest version that both sides speak, or undefined where there is none. */
export function negotiateVersion(ours: VersionRange, theirs: VersionRange): number | undefined {
  const version = Math.min(ours.max, theirs.max);
  return version >= Math.max(ours.min, theirs.min) ? version : undefined;
}
