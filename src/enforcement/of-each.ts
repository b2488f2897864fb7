import type { Finding } from '../findings/finding';
import { FindingsError, isFindingsError, throwFindings } from './findings-error';

/**
 * Makes something of each item of a list, and throws all that is refused of them at once.
 *
 * @param make - makes it, and throws findings about it
 * @param list - the option that has the items, such as `Sidecar.volumes`, if the findings name none of them
 */
export function ofEach<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
  list?: string,
): Made[] {
  const refused: Finding[] = [];
  const made = items.flatMap((item, index) => {
    try {
      return [make(item, index)];
    } catch (error) {
      if (!isFindingsError(error)) throw error;
      for (const finding of (error as FindingsError).findings)
        refused.push(list === undefined ? finding : atItem(finding, `${list}[${index}]`));
      return [];
    }
  });
  return refused.length > 0 ? throwFindings(new FindingsError(refused)) : made;
}

function atItem(finding: Finding, item: string): Finding {
  const { location } = finding;
  const option = location?.option === undefined ? item : `${item}, ${location.option}`;
  return { ...finding, location: { ...location, option } };
}
