/** Kubernetes objects stay far below it, and code that follows a value recursively is safe with it. */
export const MAX_DEPTH = 1000;

/** Said of what is nested deeper. */
export const TOO_DEEP = `lists and mappings are nested in more than ${MAX_DEPTH} levels`;
