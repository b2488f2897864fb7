/** Marks the errors that have findings, those of every copy of this package. */
export const FINDINGS_ERROR = Symbol.for('cdk8s-pod-patterns.findings-error');
