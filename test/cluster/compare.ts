import { isList, isObject, type Json, type JsonObject } from './json';
import { nanos } from './quantity';
import { equalsAbsent, isQuantity, mayGrow } from './server-forms';

/** A value that was sent and is not what is stored; `stored` is undefined where nothing is. */
export interface Difference {
  readonly path: string;
  readonly sent: Json;
  readonly stored: Json | undefined;
}

/** Everything of `sent` that `stored` lacks or has otherwise. What the server adds, such as defaults, is no difference. */
export function differences(sent: Json, stored: Json | undefined): Difference[] {
  return compare([], sent, stored);
}

/** Where a comparison stands: keys of objects and indexes of lists, from the root. */
type Place = readonly (string | number)[];

function compare(place: Place, sent: Json, stored: Json | undefined): Difference[] {
  if (sent === null) return [];
  if (stored === undefined || stored === null)
    return equalsAbsent(fieldOf(place), sent) ? [] : [differs(place, sent, stored)];
  if (isList(sent)) return isList(stored) ? compareLists(place, sent, stored) : [differs(place, sent, stored)];
  if (isObject(sent)) return isObject(stored) ? compareObjects(place, sent, stored) : [differs(place, sent, stored)];
  return isSame(place, sent, stored) ? [] : [differs(place, sent, stored)];
}

function compareObjects(place: Place, sent: JsonObject, stored: JsonObject): Difference[] {
  return Object.keys(sent).flatMap((key) => compare([...place, key], sent[key] ?? null, ownValue(stored, key)));
}

function compareLists(place: Place, sent: readonly Json[], stored: readonly Json[]): Difference[] {
  const isLongEnough = mayGrow(fieldOf(place)) ? stored.length >= sent.length : stored.length === sent.length;
  if (!isLongEnough) return [differs(place, sent, stored)];
  return sent.flatMap((item, index) => compare([...place, index], item, stored[index]));
}

function isSame(place: Place, sent: Json, stored: Json): boolean {
  if (sent === stored) return true;
  const [parent, key] = place.slice(-2);
  const amount = isQuantity(String(parent), String(key)) ? nanos(sent) : undefined;
  return amount !== undefined && amount === nanos(stored);
}

/** A label may be called `constructor`: what an object inherits is not what it stores. */
function ownValue(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function fieldOf(place: Place): string | undefined {
  const key = place.at(-1);
  return typeof key === 'string' ? key : undefined;
}

function differs(place: Place, sent: Json, stored: Json | undefined): Difference {
  return { path: pathOf(place), sent, stored };
}

/** As the API server writes field paths: `metadata.labels[app.kubernetes.io/name]`. */
function pathOf(place: Place): string {
  const steps = place.map((key) => (/^[A-Za-z_]\w*$/.test(String(key)) ? `.${key}` : `[${key}]`));
  return steps.join('').replace(/^\./, '');
}
