import type { IConstruct } from 'constructs';

/** The path of a construct as people read it; that of an app is empty. */
export function constructPath({ node }: IConstruct): string {
  return node.path === '' ? '(the app)' : node.path;
}
