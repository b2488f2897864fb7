import type { IConstruct } from 'constructs';
import { withArticle } from '../kubernetes/words';
import { constructPath } from '../tree/construct-path';
import { rejectConstruct } from './locate';

/** Refuses the id of a construct that its scope cannot take, before the construct joins the tree. */
export function requireFreeId(scope: IConstruct, id: string): void {
  if (id === '') {
    rejectConstruct('reserved-id', scope, {
      option: 'id',
      value: id,
      message: 'the id of the construct is empty, which is the id of the app.',
      fix: 'choose an id, such as the name of the container.',
    });
  }
  const present = scope.node.tryFindChild(id);
  if (!present) return;
  rejectConstruct('duplicate-id', present, {
    option: 'id',
    value: id,
    message: `the id "${id}" is taken: ${constructPath(scope)} has ${withArticle(present.constructor.name)} of that id already.`,
    fix: 'choose another id for one of the two.',
  });
}
