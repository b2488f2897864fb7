import { MAX_MINOR, MIN_MINOR } from '../kubernetes/version';

/** The versions that a target can be, in words. */
export const TARGETS = `a version of Kubernetes from 1.${MIN_MINOR} to 1.${MAX_MINOR}`;
