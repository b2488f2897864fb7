import type { IConstruct } from 'constructs';
import { constructPath } from '../tree/construct-path';
import { keepPromise } from '../template/keep-promise';
import { promiseScope } from '../template/pod-promises';
import { exclusiveCoresRule } from './exclusive-cores-rule';

/** Promises that containers get cores for themselves; all of the app where none is named. */
export function requireExclusiveCores(scope: IConstruct, containers: readonly string[]): void {
  const rule = exclusiveCoresRule([...containers], constructPath(promiseScope(scope)));
  keepPromise(scope, { kind: 'exclusive-cores', rules: [rule], edits: [] });
}
