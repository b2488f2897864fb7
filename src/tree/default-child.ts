import type { IConstruct } from 'constructs';

/** The child that stands for a construct; `node.defaultChild` throws if there are children of both names. */
export function defaultChild({ node }: IConstruct): IConstruct | undefined {
  const resource = node.tryFindChild('Resource');
  return resource && node.tryFindChild('Default') ? resource : node.defaultChild;
}

/** The construct by which people know an object: the one that made it, or the object itself. */
export function makerOf(object: IConstruct): IConstruct {
  const { scope } = object.node;
  return scope && defaultChild(scope) === object ? scope : object;
}
