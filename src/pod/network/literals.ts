import { isFields, listOf, textOf } from '../../kubernetes/json';
import type { PodContainer } from '../containers';

/** An environment variable whose value is written out. */
export interface Literal {
  readonly name: string;
  readonly value: string;
}

/** The environment variables of a container whose values are written out. */
export function literalsOf({ fields }: PodContainer): Literal[] {
  return listOf(fields['env']).flatMap((item) => {
    const [name, value] = isFields(item) ? [textOf(item['name']), textOf(item['value'])] : [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}
