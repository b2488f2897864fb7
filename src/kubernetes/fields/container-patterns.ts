/** Every container of a Pod's spec, as `parseFieldPattern` reads it. */
export const ANY_CONTAINER = '(containers|initContainers|ephemeralContainers)[*]';

/** The containers that a Pod is created with. */
export const DECLARED_CONTAINER = '(containers|initContainers)[*]';
