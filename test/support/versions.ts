import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { NEWEST_VERSION } from '../../src/kubernetes/version';

/** The newest minor version that running servers have judged, such as `1.36`. */
export const NEWEST = NEWEST_VERSION.toString();

/** The minor versions of which anything is known, previews included. */
export const KNOWN_MINORS = RELEASES.map((release) => Number(release.split('.')[1]));

const LAST_MINOR = Math.max(...KNOWN_MINORS);

/** The last of them, such as `1.37`. */
export const LAST_KNOWN = `1.${LAST_MINOR}`;

/** The versions that are read from a release before them, and that no running server has judged. */
export const PREVIEWS = KNOWN_MINORS.filter((minor) => minor > NEWEST_VERSION.minor).map((minor) => `1.${minor}`);

/** The first minor version of which nothing is known. */
export const FIRST_UNKNOWN = `1.${LAST_MINOR + 1}`;
