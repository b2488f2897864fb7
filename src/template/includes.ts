import { Include, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructFact } from '../tree/construct-state';

/** A construct with the objects of a file. */
export type Including = IConstruct & { readonly apiObjects: ApiObject[] };

const IS_INCLUDING = new ConstructFact<boolean>('holds the objects of a file');

/** Lets one of the objects of a construct be chosen as those of an `Include` are. */
export function markIncluding(construct: Including): void {
  IS_INCLUDING.set(construct, true);
}

/** Whether a construct is an Include of any copy of cdk8s, of which `instanceof` knows one only, or is like one. */
export function isIncluding(construct: IConstruct): construct is Including {
  if (construct instanceof Include || IS_INCLUDING.of(construct) === true) return true;
  const { apiObjects } = construct as Partial<Include>;
  return construct.constructor.name === 'Include' && Array.isArray(apiObjects);
}
